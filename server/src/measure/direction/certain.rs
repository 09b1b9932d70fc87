//! Which way the numbers of a range go, where every reading of them agrees.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::away::{goes_on, is_part};
use crate::lexicon::range;
use crate::measure::figure::Figure;
use crate::measure::lexer::{LexemeKind, Tokens};
use crate::measure::numeral::may_part_thousands;
use crate::measure::quantity::{Bound, Quantity};
use crate::measure::range::Direction;
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

/// The most letters of a scale that is not written out: “mi”, “jt”, “tys”.
const ABBREVIATED: usize = 3;

/// Which way the values of `span` go; `None` where that depends on how they are read.
pub(super) fn direction(tokens: &Tokens, span: &Span<'_>) -> Option<Direction> {
    let (from, to) = (&span.change.baseline, &span.change.target);
    let negative = from.value.is_sign_negative() || to.value.is_sign_negative();
    // Of ranks a smaller number is higher, and a verb may mean either.
    if negative
        || from.unit == Unit::Rank
        || !span.change.is_comparable()
        || !is_one_notation(tokens, span)
        || [span.baseline, span.target]
            .iter()
            .any(|end| may_be_scaled(tokens, end))
        || goes_on(tokens, span.target)
        || is_part(tokens, span.baseline)
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
        Ordering::Less if is_below(from, to) => Some(Direction::Up),
        Ordering::Greater if is_below(to, from) => Some(Direction::Down),
        _ => None,
    }
}

/// Whether bounds leave the smaller value below the larger: not “from 3+ to 5”, “from 50 to at least 30”.
fn is_below(smaller: &Quantity, larger: &Quantity) -> bool {
    !matches!(smaller.bound, Bound::AtLeast | Bound::MoreThan)
        && !matches!(larger.bound, Bound::AtMost | Bound::LessThan)
}

/// “$ 1,1 jt”: of money, what is short and not known behind the number may be a scale.
fn may_be_scaled(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let short = tokens.word(next).chars().count() <= ABBREVIATED;
    let unknown = tokens.kind(next) == Some(LexemeKind::Word) && tokens.is_unknown(next);
    matches!(figure.unit, Unit::Money(_)) && figure.scale == 0 && short && unknown
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

/// Whether both numbers are written alike: not “from 1.500 ms to 900 ms”, where the stop may part the thousands, and not
/// in bits at one end and in bytes at the other.
fn is_one_notation(tokens: &Tokens, span: &Span<'_>) -> bool {
    let comma = tokens.is_one_of(span.first, range::FROM_WITH_DECIMAL_COMMA);
    let ends = [span.baseline, span.target];
    let [from, to] = ends.map(|figure| {
        let word = tokens.word(figure.number);
        may_part_thousands(word, '.') || (comma && may_part_thousands(word, ','))
    });
    let [from_bits, to_bits] = ends.map(|figure| tokens.word(figure.last).ends_with('b'));
    from == to && (from_bits == to_bits || span.target.unit != Unit::Named("B"))
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
            "Raise the heat from 30 °F to 10 °C",
            "Reduce defects from 5 per week to 10 per month",
            "Increase releases from 12 a year to 2 a month",
            "Reduce the rank from #3 to #9",
            "Raise the app from 9 to 3 in the ranking",
            "Reduce stock from 20 to 2 dozen",
            "Reduce the wait from 3+ days to 5 days",
            "Increase coverage from 50% to 40% or more",
            "Grow the team from 10 to 8-12",
            "Grow the team 5-10 → 8-12",
            "Increase the pace 5:30 → 4:10",
            "Reduce the share from half to one third",
            "Increase ease of use from 5 clicks to 3 clicks",
            "Elevar o faturamento de R$ 900.000,00 para R$ 1,1 mi",
            "Grow sales from $900,000 to $1.1 jt",
            "Reduzir os atrasos de 1.125 para 900",
            "Erhöhen der Dauer von 1,125 s auf 2 s",
        ] {
            let reading = Reading::of(&Phrase::of_words(text));
            assert_eq!(contradiction(&reading), None, "{text}");
        }
    }
}
