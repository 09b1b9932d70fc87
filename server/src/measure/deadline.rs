//! By when: "by the end of Q3", "before August", "in mid-June", "as soon as possible" (G71, G86).

use std::ops::Range;

use super::clause::clauses;
use super::lexer::{LexemeKind, Tokens};
use super::matcher::patterns;
use super::phrase::Phrase;
use super::reading::Reading;

use crate::period::{Part, When, when_at};

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
    use super::*;
    use crate::measure::tests::{finds, shows};

    #[test]
    fn deadlines() {
        let table = "
            Ship it by the end of Q3               | Part(Quarter(3)) AtEnd by the end of Q3
            Ship it by end of Q3.                  | Part(Quarter(3)) AtEnd by end of Q3
            Ship it by Q3                          | Part(Quarter(3)) ByThen by Q3
            Ship it before August                  | Part(Month(8)) Before before August
            Deployed in mid-June                   | Part(Month(6)) Within in mid-June
            Held in June (late)                    | Part(Month(6)) Within in June
            Signed no later than September 15      | DayOfMonth { month: 9, day: 15 } ByThen no later than September 15
            Growth to 5 by end of year             | EndOfYear(Unmarked) AtEnd by end of year
            Win ten of them by the end of the year | EndOfYear(Unmarked) AtEnd by the end of the year
            Win ten by EOY                         | EndOfYear(Unmarked) AtEnd by EOY
            Win ten until FY23                     | Period(FY23) ByThen until FY23
            3x coverage for Q3+Q4                  |
            Traction in Q3                         |
            Stand by the readers                   |
            Deals at stage 4+ with FY22 close date |
            Answer in 5 days                       |
            Close the books (due by Q3)            |
            Improve by 5% in total                 |
        ";
        shows(table, |reading| {
            let found = deadline(reading)?;
            let when = match found.when {
                When::Period(period) => format!("Period({period})"),
                when => format!("{when:?}"),
            };
            let words = reading.tokens.slice(found.range);
            Some(format!("{when} {:?} {words}", found.due))
        });
    }

    #[test]
    fn a_deadline_may_be_that_of_a_clause() {
        let table = "
            Hire enough people to open the shop by Q3 | true
            Hire people so the shop opens by Q3       | true
            Present the plan to the board by Q3       | false
            Grow visits to 500 by Q3                  | false
            Hire people to sell. Ready by Q3          | false
        ";
        shows(table, |reading| Some(deadline(reading)?.subordinate));
    }

    #[test]
    fn vague_deadlines() {
        let table = "
            Answer letters as soon as possible     | as soon as possible
            Open the shop ASAP                     | ASAP
            Open the shop soon.                    | soon
            Open 3 shops in the coming months      | in the coming months
            As soon as the shop opens, sell 5 maps |
            Letters are answered sooner            |
            Answer too soon                        |
            Replicas are eventually consistent     |
            Open the shop by May                   |
        ";
        finds(table, vague_deadline);
    }
}
