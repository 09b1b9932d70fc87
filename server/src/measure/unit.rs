//! Units and scales: what the signs and words around a numeral make of it.

use std::fmt;

use rust_decimal::Decimal;

use super::lexer::ideograph;
use crate::lexicon::unit::UnitWord;
use crate::lexicon::{self, FOLDED, fold, numbered};

/// What a value counts. Values compare only within one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A bare number, or a number of things.
    Count,
    /// Per cent.
    Percent,
    /// Points of a score or percentage points.
    Points,
    /// Money, by its ISO 4217 code where the sign is unambiguous, "$" being USD.
    Money(&'static str),
    /// Time, in seconds.
    Duration,
    /// A multiple: "3x".
    Multiple,
    /// A place in an order: "#1", "top 10". Lower is better.
    Rank,
    /// A share or a score out of a whole: "9.5 out of 10", "4/5".
    OutOf(Decimal),
    /// A physical or technical unit, by its base: "B" (bytes), "Hz", "m".
    Named(&'static str),
}

impl Unit {
    /// Whether values of the two units can be compared.
    pub fn comparable(self, other: Unit) -> bool {
        self == other
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Count => Ok(()),
            Unit::Percent => f.write_str("%"),
            Unit::Points => f.write_str("points"),
            Unit::Money(code) | Unit::Named(code) => f.write_str(code),
            Unit::Duration => f.write_str("s"),
            Unit::Multiple => f.write_str("x"),
            Unit::Rank => f.write_str("#"),
            Unit::OutOf(whole) => write!(f, "/{whole}"),
        }
    }
}

/// What a sign or word after a numeral does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Multiplies by a power of ten.
    Scale(u32),
    /// Multiplies by a small number: "dozen".
    Times(i64),
    /// Gives the unit; the value is multiplied by `over` and divided by ten to the power of `under`.
    Unit { unit: Unit, over: i64, under: u32 },
}

const fn unit(unit: Unit, over: i64) -> Suffix {
    Suffix::Unit {
        unit,
        over,
        under: 0,
    }
}

const fn small(unit: Unit, under: u32) -> Suffix {
    Suffix::Unit {
        unit,
        over: 1,
        under,
    }
}

use Suffix::Scale;
use Unit::{Duration, Money, Multiple, Percent, Points};

// The maps of signs in `server/lexicon/units.txt`, by the first words of its lines.
include!(concat!(env!("OUT_DIR"), "/units.rs"));

const DAY: i64 = 86_400;
const WEEK: i64 = 7 * DAY;
const MONTH: i64 = 30 * DAY;
const QUARTER: i64 = 91 * DAY;
const YEAR: i64 = 365 * DAY;

/// What a word after a numeral does, with or without white space between them.
fn spelled(word: UnitWord) -> Suffix {
    match word {
        UnitWord::Hundred => Scale(2),
        UnitWord::Dozen => Suffix::Times(12),
        UnitWord::Thousand => Scale(3),
        UnitWord::TenThousand => Scale(4),
        UnitWord::HundredThousand => Scale(5),
        UnitWord::Million => Scale(6),
        UnitWord::TenMillion => Scale(7),
        UnitWord::HundredMillion => Scale(8),
        UnitWord::Billion => Scale(9),
        UnitWord::Trillion => Scale(12),
        UnitWord::Percent => unit(Percent, 1),
        UnitWord::Points => unit(Points, 1),
        UnitWord::Multiple => unit(Multiple, 1),
        UnitWord::Millisecond => small(Duration, 3),
        UnitWord::Second => unit(Duration, 1),
        UnitWord::Minute => unit(Duration, 60),
        UnitWord::Hour => unit(Duration, 3600),
        UnitWord::Day => unit(Duration, DAY),
        UnitWord::Week => unit(Duration, WEEK),
        UnitWord::Month => unit(Duration, MONTH),
        UnitWord::Quarter => unit(Duration, QUARTER),
        UnitWord::Year => unit(Duration, YEAR),
        UnitWord::Dollar => unit(Money("USD"), 1),
        UnitWord::Euro => unit(Money("EUR"), 1),
        UnitWord::Pound => unit(Money("GBP"), 1),
        UnitWord::Real => unit(Money("BRL"), 1),
        UnitWord::Yuan => unit(Money("CNY"), 1),
        UnitWord::Yen => unit(Money("JPY"), 1),
        UnitWord::Franc => unit(Money("CHF"), 1),
    }
}

/// Units of time by what one of them is worth in seconds, as a number and a power of ten to divide it by.
pub(super) const TIMES: [(i64, u32, &str); 11] = [
    (1, 9, "ns"),
    (1, 6, "µs"),
    (1, 3, "ms"),
    (1, 0, "s"),
    (60, 0, "min"),
    (3600, 0, "h"),
    (DAY, 0, "days"),
    (WEEK, 0, "weeks"),
    (MONTH, 0, "months"),
    (QUARTER, 0, "quarters"),
    (YEAR, 0, "years"),
];

/// The money a sign stands for.
pub(super) fn currency(sign: char) -> Option<Unit> {
    MONEY.get(sign.encode_utf8(&mut [0; 4])).copied()
}

/// The money that letters before a dollar sign name: "US$ 5", "R$ 5".
pub(super) fn dollar(letters: &str) -> Option<Unit> {
    DOLLAR.get(letters).copied()
}

/// The money that a code names: "USD 5".
pub(super) fn code(word: &str) -> Option<Unit> {
    CODE.get(word).copied()
}

/// What a word behind Brazilian money does: "R$ 1,1 mi".
pub(super) fn suffix_of_reais(word: &str) -> Option<Suffix> {
    REAIS.get(word).copied()
}

/// What a word after a numeral does; `glued` when no white space is between them.
pub(super) fn suffix(word: &str, glued: bool) -> Option<Suffix> {
    let sign = APART
        .get(word)
        .or_else(|| GLUED.get(word).filter(|_| glued));
    sign.copied().or_else(|| {
        let mut buffer = [0; FOLDED];
        let named = lexicon::unit::named(fold(word, &mut buffer)).first();
        named.copied().map(spelled)
    })
}

/// The characters of the longest unit of a language without spaces: "ポイント".
const LONGEST_WIDE: usize = 4;

/// What the beginning of a Chinese or Japanese word after a numeral does, and the bytes of that beginning.
pub(super) fn wide(word: &str) -> Option<(Suffix, usize)> {
    let ends = word.char_indices().map(|(at, char)| at + char.len_utf8());
    let prefixes = ends.take(LONGEST_WIDE).filter_map(|end| word.get(..end));
    let known = prefixes.filter_map(|prefix| {
        let named = lexicon::unit::named(prefix).first();
        Some((spelled(*named?), prefix.len()))
    });
    known.filter(|_| word.starts_with(ideograph)).last()
}

/// Whether the word makes the numeral before it a day, a year or a name.
pub(super) fn wide_name(word: &str) -> bool {
    numbered::FOLLOWING
        .iter()
        .any(|name| word.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes() {
        for (word, glued, expected) in [
            ("k", true, Some(Scale(3))),
            ("mln", false, Some(Scale(6))),
            ("x", true, Some(unit(Multiple, 1))),
            ("Minutes", false, Some(unit(Duration, 60))),
            ("ms", true, Some(small(Duration, 3))),
            ("m", false, None),
            ("D", true, None),
            ("semanas", false, Some(unit(Duration, WEEK))),
            ("users", false, None),
        ] {
            assert_eq!(suffix(word, glued), expected, "{word}");
        }
        assert_eq!(wide("天内"), Some((unit(Duration, DAY), "天".len())));
        assert!(wide_name("月底") && !wide_name("个月"));
    }

    #[test]
    fn only_like_units_compare() {
        assert!(Money("USD").comparable(Money("USD")));
        assert!(!Money("USD").comparable(Money("EUR")));
        assert!(!Percent.comparable(Unit::Count));
    }
}
