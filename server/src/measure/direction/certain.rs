//! Which way the numbers of a range go, where every reading of them agrees.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Direction;
use crate::measure::figure::Figure;
use crate::measure::lexer::{Kind, Tokens};
use crate::measure::lexicon::Roles;
use crate::measure::numeral;
use crate::measure::quantity::Quantity;
use crate::measure::range::Span;
use crate::measure::unit::Unit;

/// Units of time and what one of them is worth where people work, both in seconds: 8 hours a day, 5 days a week. A
/// month is four weeks then, and a year twelve months.
const WORKING: [(i64, i64); 5] = [
    (86_400, 8 * 3600),
    (7 * 86_400, 40 * 3600),
    (30 * 86_400, 160 * 3600),
    (91 * 86_400, 480 * 3600),
    (365 * 86_400, 1920 * 3600),
];

/// Which way the values of `span` go; `None` where that depends on how they are read.
pub(super) fn direction(tokens: &Tokens, span: &Span<'_>) -> Option<Direction> {
    let (from, to) = (&span.change.baseline, &span.change.target);
    let negative = from.value.is_sign_negative() || to.value.is_sign_negative();
    if negative
        || !from.unit.comparable(to.unit)
        || !is_one_unit(tokens, span)
        || !is_one_notation(tokens, span)
        || goes_on(tokens, span.target)
    {
        return None;
    }
    let scaled = from.value.cmp(&to.value);
    let written = match (span.baseline.value, span.target.value) {
        // “from 5 to 2 million”: of the first number nobody knows the scale.
        (Some(from), Some(to)) if span.baseline.unit == span.target.unit => from.cmp(&to),
        _ => scaled,
    };
    let worked = working(from)?.cmp(&working(to)?);
    match scaled {
        _ if scaled != worked || scaled != written => None,
        Ordering::Less => Some(Direction::Up),
        Ordering::Greater => Some(Direction::Down),
        Ordering::Equal => None,
    }
}

/// The value with working days for days, and so on.
fn working(quantity: &Quantity) -> Option<Decimal> {
    let mut times = WORKING.iter();
    let worth = times.find(|(calendar, _)| quantity.factor == Decimal::from(*calendar));
    match worth.filter(|_| quantity.unit == Unit::Duration) {
        Some((calendar, working)) => quantity
            .value
            .checked_mul(Decimal::from(*working))?
            .checked_div(Decimal::from(*calendar)),
        None => Some(quantity.value),
    }
}

/// Whether both ends are of one unit by what follows them: not “from $1 to 80 cents”, “from 1 sprint to 3 days”.
fn is_one_unit(tokens: &Tokens, span: &Span<'_>) -> bool {
    let (from, to) = (span.baseline, span.target);
    match (counted(tokens, from), counted(tokens, to)) {
        (Some(first), Some(second)) => first == second,
        (Some(_), None) | (None, Some(_)) => from.unit == to.unit && from.scale == to.scale,
        (None, None) => true,
    }
}

/// Whether both numbers are written alike: not “from 1.500 ms to 900 ms”, where the stop may part the thousands, and not
/// in bits at one end and in bytes at the other.
fn is_one_notation(tokens: &Tokens, span: &Span<'_>) -> bool {
    let ends = [span.baseline, span.target];
    let [from, to] = ends.map(|figure| numeral::is_dotted_thousands(tokens.word(figure.number)));
    let [from_bits, to_bits] = ends.map(|figure| tokens.word(figure.last).ends_with('b'));
    from == to && (from_bits == to_bits || span.target.unit != Unit::Named("B"))
}

/// Whether another value to reach follows behind the target: “from 5 to 8 hires to 3”.
fn goes_on(tokens: &Tokens, target: &Figure) -> bool {
    let end = (target.last + 5).min(tokens.len());
    (target.last + 1..end)
        .any(|at| tokens.roles(at).any(Roles::TO) && tokens.kind(at + 1) == Some(Kind::Number))
}

/// What a figure counts: the word or sign behind it that is no part of it, without the ending of a plural.
fn counted(tokens: &Tokens, figure: &Figure) -> Option<String> {
    let next = figure.last + 1;
    let token = tokens.get(next)?;
    let other = Roles::TO
        .and(Roles::FROM)
        .and(Roles::BY)
        .and(Roles::PRESENT)
        .and(Roles::CONJUNCTION)
        .and(Roles::SUBORDINATE)
        .and(Roles::DETERMINER)
        .and(Roles::APPROXIMATE);
    match token.kind {
        Kind::Word if !token.roles.any(other) => {
            let word = tokens.word(next).to_lowercase();
            Some(word.trim_end_matches('s').to_owned())
        }
        // `°C`, `‰`.
        Kind::Sign(sign) if !sign.is_ascii() && tokens.glued(next) => {
            let unit = Some(next + 1).filter(|at| tokens.glued(*at));
            Some(format!("{sign}{}", unit.map_or("", |at| tokens.word(at))))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::contradiction;
    use crate::measure::{Phrase, Reading};

    #[test]
    fn doubtful_values_are_not_compared() {
        for text in [
            "Convert falling accounts from 30 to 50",
            "Cut the review from 2 business days to 4 hours",
            "Shorten repairs from 1 sprint to 3 days",
            "Lower the price from $1 to 80 cents",
            "Raise the share from 5‰ to 1%",
            "Shorten the walk from 1 mile to 800 m",
            "Reduce the wait from 12 hours to 1 day",
            "Reduce onboarding from 4 weeks to 1 month",
            "Grow from 5 to 2 million users",
            "Grow sales from 900 млн to 1,2 млрд",
            "Grow sales from ₩900만 to ₩1억",
            "Reduce complaints from 1 in 50 to 1 in 200",
            "Reduce the price from €5 to $6",
            "Cut the answer from 2 h to 90 min",
            "Reduce the odds from 1:20 to 1:40",
            "Reduce the version from 1.2 to 1.10",
            "Reduce the answer from 1.500 ms to 900 ms",
            "Raise the throughput from 1 Gb to 400 MB a second",
            "Cut growth from 5 to 8 hires to 3",
            "Reduce the heat from 10°C to 60°F",
        ] {
            let reading = Reading::of(&Phrase {
                text,
                placeholders: &[],
                opaque: &[],
            });
            assert_eq!(contradiction(&reading), None, "{text}");
        }
    }
}
