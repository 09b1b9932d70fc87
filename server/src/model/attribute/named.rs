//! `Owner: Kim`: a value behind the name of what it tells.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::{figure, owner, priority, status};
use crate::lexicon::note;
use crate::model::split::{self, COLON};

/// A name and its value, which may still be a list; `None` where the stretch does not begin with a name.
pub(super) fn parted(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    colon(stretch).or_else(|| dash(stretch))
}

/// As [`parted`], only before a colon.
pub(super) fn colon(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (name, value) = split::at_first(stretch.text(), &COLON, LONGEST)?;
    Some((AttributeName::named(name)?, stretch.ending(value).trim()))
}

/// Whether a blank and a name with its colon come next.
pub(super) fn begins(text: &str) -> bool {
    let name = || split::at_first(text, &COLON, LONGEST).map(|(name, _)| name);
    let named = |name| AttributeName::named(name).is_some() || is_goal(name);
    text.starts_with(' ') && name().is_some_and(named)
}

/// The value to reach, where it is named by the label of an objective.
pub(super) fn goal(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (name, value) = split::at_first(stretch.text(), &COLON, LONGEST)?;
    is_goal(name).then(|| (AttributeName::Target, stretch.ending(value).trim()))
}

fn is_goal(name: &str) -> bool {
    note::GOAL.contains(&name.trim().to_lowercase().as_str())
}

/// A name has at most this many characters, with emoji and blanks before it.
const LONGEST: usize = 48;

fn dash(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (before, behind) = split::at_first(stretch.text(), &['–', '—', '-'], LONGEST)?;
    let words = before.trim().to_lowercase();
    let spaced = before.ends_with(' ') && behind.starts_with(' ');
    if !spaced || note::NEEDS_COLON.contains(&words.as_str()) {
        return None;
    }
    Some((AttributeName::named(&words)?, stretch.ending(behind).trim()))
}

/// A name and a value without a sign between them, where the value has the form that the name asks for:
/// `owner @kim`, `confidence 5/10`, `due 3 June`, `supports O2`.
pub(super) fn juxtaposed(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let text = stretch.text();
    let blanks = text.match_indices(' ').map(|(at, _)| at).take(2);
    let named = |at| {
        Some((
            AttributeName::named(text.get(..at)?)?,
            stretch.from(at).trim(),
        ))
    };
    let (name, value) = blanks.filter_map(named).last()?;
    let words = value.text();
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    let digit = first.contains(|char: char| char.is_ascii_digit());
    let fits = match name {
        AttributeName::Owner => owner::mentions(value).is_some(),
        AttributeName::Status => status::is_status(value),
        AttributeName::Progress | AttributeName::Score => figure::whole(words).is_some(),
        AttributeName::Confidence => figure::whole(words).is_some() || is_level(words),
        AttributeName::Priority => priority::is_priority(words) || is_level(words),
        AttributeName::Due => first != "to" && words.contains(|char: char| char.is_ascii_digit()),
        AttributeName::Supports => digit && first.starts_with(['o', 'k', '#']),
        AttributeName::Baseline | AttributeName::Current | AttributeName::Target => {
            digit && !note::NEEDS_COLON.contains(&text.get(..text.len() - words.len())?.trim())
        }
        AttributeName::Unit => false,
    };
    fits.then_some((name, value))
}

/// `high confidence`, `medium priority`.
pub(super) fn level(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (level, words) = stretch.text().split_once(' ')?;
    let name = AttributeName::named(words)?;
    let graded = matches!(name, AttributeName::Confidence | AttributeName::Priority);
    (graded && is_level(level)).then(|| (name, stretch.to(level.len())))
}

/// `high`, `medium`, `low`.
fn is_level(words: &str) -> bool {
    ["high", "medium", "low"].contains(&words.to_lowercase().as_str())
}

/// Adds `value` to `found`. The emoji behind a figure tells a status: `Progress: 45% 🟢`. Mentions are added one by one.
pub(super) fn push(name: AttributeName, value: Stretch<'_>, found: &mut Vec<Notation>) {
    use AttributeName::{Confidence, Current, Owner, Progress, Score, Status};
    let value = value.trim();
    let figure = matches!(name, Progress | Score | Confidence | Current);
    let signs = status::trailing_signs(value.text());
    if name == Progress && status::is_status(value) {
        found.extend(Notation::telling(Status, value));
    } else if figure && signs > 0 && signs < value.text().len() {
        found.extend(Notation::telling(name, value.to(signs)));
        found.extend(Notation::telling(Status, value.from(signs)));
    } else if let Some(mentions) = owner::mentions(value).filter(|_| name == Owner) {
        found.extend(mentions);
    } else {
        found.extend(Notation::telling(name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainText;
    use crate::test::cases;

    /// Asserts what each text of `table` is by `parted`, a name and its value: `-` where it begins with no name.
    fn assert_parted(
        parted: fn(Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)>,
        table: &'static str,
    ) {
        for [text, expected] in cases(table) {
            let plain = PlainText::of_words(text);
            let found = parted(Stretch::all(&plain));
            let found = found.map(|(name, value)| format!("{}={}", name.key(), value.text()));
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
        }
    }

    #[test]
    fn a_name_may_stand_directly_before_a_value_of_its_form() {
        assert_parted(
            juxtaposed,
            r"
            owner @kim | owner=@kim
            confidence 5/10 | confidence=5/10
            confidence high | confidence=high
            due date 3 June | due=3 June
            supports O2 | supports=O2
            baseline 12 | baseline=12
            due to rain on 3 days | -
            owner of 3 shops | -
            start 2027 | -
            current users | -
            status | -
        ",
        );
    }

    #[test]
    fn a_name_stands_before_a_colon_or_a_spaced_dash() {
        assert_parted(
            super::parted,
            r"
            Owner: Kim | owner=Kim
            👤 DRI：@kim  | owner=@kim
            Owner – Kim | owner=Kim
            Owner - Kim-Lee | owner=Kim-Lee
            Prazo — 30/06 | due=30/06
            Owner-less teams | -
            Support – answer within a day | -
            Support: O2 | supports=O2
            Progress | -
            The owner: Kim | -
            Status: | status=
        ",
        );
    }
}
