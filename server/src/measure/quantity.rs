//! Quantities as others see them: a value, its unit and how it is bounded.

use std::fmt;
use std::ops::Range;

use rust_decimal::Decimal;

use super::figure::{Figure, FigureStanding};
use super::lexer::Tokens;
use super::matcher::patterns;
use super::reading::Reading;
use super::unit::{self, Unit};

patterns!("quantity");

/// How a stated value limits the real one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just the value.
    #[default]
    Exact,
    /// The value or more: "at least 5", "≥5", "5+".
    AtLeast,
    /// More than the value.
    MoreThan,
    /// The value or less: "at most 5", "up to 5", "within 5 days".
    AtMost,
    /// Less than the value.
    LessThan,
}

/// A quantity that the text states.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value in the base of its unit: scales are multiplied out ("$2.5k" is 2500), durations are in seconds.
    pub value: Decimal,
    /// What is counted.
    pub unit: Unit,
    /// How it is bounded.
    pub bound: Bound,
    /// Its bytes, with the sign of money, the scale and the unit.
    pub range: Range<usize>,
    /// Power of ten of a scale that was written out.
    pub(super) scale: u32,
    /// What one of the unit as written is worth in its base.
    pub(super) factor: Decimal,
    pub(super) ambiguous_m: bool,
}

impl Quantity {
    pub(super) fn of(tokens: &Tokens, figure: &Figure) -> Option<Self> {
        Some(Quantity {
            value: figure.value?,
            unit: figure.unit,
            bound: BOUND.about(tokens, figure).unwrap_or_default(),
            range: figure.range.clone(),
            scale: figure.scale,
            factor: figure.factor,
            ambiguous_m: figure.ambiguous_m,
        })
    }

    /// The number as it was written, before its scale.
    pub(super) fn mantissa(&self) -> Option<Decimal> {
        self.value
            .checked_div(Decimal::from(10u64.checked_pow(self.scale)?))
    }
}

impl fmt::Display for Quantity {
    /// The value with its unit: "6000 USD", "95%", "10 min".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Duration => duration(self.value, self.factor, f),
            Unit::Count => write!(f, "{}", self.value),
            Unit::Percent | Unit::Multiple | Unit::OutOf(_) => {
                write!(f, "{}{}", self.value, self.unit)
            }
            Unit::Rank => write!(f, "#{}", self.value),
            Unit::Points | Unit::Money(_) | Unit::Named(_) => {
                write!(f, "{} {}", self.value, self.unit)
            }
        }
    }
}

/// In the unit of time in which it was written.
fn duration(seconds: Decimal, factor: Decimal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let named = unit::TIMES
        .iter()
        .find(|(over, under, _)| Decimal::new(*over, *under) == factor);
    match named.zip(seconds.checked_div(factor)) {
        Some(((.., name), value)) => write!(f, "{} {name}", value.round_dp(2).normalize()),
        None => write!(f, "{seconds} s"),
    }
}

/// Every quantity of the phrase that can be counted or measured, in order.
pub(super) fn quantities(reading: &Reading) -> Vec<Quantity> {
    let counted = reading
        .figures
        .iter()
        .filter(|f| f.standing != FigureStanding::Name);
    counted
        .filter_map(|f| Quantity::of(&reading.tokens, f))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn quantities_with_units_and_bounds() {
        let table = "
            Sign 15 partners          | 15
            At least 1,500 attendees  | ≥ 1500
            Earn $ 1 mln              | 1000000 USD
            Earn $2.5k                | 2500 USD
            Gastar R$ 3 mil           | 3000 BRL
            Gastar R$ 1,1 mi          | 1100000 BRL
            Raise 5M€                 | 5000000 EUR
            USD 40 per seat           | 40 USD
            Serve 5k+ users           | ≥ 5000
            99.99% uptime             | 99.99%
            Less than 30 percent      | < 30%
            Up 5 percentage points    | 5 points
            3x the pipeline           | 3x
            Answer within 5 mins      | ≤ 5 min
            Pages load in 300ms       | 300 ms
            Cut the build time to 10m | 10 min
            Payback below 12 months   | < 12 months
            10.000 Abonnenten         | 10000
            99.990% uptime            | 99.99%
            Cycle of 8.4 days         | 8.4 days
            Rated 9.5 out of 10       | 9.5/10
            Stay in the top 10        | #10
            Become #1                 | #1
            No more than two outages  | ≤ 2
            2 seconds or less         | ≤ 2 s
            40% or more               | ≥ 40%
            At most 3 of 12           | ≤ 3/12
            Three dozen talks         | 36
            Reach five million        | 5000000
            ≥95％ der Nutzer          | ≥ 95%
            ٩٥٪                       | 95%
            Less than 2 GB            | < 2000000000 B
            收入达到5万元             | 50000 CNY
            在3天内响应               | 3 days
            V2 by Q3 2021, see #123   |
        ";
        shows(table, |reading| {
            let found: Vec<_> = quantities(reading).iter().map(shown).collect();
            Some(found.join(" and "))
        });
    }

    fn shown(quantity: &Quantity) -> String {
        let bound = match quantity.bound {
            Bound::Exact => "",
            Bound::AtLeast => "≥ ",
            Bound::MoreThan => "> ",
            Bound::AtMost => "≤ ",
            Bound::LessThan => "< ",
        };
        format!("{bound}{quantity}")
    }
}
