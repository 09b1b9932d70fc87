//! Units and scales: what the signs and words around a numeral make of it.

use std::fmt;

use rust_decimal::Decimal;

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
use Unit::{Duration, Money, Multiple, Named, Percent, Points};

/// Suffixes that need their exact case; written against the numeral ("5k", "300ms") and some also apart ("5 k").
const SHORT: [(&str, Suffix, bool); 76] = [
    ("k", Scale(3), true),
    ("K", Scale(3), true),
    ("m", Scale(6), false),
    ("M", Scale(6), true),
    ("mm", Scale(6), false),
    ("MM", Scale(6), true),
    ("b", Scale(9), false),
    ("B", Scale(9), true),
    ("bn", Scale(9), true),
    ("Bn", Scale(9), true),
    ("T", Scale(12), false),
    ("x", unit(Multiple, 1), true),
    ("X", unit(Multiple, 1), false),
    ("ns", small(Duration, 9), true),
    ("us", small(Duration, 6), false),
    ("µs", small(Duration, 6), true),
    ("μs", small(Duration, 6), true),
    ("ms", small(Duration, 3), true),
    ("s", unit(Duration, 1), true),
    ("h", unit(Duration, 3600), true),
    ("H", unit(Duration, 3600), false),
    ("d", unit(Duration, DAY), true),
    ("w", unit(Duration, WEEK), false),
    ("mo", unit(Duration, MONTH), true),
    ("mos", unit(Duration, MONTH), true),
    ("y", unit(Duration, YEAR), false),
    ("kB", unit(BYTES, 1_000), true),
    ("KB", unit(BYTES, 1_000), true),
    ("kb", unit(BYTES, 1_000), true),
    ("Kb", unit(BYTES, 1_000), true),
    ("MB", unit(BYTES, 1_000_000), true),
    ("mb", unit(BYTES, 1_000_000), true),
    ("Mb", unit(BYTES, 1_000_000), true),
    ("GB", unit(BYTES, 1_000_000_000), true),
    ("gb", unit(BYTES, 1_000_000_000), true),
    ("Gb", unit(BYTES, 1_000_000_000), true),
    ("TB", unit(BYTES, 1_000_000_000_000), true),
    ("tb", unit(BYTES, 1_000_000_000_000), true),
    ("PB", unit(BYTES, 1_000_000_000_000_000), true),
    ("KiB", unit(BYTES, 1 << 10), true),
    ("MiB", unit(BYTES, 1 << 20), true),
    ("GiB", unit(BYTES, 1 << 30), true),
    ("TiB", unit(BYTES, 1 << 40), true),
    ("Hz", unit(HERTZ, 1), true),
    ("hz", unit(HERTZ, 1), false),
    ("kHz", unit(HERTZ, 1_000), true),
    ("MHz", unit(HERTZ, 1_000_000), true),
    ("GHz", unit(HERTZ, 1_000_000_000), true),
    ("fps", unit(Named("fps"), 1), true),
    ("FPS", unit(Named("fps"), 1), true),
    ("rps", unit(Named("per second"), 1), true),
    ("RPS", unit(Named("per second"), 1), true),
    ("qps", unit(Named("per second"), 1), true),
    ("QPS", unit(Named("per second"), 1), true),
    ("tps", unit(Named("per second"), 1), true),
    ("TPS", unit(Named("per second"), 1), true),
    ("px", unit(Named("px"), 1), true),
    ("g", unit(Named("g"), 1), true),
    ("kg", unit(Named("g"), 1_000), true),
    ("t", unit(Named("g"), 1_000_000), false),
    ("km", unit(Named("m"), 1_000), true),
    ("cm", small(Named("m"), 2), true),
    ("m²", unit(Named("m²"), 1), true),
    ("sqm", unit(Named("m²"), 1), true),
    ("kWh", unit(Named("kWh"), 1), true),
    ("kW", unit(Named("W"), 1_000), true),
    ("MW", unit(Named("W"), 1_000_000), true),
    ("W", unit(Named("W"), 1), true),
    ("pp", unit(Points, 1), true),
    ("pt", unit(Points, 1), true),
    ("pts", unit(Points, 1), true),
    ("ppts", unit(Points, 1), true),
    ("p.p", unit(Points, 1), true),
    ("bps", small(Points, 2), true),
    ("bp", small(Points, 2), true),
    ("L", unit(Named("l"), 1), false),
];

const BYTES: Unit = Named("B");
const HERTZ: Unit = Named("Hz");
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

/// Scales behind Brazilian money alone: elsewhere “mi” is a mile.
pub(super) const OF_REAIS: [(&str, u32); 3] = [("mi", 6), ("bi", 9), ("tri", 12)];

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

/// Signs of money, before or after a numeral.
const CURRENCIES: [(char, &str); 12] = [
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₫', "VND"),
    ('₿', "BTC"),
    ('฿', "THB"),
];

/// Letters before a dollar sign: "US$ 5", "R$ 5".
const DOLLARS: [(&str, &str); 8] = [
    ("US", "USD"),
    ("R", "BRL"),
    ("A", "AUD"),
    ("AU", "AUD"),
    ("C", "CAD"),
    ("CA", "CAD"),
    ("HK", "HKD"),
    ("NZ", "NZD"),
];

/// Codes of money before a numeral: "USD 5".
const CODES: [&str; 16] = [
    "USD", "EUR", "GBP", "CHF", "BRL", "INR", "CAD", "AUD", "JPY", "CNY", "SEK", "NOK", "DKK",
    "PLN", "NZD", "ZAR",
];

/// The money a sign stands for.
pub(super) fn currency(sign: char) -> Option<Unit> {
    CURRENCIES
        .iter()
        .find(|(c, _)| *c == sign)
        .map(|(_, code)| Money(code))
}

/// The money that letters before a dollar sign name.
pub(super) fn dollar(letters: &str) -> Option<Unit> {
    DOLLARS
        .iter()
        .find(|(l, _)| *l == letters)
        .map(|(_, code)| Money(code))
}

/// The money that a code names.
pub(super) fn code(word: &str) -> Option<Unit> {
    CODES.iter().find(|c| **c == word).map(|code| Money(code))
}

/// What a word after a numeral does; `glued` when no white space is between them.
pub(super) fn suffix(word: &str, glued: bool) -> Option<Suffix> {
    let short = SHORT
        .iter()
        .find(|(short, _, apart)| *short == word && (glued || *apart));
    short.map(|(_, suffix, _)| *suffix).or_else(|| {
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
    known.filter(|_| !word.is_ascii()).last()
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
