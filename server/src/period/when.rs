//! A day, month, quarter or year as a deadline names it: "end of Q3", "mid-June", "September 15", "2021-09-15".

use jiff::civil::Date;

use super::calendar::{Calendar, Part, Period};
use super::cursor::Cursor;
use super::{date, notation};
use crate::lexicon::period as words;

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

/// The time that is named at byte `at`, and the byte after it.
pub fn when_at(text: &str, at: usize) -> Option<(When, usize)> {
    let mut cursor = Cursor::new(text, at);
    let when = cursor
        .take(day)
        .or_else(|| cursor.take(notation::period).map(When::Period))
        .or_else(|| cursor.take(notation::bare_part).map(When::Part))
        .or_else(|| cursor.take(end_of_year))
        .or_else(|| cursor.take(month))?;
    Some((when, cursor.at))
}

/// A day that exists.
fn day(cursor: &mut Cursor) -> Option<When> {
    let written = date::written(cursor)?;
    if written.year.is_some() {
        return written.date(None).map(When::Day);
    }
    let (month, day) = (written.month, written.day);
    Some(When::DayOfMonth { month, day })
}

/// "EOY", "year-end", "the year", "fiscal year".
fn end_of_year(cursor: &mut Cursor) -> Option<When> {
    let names = [
        (words::END_OF_FISCAL_YEAR, Calendar::Fiscal),
        (words::END_OF_YEAR, Calendar::Unmarked),
    ];
    let mut names = names.into_iter();
    names.find_map(|(names, calendar)| cursor.word(names).then_some(When::EndOfYear(calendar)))
}

/// "June", with a capital.
fn month(cursor: &mut Cursor) -> Option<When> {
    let capital = cursor.rest().starts_with(|c: char| c.is_ascii_uppercase());
    let month = cursor.month().filter(|_| capital && cursor.closes())?;
    Some(When::Part(Part::Month(month)))
}
