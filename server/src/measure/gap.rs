//! Ranges with an end left out: "from to 9.5", "from 30 to", "from __ to 50".

use std::ops::Range;

use super::figure::FigureStanding;
use super::lexer::{LexemeKind, Tokens};
use super::placeholder;
use super::range::preposition;
use super::reading::Reading;
use crate::lexicon::Sense;

/// Which end of a range is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The value it starts from.
    Baseline,
    /// The value it shall reach.
    Target,
    /// Both.
    Both,
}

/// A range whose baseline or target was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncompleteRange {
    /// Bytes from "from" to the end of what is there.
    pub range: Range<usize>,
    /// What is not there.
    pub missing: Missing,
}

/// How far after "from" its "to" is looked for, in tokens.
const REACH: usize = 10;

/// The first range that has a literal gap. A letter ("from X to Y") is a placeholder, not a gap.
pub(super) fn incomplete_range(reading: &Reading) -> Option<IncompleteRange> {
    let tokens = &reading.tokens;
    (0..tokens.len())
        .filter(|&at| tokens.is_word(at, "from"))
        .find_map(|from| gap(reading, from))
}

fn gap(reading: &Reading, from: usize) -> Option<IncompleteRange> {
    let tokens = &reading.tokens;
    let blank = blank(tokens, from + 1);
    let to = blank.or_else(|| (from + 2..from + REACH).find(|&i| tokens.is_word(i, "to")))?;
    let target = end_of_target(reading, to);
    let missing = match (blank.is_some(), target.is_some()) {
        (true, true) => Missing::Baseline,
        (true, false) if is_open(tokens, to + 1) => Missing::Both,
        (false, false) if is_open(tokens, to + 1) && begins_with_value(reading, from, to) => {
            Missing::Target
        }
        _ => return None,
    };
    let end = target.or_else(|| tokens.get(to).map(|t| t.end))?;
    Some(IncompleteRange {
        range: tokens.get(from)?.start..end,
        missing,
    })
}

/// The index after a blank that begins at `at`: "__", "?", "…", "...", "[ ]", "( )"; `at` itself before "to".
fn blank(tokens: &Tokens, at: usize) -> Option<usize> {
    let mark = |i: usize| {
        matches!(
            tokens.kind(i),
            Some(LexemeKind::Sign(
                '_' | '?' | '…' | '.' | '[' | ']' | '(' | ')' | '$' | '%'
            ))
        )
    };
    let end = (at..at + 12).find(|&i| !mark(i))?;
    tokens.is_word(end, "to").then_some(end)
}

/// Whether what stands between "from" and "to" is a quantity or a placeholder, with at most three words after it.
fn begins_with_value(reading: &Reading, from: usize, to: usize) -> bool {
    let tokens = &reading.tokens;
    let at = reading.figures.partition_point(|f| f.first <= from);
    let figure = reading.figures.get(at).filter(|f| f.last < to);
    let last = match figure.filter(|f| f.standing == FigureStanding::Measure) {
        Some(figure) if preposition(tokens, figure.first, Sense::FROM) == Some(from) => figure.last,
        _ if placeholder::is_placeholder(tokens, from + 1) => {
            placeholder::end(tokens, from + 1) - 1
        }
        _ => return false,
    };
    to - last <= 4 && (last + 1..to).all(|i| tokens.kind(i) == Some(LexemeKind::Word))
}

/// The end in bytes of the quantity or placeholder that "to" leads to.
fn end_of_target(reading: &Reading, to: usize) -> Option<usize> {
    let tokens = &reading.tokens;
    let at = reading.figures.partition_point(|f| f.first <= to);
    let figure = reading.figures.get(at).filter(|f| {
        f.first <= to + 6
            && (to + 1..f.first)
                .all(|i| !matches!(tokens.kind(i), Some(LexemeKind::Sign('.' | ',' | ';'))))
            && (f.first == to + 1 || preposition(tokens, f.first, Sense::TO).is_some())
    });
    let skipped = (to + 1..to + 6).find(|&i| {
        !tokens
            .senses(i)
            .intersects(Sense::APPROXIMATE | Sense::DETERMINER)
            && !matches!(
                tokens.kind(i),
                Some(LexemeKind::Sign('$' | '<' | '>' | '≥' | '≤'))
            )
    });
    let placeholder = skipped.filter(|&i| {
        placeholder::is_placeholder(tokens, i)
            && !matches!(tokens.kind(i), Some(LexemeKind::Sign(_)))
    });
    figure
        .map(|f| f.range.end)
        .or_else(|| tokens.get(placeholder?).map(|t| t.end))
}

/// Whether nothing that could be a value follows: the end, a stop, a blank, a deadline.
fn is_open(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        None => true,
        // `[target]` is a place that a template leaves to be filled in.
        Some(LexemeKind::Sign('[')) => tokens.kind(at + 1) != Some(LexemeKind::Word),
        Some(LexemeKind::Sign('.' | ',' | ';' | '!' | '?' | '_' | '…' | ')' | '(' | '%')) => true,
        Some(LexemeKind::Word) if tokens.is_word(at, "in") => is_time(tokens, at + 1),
        Some(LexemeKind::Word) => tokens.senses(at).intersects(Sense::BY | Sense::DEADLINE),
        _ => false,
    }
}

/// "Q3", "June", "2025".
fn is_time(tokens: &Tokens, at: usize) -> bool {
    let coded = tokens.word(at).starts_with(['Q', 'H', 'F'])
        && tokens.word(at).ends_with(|c: char| c.is_ascii_digit());
    coded
        || tokens.senses(at).intersects(Sense::CALENDAR)
        || matches!(
            tokens.kind(at),
            Some(LexemeKind::Number | LexemeKind::Period)
        )
}

#[cfg(test)]
mod tests {
    use super::super::{Phrase, Reading};
    use super::*;
    use crate::test::cases;

    #[test]
    fn gaps() {
        let table = "
            Raise the reliability score from to 9.5 out of 10        | Baseline from to 9.5 out of 10
            Raise NPS from 30 to                                     | Target from 30 to
            Raise NPS from 30 to.                                    | Target from 30 to
            Raise NPS from 30 to by Q2                               | Target from 30 to
            Cut churn from to                                        | Both from to
            Cut churn from to by the end of Q2                       | Both from to
            Raise NPS from __ to 50                                  | Baseline from __ to 50
            Raise NPS from ? to 50                                   | Baseline from ? to 50
            Raise NPS from 30 to ??                                  | Target from 30 to
            Raise NPS from ___ to ___                                | Both from ___ to
            Raise NPS from 30 to in Q3                               | Target from 30 to
            Learn where signups come from to improve targeting       |
            Raise NPS from 20 to in excess of 50                     |
            Raise NPS from 25 to 35                                  |
            Raise NPS from 25 to over 35                             |
            Raise NPS from X to Y                                    |
            Raise NPS from X% to Y%                                  |
            Approval from Acme to proceed with the trial             |
            Morale improves from the start of the quarter to the end |
            Usage grows to 12 teams                                  |
            Migrate from AWS to GCP                                  |
            Get 5 letters from 3 partners to prove demand            |
            Invite guests from 10 countries to attend                |
        ";
        for [text, expected] in cases(table) {
            let reading = Reading::of(&Phrase::of_words(text));
            let found = incomplete_range(&reading);
            let shown = |r: IncompleteRange| format!("{:?} {}", r.missing, &text[r.range]);
            assert_eq!(found.map(shown).unwrap_or_default(), expected, "{text}");
        }
    }
}
