//! A day, month, quarter or year as a deadline names it: "end of Q3", "mid-June", "September 15", "2021-09-15".

use super::calendar::{Calendar, Part, When};
use super::cursor::Cursor;
use super::{date, notation};
use crate::lexicon::period as words;

/// The time that is named at byte `at`, and the byte behind it.
pub fn when_at(text: &str, at: usize) -> Option<(When, usize)> {
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
