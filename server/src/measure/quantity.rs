//! Quantities as others see them: a value, its unit and how it is bounded.

use std::fmt;
use std::ops::Range;

use rust_decimal::Decimal;

use super::Reading;
use super::figure::{Figure, Standing};
use super::lexer::{Kind, Tokens};
use super::lexicon::Roles;
use super::unit::Unit;

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
            bound: bound(tokens, figure),
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
            Unit::Duration => duration(self.value, f),
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

/// The largest unit of time of which the value is a whole number.
fn duration(seconds: Decimal, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let units = [("days", 86_400), ("h", 3600), ("min", 60), ("s", 1)];
    let whole = |(name, one): (&'static str, i64)| {
        let value = seconds.checked_div(Decimal::from(one))?;
        (value.is_integer() && !value.is_zero()).then(|| (name, value.normalize()))
    };
    match units.into_iter().find_map(whole) {
        Some((name, value)) => write!(f, "{value} {name}"),
        None => write!(f, "{seconds} s"),
    }
}

/// Every quantity of the phrase that can be counted or measured, in order.
pub(super) fn quantities(reading: &Reading) -> Vec<Quantity> {
    let counted = reading
        .figures
        .iter()
        .filter(|f| f.standing != Standing::Name);
    counted
        .filter_map(|f| Quantity::of(&reading.tokens, f))
        .collect()
}

/// Words before a number that bound it, the words nearest to the number last.
const PHRASES: [(Bound, &[&str]); 26] = [
    (Bound::AtLeast, &["at", "least"]),
    (Bound::AtLeast, &["no", "less", "than"]),
    (Bound::AtLeast, &["no", "fewer", "than"]),
    (Bound::AtLeast, &["minimum"]),
    (Bound::AtLeast, &["minimum", "of"]),
    (Bound::AtLeast, &["mindestens"]),
    (Bound::AtLeast, &["ao", "menos"]),
    (Bound::AtLeast, &["al", "menos"]),
    (Bound::AtLeast, &["au", "moins"]),
    (Bound::AtMost, &["at", "most"]),
    (Bound::AtMost, &["no", "more", "than"]),
    (Bound::AtMost, &["up", "to"]),
    (Bound::AtMost, &["maximum"]),
    (Bound::AtMost, &["maximum", "of"]),
    (Bound::AtMost, &["within"]),
    (Bound::AtMost, &["höchstens"]),
    (Bound::MoreThan, &["more", "than"]),
    (Bound::MoreThan, &["above"]),
    (Bound::MoreThan, &["over"]),
    (Bound::MoreThan, &["mais", "de"]),
    (Bound::MoreThan, &["plus", "de"]),
    (Bound::LessThan, &["less", "than"]),
    (Bound::LessThan, &["fewer", "than"]),
    (Bound::LessThan, &["under"]),
    (Bound::LessThan, &["below"]),
    (Bound::LessThan, &["menos", "de"]),
];

fn bound(tokens: &Tokens, figure: &Figure) -> Bound {
    let before = figure.first.checked_sub(1).and_then(|p| tokens.kind(p));
    let equal = figure.first >= 2 && tokens.is_sign(figure.first - 1, '=');
    match before {
        Some(Kind::Sign('≥')) => return Bound::AtLeast,
        Some(Kind::Sign('≤')) => return Bound::AtMost,
        Some(Kind::Sign('>')) => return Bound::MoreThan,
        Some(Kind::Sign('<')) => return Bound::LessThan,
        Some(Kind::Sign('=')) if equal && tokens.is_sign(figure.first - 2, '>') => {
            return Bound::AtLeast;
        }
        Some(Kind::Sign('=')) if equal && tokens.is_sign(figure.first - 2, '<') => {
            return Bound::AtMost;
        }
        _ => {}
    }
    let ends = |words: &[&str]| {
        figure.first >= words.len() && tokens.are_words(figure.first - words.len(), words)
    };
    let longest = PHRASES
        .iter()
        .filter(|(_, words)| ends(words))
        .max_by_key(|(_, words)| words.len());
    match longest {
        Some((bound, _)) => *bound,
        None if figure.open_above => Bound::AtLeast,
        None if or_less(tokens, figure) => Bound::AtMost,
        None => Bound::Exact,
    }
}

/// "2 seconds or less".
fn or_less(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    tokens.is_word(next, "or")
        && ["less", "fewer", "lower", "below"]
            .iter()
            .any(|w| tokens.is_word(next + 1, w))
        && !tokens.roles(next).any(Roles::NUMERAL)
}
