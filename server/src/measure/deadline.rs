//! By when: "by the end of Q3", "before August", "in mid-June", "as soon as possible" (G71, G86).

use std::ops::Range;

use super::clause::clauses;
use super::lexer::{LexemeKind, Tokens};
use super::matcher::patterns;
use super::period::{Part, When, when_at};
use super::phrase::Phrase;
use super::reading::Reading;

patterns!("deadline");

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
    let words = clauses(tokens, &CLAUSE)
        .filter(|(_, token, _)| token.kind == LexemeKind::Word && token.depth == 0);
    let found = words.filter_map(|(at, _, subordinate)| deadline_at(tokens, at, subordinate));
    found.min_by_key(|found| found.subordinate)
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
    let preposition = PREPOSITION.at(tokens, at)?;
    let (ends, next) = end_of(tokens, preposition.end);
    let start = tokens.get(next)?.start;
    let (when, end) = when_at(tokens.text, start)?;
    let due = match preposition.verdict {
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

/// Whether the end of a time is meant that "the end of", "mid-" or "early" leads to, and the token behind those words.
fn end_of(tokens: &Tokens, at: usize) -> (bool, usize) {
    PART.at(tokens, at)
        .map_or((false, at), |found| (found.verdict, found.end))
}

/// Words that set a time which nobody can miss: "asap", "soon", "in the coming months".
pub(super) fn vague_deadline(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let mut found = (0..tokens.len()).filter_map(|at| VAGUE.at(tokens, at));
    let vague = found.find(|found| found.verdict)?;
    Some(tokens.get(vague.first)?.start..tokens.get(vague.end - 1)?.end)
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
