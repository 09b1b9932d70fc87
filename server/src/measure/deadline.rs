//! By when: "by the end of Q3", "before August", "in mid-June", "as soon as possible" (G71, G86).

use std::ops::Range;

use super::lexer::{LexemeKind, Tokens, ends_clause};
use super::period::{Part, When, when_at};
use super::phrase::Phrase;
use super::reading::Reading;
use crate::lexicon::{Sense, deadline};

/// How a deadline relates to the time that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// On its last day: "by the end of Q3".
    AtEnd,
    /// Before it or in it: "by Q3" can mean both.
    ByThen,
    /// Before it begins.
    Before,
    /// At any time in it: "in June".
    Within,
}

/// A time by which a result is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The time that is named.
    pub when: When,
    /// How the deadline relates to it.
    pub due: Due,
    /// Whether it stands in a clause that says what the result is for or which one is meant, and is that clause's.
    pub subordinate: bool,
    /// Bytes from the preposition to the end of the time.
    pub range: Range<usize>,
}

/// The first deadline, outside of brackets; one of the main clause before others.
pub(super) fn deadline(reading: &Reading) -> Option<Deadline> {
    let tokens = &reading.tokens;
    let mut subordinate = false;
    let mut other = None;
    for (at, token) in tokens.iter() {
        match token.kind {
            LexemeKind::Sign(c) if ends_clause(c) || c == '.' => subordinate = false,
            LexemeKind::Word if token.depth == 0 => {
                if let Some(found) = deadline_at(tokens, at, subordinate) {
                    if !subordinate {
                        return Some(found);
                    }
                    other = other.or(Some(found));
                }
                subordinate |= opens_clause(tokens, at);
            }
            _ => {}
        }
    }
    other
}

/// The deadline that a text states as a whole, with or without a preposition: "Q3", "by 15 June".
pub fn due(text: &str) -> Option<Deadline> {
    let reading = Reading::of(&Phrase::of_words(text));
    let tokens = &reading.tokens;
    let stated = || {
        let (_, first) = end_of(tokens, 0);
        let start = tokens.get(first)?.start;
        let (when, end) = when_at(text, start)?;
        Some(Deadline {
            when,
            due: Due::AtEnd,
            subordinate: false,
            range: tokens.get(0)?.start..end,
        })
    };
    deadline_at(tokens, 0, false).or_else(stated)
}

fn deadline_at(tokens: &Tokens, at: usize, subordinate: bool) -> Option<Deadline> {
    let (due, next) = preposition(tokens, at)?;
    let (ends, next) = end_of(tokens, next);
    let start = tokens.get(next)?.start;
    let (when, end) = when_at(tokens.text, start)?;
    let due = match due {
        Due::Before => Due::Before,
        _ if ends => Due::AtEnd,
        due => due,
    };
    if due == Due::Within && !matches!(when, When::Part(Part::Month(_))) {
        return None;
    }
    Some(Deadline {
        when,
        due,
        subordinate,
        range: tokens.get(at)?.start..end,
    })
}

/// "by", "before", "no later than", "due", "in", with the token behind.
fn preposition(tokens: &Tokens, at: usize) -> Option<(Due, usize)> {
    if tokens.are_words(at, &["no", "later", "than"]) {
        return Some((Due::ByThen, at + 3));
    }
    if tokens.is_word(at, "before") {
        return Some((Due::Before, at + 1));
    }
    if tokens.are_words(at, &["this", "year"]) {
        return Some((Due::AtEnd, at));
    }
    if tokens.is_word(at, "due") {
        return Some((
            Due::ByThen,
            at + 1 + usize::from(tokens.is_one_of(at + 1, deadline::AFTER_DUE)),
        ));
    }
    if tokens.is_one_of(at, deadline::UNTIL) {
        return Some((Due::ByThen, at + 1));
    }
    tokens.is_word(at, "in").then_some((Due::Within, at + 1))
}

/// Passes over "the end of", "mid-", "early": whether the end is meant, and the token behind.
fn end_of(tokens: &Tokens, at: usize) -> (bool, usize) {
    let mut next = at + usize::from(tokens.is_word(at, "the") && !tokens.is_word(at + 1, "year"));
    let end = tokens.is_one_of(next, deadline::END);
    let year = tokens.is_word(next, "eoy") || tokens.is_word(next, "eofy");
    if end || tokens.is_one_of(next, deadline::PART) {
        next += 1;
        next += usize::from(tokens.is_sign(next, '-'));
        next += usize::from(tokens.is_word(next, "of"));
        let the = tokens.is_word(next, "the") && !tokens.is_one_of(next + 1, deadline::YEAR);
        next += usize::from(the);
    }
    (end || year, next)
}

/// Whether a clause of purpose or relation begins: "so", "which", "to build"; not "to 50" and "to the board".
fn opens_clause(tokens: &Tokens, at: usize) -> bool {
    if tokens.senses(at).intersects(Sense::SUBORDINATE) || (tokens.is_word(at, "that") && at > 1) {
        return true;
    }
    let next = tokens.senses(at + 1);
    let object = Sense::DETERMINER | Sense::NUMERAL | Sense::APPROXIMATE | Sense::UNIVERSAL;
    tokens.is_word(at, "to")
        && at > 1
        && tokens.kind(at + 1) == Some(LexemeKind::Word)
        && !next.intersects(object)
}

/// Words that set a time which nobody can miss: "asap", "soon", "in the coming months".
pub(super) fn vague_deadline(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    (0..tokens.len()).find_map(|at| {
        let mut phrases = deadline::VAGUE.iter();
        let phrase = phrases.find_map(|phrase| tokens.phrase(at, phrase));
        let adverb = || is_adverb(tokens, at).then_some(1);
        let count = phrase.or_else(adverb)?;
        Some(tokens.get(at)?.start..tokens.get(at + count - 1)?.end)
    })
}

/// "… soon." at the end of a clause, "eventually"; not "as soon as the shop opens" nor "eventually consistent".
fn is_adverb(tokens: &Tokens, at: usize) -> bool {
    let closes = matches!(tokens.kind(at + 1), None | Some(LexemeKind::Sign(_)));
    let compared = at == 0 || tokens.is_one_of(at - 1, deadline::COMPARING);
    (tokens.is_word(at, "soon") && closes && !compared)
        || (tokens.is_word(at, "eventually") && !tokens.is_word(at + 1, "consistent"))
}

#[cfg(test)]
mod tests {
    use super::super::period::{Calendar, Period};
    use super::*;

    fn reading(text: &str) -> Reading<'_> {
        Reading::of(&Phrase::of_words(text))
    }

    #[test]
    fn deadlines() {
        let quarter = |n| When::Part(Part::Quarter(n));
        let month = |n| When::Part(Part::Month(n));
        for (text, expected) in [
            (
                "Ship it by the end of Q3",
                Some((quarter(3), Due::AtEnd, "by the end of Q3")),
            ),
            (
                "Ship it by end of Q3.",
                Some((quarter(3), Due::AtEnd, "by end of Q3")),
            ),
            ("Ship it by Q3", Some((quarter(3), Due::ByThen, "by Q3"))),
            (
                "Ship it before August",
                Some((month(8), Due::Before, "before August")),
            ),
            (
                "Deployed in mid-June",
                Some((month(6), Due::Within, "in mid-June")),
            ),
            (
                "Held in June (late)",
                Some((month(6), Due::Within, "in June")),
            ),
            (
                "Signed no later than September 15",
                Some((
                    When::DayOfMonth { month: 9, day: 15 },
                    Due::ByThen,
                    "no later than September 15",
                )),
            ),
            (
                "Growth to 5 by end of year",
                Some((
                    When::EndOfYear(Calendar::Unmarked),
                    Due::AtEnd,
                    "by end of year",
                )),
            ),
            (
                "Win ten of them by the end of the year",
                Some((
                    When::EndOfYear(Calendar::Unmarked),
                    Due::AtEnd,
                    "by the end of the year",
                )),
            ),
            (
                "Win ten by EOY",
                Some((When::EndOfYear(Calendar::Unmarked), Due::AtEnd, "by EOY")),
            ),
            (
                "Win ten until FY23",
                Period::new(2023, Part::Year, Calendar::Fiscal)
                    .map(|period| (When::Period(period), Due::ByThen, "until FY23")),
            ),
            ("3x coverage for Q3+Q4", None),
            ("Traction in Q3", None),
            ("Stand by the readers", None),
            ("Deals at stage 4+ with FY22 close date", None),
            ("Answer in 5 days", None),
            ("Close the books (due by Q3)", None),
            ("Improve by 5% in total", None),
        ] {
            let found = deadline(&reading(text));
            let found =
                found.and_then(|found| Some((found.when, found.due, text.get(found.range)?)));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_deadline_may_be_that_of_a_clause() {
        for (text, subordinate) in [
            ("Hire enough people to open the shop by Q3", true),
            ("Hire people so the shop opens by Q3", true),
            ("Present the plan to the board by Q3", false),
            ("Grow visits to 500 by Q3", false),
            ("Hire people to sell. Ready by Q3", false),
        ] {
            let found = deadline(&reading(text)).map(|found| found.subordinate);
            assert_eq!(found, Some(subordinate), "{text}");
        }
    }

    #[test]
    fn vague_deadlines() {
        for (text, expected) in [
            ("Answer letters as soon as possible", "as soon as possible"),
            ("Open the shop ASAP", "ASAP"),
            ("Open the shop soon.", "soon"),
            ("Open 3 shops in the coming months", "in the coming months"),
            ("As soon as the shop opens, sell 5 maps", ""),
            ("Letters are answered sooner", ""),
            ("Answer too soon", ""),
            ("Replicas are eventually consistent", ""),
            ("Open the shop by May", ""),
        ] {
            let found = vague_deadline(&reading(text));
            assert_eq!(
                found.and_then(|range| text.get(range)).unwrap_or_default(),
                expected,
                "{text}"
            );
        }
    }
}
