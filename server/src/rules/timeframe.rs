//! When a deadline falls, seen from the period that a goal is for.

use jiff::civil::Date;

use crate::measure::{Deadline, Due};
use crate::model::{Document, Objective};
use crate::period::{Calendar, Part, Period, When};

/// The time that a goal is for.
pub(super) struct Timeframe {
    /// The period by name.
    pub(super) period: Option<Period>,
    /// First and last day, where they are certain.
    days: Option<(Date, Date)>,
}

/// Where a deadline lies outside a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    /// Before it begins.
    Before,
    /// After its end.
    After,
}

impl Timeframe {
    /// The period of the goals of `objective`. If no heading above it names one, it is that of the document.
    pub(super) fn of(document: &Document, objective: Option<&Objective>) -> Self {
        let named = document.period.named.as_ref().map(|(period, _)| *period);
        let own = objective.and_then(|objective| objective.period);
        let stated = document.period.dates.as_ref();
        let start = document.period.fiscal_year_start;
        let period = own.or(named);
        let days = match stated {
            Some((first, last, _)) if own.is_none() || own == named => Some((*first, *last)),
            _ => period
                .filter(|period| period.calendar() != Calendar::Fiscal || start != 1)
                .and_then(|period| period.dates(start)),
        };
        Self { period, days }
    }

    /// Where the deadline lies, if it is certainly outside of this period.
    pub(super) fn outside(&self, deadline: &Deadline) -> Option<Outside> {
        match deadline.when {
            When::Day(day) => self.by_days(deadline.due, day, day),
            When::DayOfMonth { month, day } => self.in_any_year(|year| {
                let date =
                    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
                Some((deadline.due, date, date))
            }),
            When::Part(part @ Part::Month(_)) => self.in_any_year(|year| {
                let (first, last) = Period::new(year, part, Calendar::Civil)?.dates(1)?;
                Some((deadline.due, first, last))
            }),
            When::Part(part) => {
                let period = self.period?;
                let period = Period::new(period.year(), part, period.calendar())?;
                self.by_quarters(deadline.due, period)
            }
            When::Period(period) => match period.part() {
                Part::Month(_) | Part::Week(_) => {
                    let (first, last) = period.dates(1)?;
                    self.by_days(deadline.due, first, last)
                }
                _ => self.by_quarters(deadline.due, period),
            },
            When::EndOfYear(_) => None,
        }
    }

    /// Whether the deadline is the end of the year in which this quarter or month is not the last.
    pub(super) fn ends_before_year(&self, deadline: &Deadline) -> bool {
        let Some(period) = self.period else {
            return false;
        };
        let early = match period.part() {
            Part::Quarter(quarter) => quarter < 4,
            Part::Month(month) => month < 12,
            _ => false,
        };
        let year = match deadline.when {
            When::EndOfYear(_) => true,
            When::Period(year) => {
                let same = (year.year(), year.calendar()) == (period.year(), period.calendar());
                year.part() == Part::Year && same
            }
            _ => false,
        };
        early && year && matches!(deadline.due, Due::AtEnd | Due::ByThen)
    }

    fn by_days(&self, due: Due, first: Date, last: Date) -> Option<Outside> {
        let (start, end) = self.days?;
        let before = if first == last && due != Due::Before {
            first
        } else {
            first.yesterday().ok()?
        };
        outside(window(due, before, first, last), (start, end))
    }

    /// Like [`Self::by_days`], for a day that depends on the year. `days` gives it for the years around this period. It
    /// is outside only if it is outside in each of these years.
    fn in_any_year(&self, days: impl Fn(i16) -> Option<(Due, Date, Date)>) -> Option<Outside> {
        let (start, end) = self.days?;
        for year in [start.year() - 1, start.year(), end.year(), end.year() + 1] {
            if let Some((due, first, last)) = days(year)
                && self.by_days(due, first, last).is_none()
            {
                return None;
            }
        }
        let (due, first, last) = days(start.year())?;
        self.by_days(due, first, last)
    }

    fn by_quarters(&self, due: Due, period: Period) -> Option<Outside> {
        let own = self.period?;
        if own.calendar() != period.calendar() {
            return None;
        }
        let (first, last) = quarters(period)?;
        outside(window(due, first - 1, first, last), quarters(own)?)
    }
}

/// The quarters of a period, counted from the year 0.
fn quarters(period: Period) -> Option<(i32, i32)> {
    let year = 4 * i32::from(period.year());
    match period.part() {
        Part::Year => Some((year + 1, year + 4)),
        Part::Half(half) => Some((year + 2 * i32::from(half) - 1, year + 2 * i32::from(half))),
        Part::Quarter(quarter) => Some((year + i32::from(quarter), year + i32::from(quarter))),
        Part::Month(_) | Part::Week(_) => None,
    }
}

/// The earliest and latest time that can be meant.
fn window<T: Copy>(due: Due, before: T, first: T, last: T) -> (T, T) {
    match due {
        Due::AtEnd => (last, last),
        Due::ByThen => (before, last),
        Due::Before => (before, before),
        Due::Within => (first, last),
    }
}

fn outside<T: Ord>(meant: (T, T), own: (T, T)) -> Option<Outside> {
    if meant.0 > own.1 {
        Some(Outside::After)
    } else if meant.1 < own.0 {
        Some(Outside::Before)
    } else {
        None
    }
}
