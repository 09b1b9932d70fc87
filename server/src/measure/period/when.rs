//! A day, month, quarter or year as a deadline names it: "end of Q3", "mid-June", "September 15", "2021-09-15".

use jiff::civil::Date;

use super::cursor::Cursor;
use super::{Calendar, Part, Period, date, notation};
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

/// The time that is named at byte `at`, and the byte behind it.
pub(in crate::measure) fn when_at(text: &str, at: usize) -> Option<(When, usize)> {
    date::written_at(text, at)
        .or_else(|| period(text, at))
        .or_else(|| end_of_year(text, at))
        .or_else(|| month(text, at))
}

fn period(text: &str, at: usize) -> Option<(When, usize)> {
    if let Some((period, end)) = notation::period_at(text, at) {
        return Some((When::Period(period), end));
    }
    let (part, end) = notation::bare_part(text, at)?;
    Some((When::Part(part), end))
}

/// "June", with a capital.
fn month(text: &str, at: usize) -> Option<(When, usize)> {
    let capital = text
        .get(at..)?
        .starts_with(|c: char| c.is_ascii_uppercase());
    let mut cursor = Cursor::new(text, at);
    let month = date::month(&mut cursor).filter(|_| capital)?;
    cursor
        .closes()
        .then_some((When::Part(Part::Month(month)), cursor.at))
}

/// "EOY", "year-end", "the year", "fiscal year".
fn end_of_year(text: &str, at: usize) -> Option<(When, usize)> {
    let fiscal = words::END_OF_FISCAL_YEAR
        .iter()
        .map(|name| (name, Calendar::Fiscal));
    let any = words::END_OF_YEAR
        .iter()
        .map(|name| (name, Calendar::Unmarked));
    fiscal.chain(any).find_map(|(name, calendar)| {
        let mut cursor = Cursor::new(text, at);
        (cursor.eat(name) && cursor.closes()).then_some((When::EndOfYear(calendar), cursor.at))
    })
}
