//! Periods and the days they cover.

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

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
    /// How many of its kind a year has; weeks depend on the year.
    fn count(self, year: i16) -> u8 {
        match self {
            Part::Year => 1,
            Part::Half(_) => 2,
            Part::Quarter(_) => 4,
            Part::Month(_) => 12,
            Part::Week(_) => weeks(year),
        }
    }

    /// Its number among the year's parts of its length, from 1.
    pub fn number(self) -> u8 {
        match self {
            Part::Year => 1,
            Part::Half(n) | Part::Quarter(n) | Part::Month(n) | Part::Week(n) => n,
        }
    }

    fn with(self, n: u8) -> Part {
        match self {
            Part::Year => Part::Year,
            Part::Half(_) => Part::Half(n),
            Part::Quarter(_) => Part::Quarter(n),
            Part::Month(_) => Part::Month(n),
            Part::Week(_) => Part::Week(n),
        }
    }
}

fn weeks(year: i16) -> u8 {
    if ISOWeekDate::new(year, 53, Weekday::Monday).is_ok() {
        53
    } else {
        52
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
        let exists = (1..=part.count(year)).contains(&part.number());
        (Self::YEARS.contains(&year) && exists).then_some(Period {
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
        let (first, length) = match self.part {
            Part::Week(week) => {
                let monday =
                    ISOWeekDate::new(self.year, week.try_into().ok()?, Weekday::Monday).ok()?;
                (monday.date(), Span::new().try_weeks(1).ok()?)
            }
            Part::Month(month) => (
                Date::new(self.year, month.try_into().ok()?, 1).ok()?,
                1.month(),
            ),
            Part::Year => (self.start(fiscal_year_start, 0)?, 12.months()),
            Part::Half(n) => (
                self.start(fiscal_year_start, 6 * i32::from(n - 1))?,
                6.months(),
            ),
            Part::Quarter(n) => (
                self.start(fiscal_year_start, 3 * i32::from(n - 1))?,
                3.months(),
            ),
        };
        let last = first.checked_add(length).ok()?.yesterday().ok()?;
        Some((first, last))
    }

    fn start(self, fiscal_year_start: u8, months: i32) -> Option<Date> {
        let month = match self.calendar {
            Calendar::Civil => 1,
            Calendar::Unmarked | Calendar::Fiscal => i8::try_from(fiscal_year_start).ok()?,
        };
        let year = self.year - i16::from(month > 1);
        Date::new(year, month, 1)
            .ok()?
            .checked_add(months.months())
            .ok()
    }

    /// The period of the same length after this one.
    pub fn next(self) -> Option<Self> {
        let (number, last) = (self.part.number(), self.part.count(self.year));
        let (year, number) = if number < last {
            (self.year, number + 1)
        } else {
            (self.year + 1, 1)
        };
        Period::new(year, self.part.with(number), self.calendar)
    }

    /// The period of the same length before this one.
    pub fn previous(self) -> Option<Self> {
        let number = self.part.number();
        let (year, number) = if number > 1 {
            (self.year, number - 1)
        } else {
            (self.year - 1, self.part.count(self.year - 1))
        };
        Period::new(year, self.part.with(number), self.calendar)
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

/// A time that words name, as far as they name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of a year.
    Day(Date),
    /// A day of a month, 1 to 12, of any year.
    DayOfMonth {
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
    /// A period of a year.
    Period(Period),
    /// A quarter, half or month of any year.
    Part(Part),
    /// The end of any year: "end of year", "EOY".
    EndOfYear(Calendar),
}
