//! Figures: a numeral with the signs and words that belong to it, and its standing in the phrase.

use std::ops::Range;

use rust_decimal::Decimal;

use super::unit::Unit;

/// What a figure is worth to a reader who asks "how much?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureStanding {
    /// It can be counted or measured.
    Measure,
    /// It describes something else: "2-week sprint".
    Scope,
    /// It is part of a name, a date, a version, an id.
    Name,
}

/// A numeral in its context.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Index of the first token that belongs to it: a sign of money, "#", "top".
    pub first: usize,
    /// Index of the numeral.
    pub number: usize,
    /// Index of the last token that belongs to it.
    pub last: usize,
    /// Its bytes, from the sign of money to the unit.
    pub range: Range<usize>,
    /// None when the numeral has no single value.
    pub value: Option<Decimal>,
    pub unit: Unit,
    /// The scale that was written out, as a power of ten.
    pub scale: u32,
    /// What one of the unit as written is worth in its base: 60 for minutes.
    pub factor: Decimal,
    /// A bare "m" after the numeral, which can also mean minutes.
    pub ambiguous_m: bool,
    /// A "+" after the numeral: "5k+".
    pub open_above: bool,
    pub standing: FigureStanding,
}

impl Figure {
    /// Whether nothing but the numeral was written.
    pub(super) fn is_bare(&self) -> bool {
        self.unit == Unit::Count && self.first == self.last
    }

    fn whole(&self) -> Option<Decimal> {
        self.value.filter(|v| v.is_integer())
    }

    /// The value of a bare integer.
    pub(super) fn bare_integer(&self) -> Option<Decimal> {
        self.is_bare().then(|| self.whole()).flatten()
    }
}
