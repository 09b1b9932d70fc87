//! Periods and the days they cover.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// Which part of a year a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A calendar month, 1 to 12.
    Month(u8),
    /// A week of ISO 8601, 1 to 53.
    Week(u8),
}

impl Part {
    /// How to make a part of this kind, its number, and how many of them the year has.
    fn counted(self, year: i16) -> (fn(u8) -> Part, u8, u8) {
        let long_year = || ISOWeekDate::new(year, 53, Weekday::Monday).is_ok();
        match self {
            Part::Year => (|_| Part::Year, 1, 1),
            Part::Half(n) => (Part::Half, n, 2),
            Part::Quarter(n) => (Part::Quarter, n, 4),
            Part::Month(n) => (Part::Month, n, 12),
            Part::Week(n) => (Part::Week, n, if long_year() { 53 } else { 52 }),
        }
    }

    /// Its number among the year's parts of its length, from 1.
    pub fn number(self) -> u8 {
        let (_, number, _) = self.counted(0);
        number
    }
}

/// How the year of a period is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// Not said: "Q2 2021". Follows the fiscal calendar where one is configured.
    Unmarked,
    /// "FY22": the fiscal year that ends in 2022.
    Fiscal,
    /// "CY22": from January to December.
    Civil,
}

/// A period as text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    part: Part,
    calendar: Calendar,
}

impl Period {
    /// The years that are read as such.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

    /// A period; none where the part does not exist in the year.
    pub fn new(year: i16, part: Part, calendar: Calendar) -> Option<Self> {
        let (_, number, count) = part.counted(year);
        let exists = Self::YEARS.contains(&year) && (1..=count).contains(&number);
        exists.then_some(Period {
            year,
            part,
            calendar,
        })
    }

    /// The year, four digits.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The part of the year.
    pub fn part(self) -> Part {
        self.part
    }

    /// How the year is counted.
    pub fn calendar(self) -> Calendar {
        self.calendar
    }

    /// The year in which it lies; a year itself.
    #[must_use]
    pub fn year_around(self) -> Self {
        Self {
            part: Part::Year,
            ..self
        }
    }

    /// The first and last day. `fiscal_year_start` is the month, 1 to 12, in which the fiscal year begins; a fiscal
    /// year that does not begin in January is named for the year in which it ends. None for another month or
    /// a date out of range.
    pub fn dates(self, fiscal_year_start: u8) -> Option<(Date, Date)> {
        let (_, number, count) = self.part.counted(self.year);
        if let Part::Week(_) = self.part {
            let week = i8::try_from(number).ok()?;
            let monday = ISOWeekDate::new(self.year, week, Weekday::Monday).ok()?;
            return Some((monday.date(), monday.date().checked_add(6.days()).ok()?));
        }
        let start = match (self.part, self.calendar) {
            (Part::Month(_), _) | (_, Calendar::Civil) => 1,
            _ => i8::try_from(fiscal_year_start).ok()?,
        };
        let start = Date::new(self.year - i16::from(start > 1), start, 1).ok()?;
        let months = 12 / i32::from(count);
        let first = start.checked_add((months * i32::from(number - 1)).months());
        let first = first.ok()?;
        let next = first.checked_add(months.months()).ok()?;
        Some((first, next.yesterday().ok()?))
    }

    /// The period of the same length after this one.
    pub fn next(self) -> Option<Self> {
        let (part, number, count) = self.part.counted(self.year);
        let (year, number) = if number < count {
            (self.year, number + 1)
        } else {
            (self.year + 1, 1)
        };
        Period::new(year, part(number), self.calendar)
    }

    /// The period of the same length before this one.
    pub fn previous(self) -> Option<Self> {
        let (part, number, _) = self.part.counted(self.year);
        let (year, number) = if number > 1 {
            (self.year, number - 1)
        } else {
            let (.., last) = self.part.counted(self.year - 1);
            (self.year - 1, last)
        };
        Period::new(year, part(number), self.calendar)
    }
}

impl fmt::Display for Period {
    /// The canonical name: "FY22-Q2", "2021-Q2", "CY19-H1", "2026-05", "2026-W20".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.calendar {
            Calendar::Unmarked => write!(f, "{}", self.year)?,
            Calendar::Fiscal => write!(f, "FY{:02}", self.year % 100)?,
            Calendar::Civil => write!(f, "CY{:02}", self.year % 100)?,
        }
        match self.part {
            Part::Year => Ok(()),
            Part::Half(n) => write!(f, "-H{n}"),
            Part::Quarter(n) => write!(f, "-Q{n}"),
            Part::Month(n) => write!(f, "-{n:02}"),
            Part::Week(n) => write!(f, "-W{n:02}"),
        }
    }
}
