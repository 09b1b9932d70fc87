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

    /// Whether it counts things, as far as signs and units tell.
    pub(super) fn is_count(&self) -> bool {
        self.unit == Unit::Count
    }

    /// Whether it is a count in plain digits, with no sign before it.
    pub(super) fn is_plain(&self) -> bool {
        self.is_count() && self.first == self.number && self.scale == 0
    }

    pub(super) fn is_without_suffix(&self) -> bool {
        self.last == self.number
    }

    pub(super) fn is_percent(&self) -> bool {
        self.unit == Unit::Percent
    }

    pub(super) fn is_money(&self) -> bool {
        matches!(self.unit, Unit::Money(_))
    }

    pub(super) fn is_duration(&self) -> bool {
        self.unit == Unit::Duration
    }

    /// Whether it is a time of a day or more.
    pub(super) fn is_long(&self) -> bool {
        self.is_duration() && self.factor >= Decimal::from(86_400)
    }

    /// Whether it is a share or a multiple, which need a whole.
    pub(super) fn is_share(&self) -> bool {
        matches!(self.unit, Unit::Percent | Unit::Points | Unit::Multiple)
    }

    pub(super) fn is_rank(&self) -> bool {
        self.unit == Unit::Rank
    }

    pub(super) fn is_out_of(&self) -> bool {
        matches!(self.unit, Unit::OutOf(_))
    }

    /// Whether it may be a day of a month.
    pub(super) fn is_day(&self) -> bool {
        self.is_count() && self.value.is_some_and(|value| value <= Decimal::from(31))
    }

    pub(super) fn is_open_above(&self) -> bool {
        self.open_above
    }

    pub(super) fn is_above_fifty(&self) -> bool {
        self.value.is_none_or(|value| value > Decimal::from(50))
    }
}
