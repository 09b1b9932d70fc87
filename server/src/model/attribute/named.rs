//! `Owner: Kim`: a value behind the name of what it tells.

use super::name::AttributeName;
use super::notation::Notation;
use super::stretch::Stretch;
use super::{figure, owner, priority, status};
use crate::lexicon::note;

/// A name and its value, which may still be a list; `None` where the stretch does not begin with a name.
pub(super) fn split(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    colon(stretch).or_else(|| dash(stretch))
}

/// As [`split`], only before a colon.
pub(super) fn colon(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (name, value) = before_colon(stretch.text())?;
    Some((AttributeName::named(name)?, stretch.from(value).trim()))
}

/// What stands before the first colon, and the byte behind that.
fn before_colon(text: &str) -> Option<(&str, usize)> {
    let mut chars = text.char_indices().take(LONGEST);
    let (at, colon) = chars.find(|(_, char)| matches!(char, ':' | '：'))?;
    Some((text.get(..at)?, at + colon.len_utf8()))
}

/// Whether a blank and a name with its colon come next.
pub(super) fn begins(text: &str) -> bool {
    let name = || before_colon(text).map(|(name, _)| name);
    text.starts_with(' ')
        && name().is_some_and(|name| AttributeName::named(name).is_some() || is_goal(name))
}

/// The value to reach, where it is named by the label of an objective.
pub(super) fn goal(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let (name, value) = before_colon(stretch.text())?;
    is_goal(name).then(|| (AttributeName::Target, stretch.from(value).trim()))
}

fn is_goal(name: &str) -> bool {
    note::GOAL.contains(&name.trim().to_lowercase().as_str())
}

/// A name has at most so many characters, with what is put before it.
const LONGEST: usize = 48;

fn dash(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let text = stretch.text();
    let mut chars = text.char_indices().take(LONGEST);
    let (at, char) = chars.find(|(_, char)| matches!(char, '–' | '—' | '-'))?;
    let (before, behind) = (text.get(..at)?, text.get(at + char.len_utf8()..)?);
    let spaced = before.ends_with(' ') && behind.starts_with(' ');
    let words = before.trim().to_lowercase();
    if !spaced || note::NEEDS_COLON.contains(&words.as_str()) {
        return None;
    }
    let name = AttributeName::named(&words)?;
    Some((name, stretch.from(at + char.len_utf8()).trim()))
}

/// A name and a value without a sign between them, where the value has the form that the name asks for:
/// `owner @kim`, `confidence 5/10`, `due 3 June`, `supports O2`.
pub(super) fn juxtaposed(stretch: Stretch<'_>) -> Option<(AttributeName, Stretch<'_>)> {
    let text = stretch.text();
    let blanks = text.match_indices(' ').map(|(at, _)| at).take(2);
    let (name, value) = blanks
        .filter_map(|at| {
            Some((
                AttributeName::named(text.get(..at)?)?,
                stretch.from(at).trim(),
            ))
        })
        .last()?;
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

/// The notation of a value that says something.
pub(super) fn notation(name: AttributeName, value: Stretch<'_>) -> Option<Notation> {
    let says = |char: char| {
        !char.is_whitespace()
            && !char.is_ascii_punctuation()
            && !matches!(char, '–' | '—' | '…' | '：')
    };
    let value = value.trim();
    value.text().contains(says).then(|| Notation {
        name,
        value: value.range(),
    })
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
            split,
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
