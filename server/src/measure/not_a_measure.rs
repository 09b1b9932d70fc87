//! Numbers that measure nothing: dates, versions, priorities, ids, names, numbers in passing.

use super::figure::{Figure, FigureStanding};
use super::lexer::{LexemeKind, Tokens};
use super::matcher::{Rows, patterns};
use super::{numeral, unit};
use crate::lexicon::Sense;

patterns!("not_a_measure");

/// All reasons that a figure can have by itself.
static REASONS: [&Rows<bool>; 10] = [
    &SUFFIX, &NAME, &ID, &NUMBERED, &VERSION, &YEAR, &DAY, &CLOCK, &ASIDE, &IDIOM,
];

/// Whether the figure measures nothing. `previous` is the figure before it.
pub(super) fn is_not_a_measure(
    tokens: &Tokens,
    figure: &Figure,
    previous: Option<&Figure>,
) -> bool {
    figure.value.is_none()
        || REASONS.iter().any(|rows| rows.hold_about(tokens, figure))
        || previous.is_some_and(|previous| continues_name(tokens, figure, previous))
}

/// "tier 1 or 2", "weeks 3-4", "v1/2": the rest of a list of names.
fn continues_name(tokens: &Tokens, figure: &Figure, previous: &Figure) -> bool {
    let joint = previous.last + 1;
    let joins = tokens.senses(joint).intersects(Sense::CONJUNCTION)
        || matches!(
            tokens.kind(joint),
            Some(LexemeKind::Sign('-' | '–' | '/' | '&'))
        );
    previous.standing == FigureStanding::Name
        && previous.is_count()
        && figure.is_bare()
        && tokens.kind(previous.last) == Some(LexemeKind::Number)
        && figure.first == joint + 1
        && joins
}

fn has_two_bytes(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).len() == 2
}

fn has_four_digits(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).len() == 4
}

/// Whether a name has more than one letter: one that has one stands for a value.
fn is_long(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).len() > 1
}

fn is_dotted(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).contains('.')
}

fn is_hashed(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.is_sign(at - 1, '#')
}

/// A number from 1900 to 2099.
fn is_year(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let year = numeral::value(word).filter(|year| year.is_integer());
    let year = year.and_then(|year| i16::try_from(year).ok());
    word.chars().count() == 4 && year.is_some_and(|year| (1900..2100).contains(&year))
}

/// A word in a script without spaces.
fn is_wide(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).starts_with(|c| c > '\u{2e80}')
}

/// Such a word that makes the number before it a day, a year or a name.
fn names_a_day(tokens: &Tokens, at: usize) -> bool {
    is_wide(tokens, at) && unit::wide_name(tokens.word(at))
}

#[cfg(test)]
mod tests {
    use crate::measure::tests::shows;

    #[test]
    fn names_and_quantities_are_told_apart() {
        let table = "
            Offer 24/7 coverage                 | 0
            Ready on 2021-05-01                 | 0
            Open at 9am, close 17:30            | 0
            Ship V2 and v3.8                    | 0
            Release 0.5.0 is out                | 0
            Pass SOC 2 and ISO 27001            | 0
            Write RFC 136                       | 0
            Unblock tier 1 or 2 accounts        | 0
            Fix P0 and Sev1 incidents           | 0
            Raise Week-1 retention              | 0
            Raise D30 retention                 | 0
            Cut 30-day churn                    | 0
            Close #123 and (#12)                | 0
            Merge PR 77                         | 0
            Sell B2B over 5G with GPT-4 and K8s | 0
            Support 3D views                    | 0
            Issue 007                           | 0
            Migrate to React 18                 | 0
            Beta build #1 approved              | 0
            Close project&575                   | 0
            Take up the next one on its own     | 0
            1,500 attendees                     | 1
            Sign $ 1 mln                        | 1
            Stay the #1 choice                  | 1
            Close the books in 12 days          | 1
            Load in sub-5 seconds               | 1
            Rated 9.5 out of 10                 | 1
            Move 4 of 6 services                | 1
            Spend 2d per milestone on fixes     | 1
        ";
        shows(table, |reading| Some(reading.measures().count()));
    }
}
