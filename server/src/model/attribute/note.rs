//! What came of an item, behind an arrow: `Hire 2 people. => Hired 1`, `Ship it => 70%`, `Ship it → done`.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use super::{figure, status};
use crate::lexicon::note;
use crate::measure::change;
use crate::model::inline::Inline;
use crate::model::split;

/// An arrow in a text.
#[derive(Clone, Copy, Debug)]
struct Arrow {
    start: usize,
    end: usize,
    /// `=>`, which nobody uses for the steps of a process.
    double: bool,
}

/// Where the words of an item end before a note on its result, and the note.
pub(super) fn split(inline: &Inline) -> Option<(usize, Stretch<'_>)> {
    let plain = &inline.plain;
    let text = plain.as_str();
    // All arrows hold one of these bytes, and most words hold neither.
    if !text.bytes().any(|byte| matches!(byte, b'>' | 0xe2)) {
        return None;
    }
    let arrow = arrows(text)
        .find(|arrow| !inline.is_inside(arrow.start) && leads_to_note(inline, *arrow))?;
    let words = text.get(..arrow.start)?.trim_end();
    Some((words.len(), Stretch::all(plain).from(arrow.end).trim()))
}

/// The arrows that are looked at: the first ones.
const MOST: usize = 8;

/// How arrows are written, longer ones first, and whether they are double.
const ARROWS: [(&str, bool); 7] = [
    ("==>", true),
    ("=>", true),
    ("⇒", true),
    ("-->", false),
    ("->", false),
    ("→", false),
    ("➡", false),
];

fn arrows(text: &str) -> impl Iterator<Item = Arrow> + '_ {
    let mut from = 0;
    let starts = text.match_indices(['=', '-', '→', '⇒', '➡']);
    let arrows = starts.filter_map(move |(start, _)| {
        let here = text.get(start..).filter(|_| start >= from)?;
        let (sign, double) = ARROWS.iter().find(|(sign, _)| here.starts_with(sign))?;
        from = start + sign.len();
        Some(Arrow {
            start,
            end: from,
            double: *double,
        })
    });
    arrows.take(MOST)
}

fn leads_to_note(inline: &Inline, arrow: Arrow) -> bool {
    let text = inline.plain.as_str();
    let before = text.get(..arrow.start).unwrap_or_default();
    let after = text.get(arrow.end..).unwrap_or_default();
    let spaced = (before.ends_with(' '), after.starts_with(' '));
    let (words, note) = (before.trim_end(), after.trim_start());
    if crate::model::is_blank(words) || note.trim().is_empty() {
        return false;
    }
    let tells = head(note).is_some();
    if leads_to_value(words, note, arrow.double) {
        let link = inline.is_inside(text.len() - note.len());
        return link || (tells && is_complete(inline, words.len()));
    }
    if arrow.double {
        spaced.0 || spaced.1
    } else {
        // `Lead → customer` is a process; it takes more to be a note.
        spaced == (true, true) && (tells || words.ends_with(['.', '!', '?']))
    }
}

/// Whether the arrow may lead from a baseline to a target: `10k => 20k`, `5 days → 36 hours`. A share behind
/// anything but a share does not, and neither does what follows a number that is a target by its preposition:
/// `NPS to 45 => 70%`.
fn leads_to_value(words: &str, note: &str, double: bool) -> bool {
    let is_value = |word: &str| {
        let number = word.trim_start_matches(['$', '€', '£', '#', '<', '>', '~', '≥', '≤', '(']);
        number.starts_with(|char: char| char.is_numeric())
    };
    let sentence = words.ends_with(['.', '!', '?']);
    let mut last = words.rsplit(' ');
    let mut number = last.next().unwrap_or_default();
    if !double && !is_value(number) {
        number = last.next().unwrap_or_default();
    }
    if sentence || !is_value(number) || !is_value(note) {
        return false;
    }
    let before = last.next().unwrap_or_default().to_lowercase();
    let share = figure::leading(note).is_some_and(|figure| figure.name == AttributeName::Progress);
    !(share && (!number.contains('%') || note::BEFORE_TARGET.contains(&before.as_str())))
}

/// Whether the words before `end` already say from where to where: what follows is not a further value.
fn is_complete(inline: &Inline, end: usize) -> bool {
    let plain = inline.plain.slice(0..end);
    let changes = change(&plain.phrase());
    changes.is_some_and(|change| {
        let between = change.baseline.range.end..change.target.range.start;
        let between = plain.as_str().get(between).unwrap_or_default();
        !between.contains(['>', '→', '⇒', '➡'])
    })
}

/// What the beginning of a note tells: the name, and the length of the value.
fn head(note: &str) -> Option<(AttributeName, usize)> {
    if let Some(figure) = figure::leading(note).filter(|figure| !is_change(note, figure.end)) {
        return Some((figure.name, figure.value));
    }
    let signs = status::leading_signs(note);
    let words = note.get(signs..)?;
    let parts = [" - ", " – ", " — ", " ("];
    let sign = words.find(['.', ',', ':', ';', '!']).unwrap_or(words.len());
    let part = parts.iter().filter_map(|part| words.find(part)).min();
    let end = part.map_or(sign, |part| part.min(sign));
    let trimmed = words.get(..end)?.trim_end();
    if status::is_word(trimmed) {
        return Some((AttributeName::Status, signs + trimmed.len()));
    }
    let told = note.get(..signs)?.trim_end();
    (signs > 0).then_some((AttributeName::Status, told.len()))
}

/// Whether a share is how much more or less there is, and not how far it has come: `25% increase`.
fn is_change(note: &str, end: usize) -> bool {
    let behind = note.get(end..).unwrap_or_default().trim_start();
    split::words(behind)
        .next()
        .is_some_and(|word| note::CHANGE.contains(&word.to_lowercase().as_str()))
}

/// What a note tells.
pub(super) fn notation(note: Stretch<'_>) -> Option<Notation> {
    let (name, length) = head(note.text())?;
    Some(Notation::new(name, note.to(length)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::attribute::tests::shown;
    use crate::model::plain::PlainText;
    use crate::test::cases;

    #[test]
    fn a_note_is_split_from_the_words() {
        for [text, words, told] in cases(
            r"
            Hire 2 people. => Hired 1. | Hire 2 people. | -
            Ship it => 70% | Ship it | progress=70%
            Ship it =>100% | Ship it | progress=100%
            Ship it ==> 100% done. It runs | Ship it | progress=100%
            Ship it => Not complete, moved to May | Ship it | status=Not complete
            Ship it => In progress: almost | Ship it | status=In progress
            Ship it → done | Ship it | status=done
            Ship it -> 🟡 at risk | Ship it | status=🟡 at risk
            Ship it => ✅ yes | Ship it | status=✅
            Raise it from 8 to 10 => 100% | Raise it from 8 to 10 | progress=100%
            Raise it from 29% to 70% => 40% | Raise it from 29% to 70% | progress=40%
            Test all in FY20Q4 => 100% | Test all in FY20Q4 | progress=100%
            Close in 10 days by 2027. => 90% | Close in 10 days by 2027. | progress=90%
            Raise it => 25% increase | Raise it | -
            Score it => 0.7 | Score it | score=0.7
            Raise NPS to 45 => 70% | Raise NPS to 45 | progress=70%
            Raise it by 20% => 70% | Raise it by 20% | progress=70%
            Win 3 cities --> 70% | Win 3 cities | progress=70%
            10 => 20 | 10 => 20 | -
            Conversion 20% → 30% | Conversion 20% → 30% | -
            Latency 5 days → 36 hours | Latency 5 days → 36 hours | -
            Grow $1M -> $2M | Grow $1M -> $2M | -
            Lead → customer in 3 days | Lead → customer in 3 days | -
            Pipeline: retrieve -> rank -> show | Pipeline: retrieve -> rank -> show | -
            95% NL→Cypher validity | 95% NL→Cypher validity | -
            => 70% | => 70% | -
            Ship it => | Ship it => | -
        ",
        ) {
            let inline = Inline {
                plain: PlainText::of_words(text),
                ..Inline::default()
            };
            let (end, note) =
                split(&inline).map_or((text.len(), None), |(end, note)| (end, Some(note)));
            let notation = note.and_then(notation);
            let found = notation.map_or("-".to_owned(), |notation| shown(&[notation], text));
            assert_eq!((&text[..end], &*found), (words, told), "{text}");
        }
    }
}
