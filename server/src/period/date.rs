//! Calendar dates in text: "2021-05-01", "May 1, 2021", "1 May 2021", "1.5.2021".

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::When;
use super::cursor::Cursor;
use crate::lexicon::month::MonthWord;
use crate::lexicon::{self, FOLDED, fold};

/// A date as written; the year may be given later ("May 1 to July 31, 2021").
#[derive(Clone, Copy, Debug)]
struct Written {
    year: Option<i16>,
    month: u8,
    day: u8,
}

impl Written {
    fn date(self, year: Option<i16>) -> Option<Date> {
        let year = self.year.or(year)?;
        Date::new(year, self.month.try_into().ok()?, self.day.try_into().ok()?).ok()
    }
}

/// The first two dates that the text joins into a span ("runs from 2021-05-01 to 2021-07-31"), with the bytes of
/// both. A date that does not exist is no date.
pub fn explicit_dates(text: &str) -> Option<(Date, Date, Range<usize>)> {
    let mut at = 0;
    while let Some((first, range)) = next(text, at) {
        if let Some((second, end)) = joined(text, range.end)
            && let Some(from) = first.date(second.year)
            && let Some(to) = second.date(first.year)
        {
            return Some((from, to, range.start..end));
        }
        at = range.end;
    }
    None
}

/// Every date written with its year, in order, with its bytes; `None` for one that does not exist ("2021-04-31").
pub fn dates(text: &str) -> impl Iterator<Item = (Option<Date>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (written, range) = next(text, at)?;
            at = range.end;
            if written.year.is_some() {
                return Some((written.date(None), range));
            }
        }
    })
}

/// The first date at or after `at`.
fn next(text: &str, at: usize) -> Option<(Written, Range<usize>)> {
    let mut previous = text.get(..at).and_then(|t| t.chars().next_back());
    for (offset, c) in text.get(at..)?.char_indices() {
        let starts = c.is_ascii_alphanumeric() && !previous.is_some_and(char::is_alphanumeric);
        if starts && let Some((written, end)) = date_at(text, at + offset) {
            return Some((written, at + offset..end));
        }
        previous = Some(c);
    }
    None
}

/// The date after a connecting word or dash at `at`.
fn joined(text: &str, at: usize) -> Option<(Written, usize)> {
    let mut cursor = Cursor::new(text, at);
    cursor.spaces();
    cursor.eat(",");
    cursor.spaces();
    let words = [
        "to", "through", "thru", "until", "till", "and", "bis", "a", "até", "-", "–", "—", "→",
        "~", "至", "到",
    ];
    if !words.iter().any(|w| cursor.eat(w)) {
        return None;
    }
    cursor.spaces();
    date_at(text, cursor.at)
}

fn date_at(text: &str, at: usize) -> Option<(Written, usize)> {
    numeric(text, at)
        .or_else(|| month_first(text, at))
        .or_else(|| day_first(text, at))
}

/// The day that is written at `at`, with the byte behind it; none where it does not exist.
pub(super) fn written_at(text: &str, at: usize) -> Option<(When, usize)> {
    let (written, end) = date_at(text, at)?;
    let day = match written.year {
        Some(_) => When::Day(written.date(None)?),
        None => When::DayOfMonth {
            month: written.month,
            day: written.day,
        },
    };
    Some((day, end))
}

/// The length of a date of ISO 8601 at `at`, whether or not the day exists.
pub(super) fn iso_length(text: &str, at: usize) -> Option<usize> {
    numeric(text, at).map(|(_, end)| end - at)
}

/// "2021-05-01", "2021/05/01", "1.5.2021".
fn numeric(text: &str, at: usize) -> Option<(Written, usize)> {
    let mut cursor = Cursor::new(text, at);
    let (first, width) = cursor.number()?;
    let separator = ["-", "/", "."].into_iter().find(|s| cursor.eat(s))?;
    let (second, _) = cursor.number().filter(|(_, width)| *width <= 2)?;
    if !cursor.eat(separator) {
        return None;
    }
    let (third, last) = cursor.number()?;
    let (year, day) = match (width, last) {
        (4, 1..=2) => (first, third),
        (1..=2, 4) if separator == "." => (third, first),
        _ => return None,
    };
    let plausible =
        (1900..2100).contains(&year) && second <= 12 && (1..=31).contains(&day) && cursor.closes();
    let written = Written {
        year: i16::try_from(year).ok(),
        month: u8::try_from(second).ok()?,
        day: u8::try_from(day).ok()?,
    };
    (plausible || (separator == "-" && width == 4 && cursor.closes()))
        .then_some((written, cursor.at))
}

/// "May 1, 2021", "May 1st".
fn month_first(text: &str, at: usize) -> Option<(Written, usize)> {
    let mut cursor = Cursor::new(text, at);
    let month = month(&mut cursor)?;
    cursor.eat(".");
    cursor.spaces();
    let day = day(&mut cursor)?;
    let end = cursor.at;
    let (year, end) = year_after(cursor, end);
    Some((Written { year, month, day }, end))
}

/// "1 May 2021", "1st of May".
fn day_first(text: &str, at: usize) -> Option<(Written, usize)> {
    let mut cursor = Cursor::new(text, at);
    let day = day(&mut cursor)?;
    cursor.eat(".");
    cursor.spaces();
    if cursor.eat("of") {
        cursor.spaces();
    }
    let month = month(&mut cursor)?;
    cursor.eat(".");
    let end = cursor.at;
    let (year, end) = year_after(cursor, end);
    Some((Written { year, month, day }, end))
}

fn year_after(mut cursor: Cursor, end: usize) -> (Option<i16>, usize) {
    cursor.eat(",");
    cursor.spaces();
    match cursor.year() {
        Some(year) if cursor.closes() => (Some(year), cursor.at),
        _ => (None, end),
    }
}

fn day(cursor: &mut Cursor) -> Option<u8> {
    let (day, width) = cursor.number()?;
    let _ordinal = ["st", "nd", "rd", "th"].into_iter().any(|s| cursor.eat(s));
    (width <= 2 && (1..=31).contains(&day) && cursor.closes()).then(|| u8::try_from(day).ok())?
}

/// An English month, whole or by its first three or four letters.
pub(super) fn month(cursor: &mut Cursor) -> Option<u8> {
    let mut buffer = [0; FOLDED];
    let word = fold(cursor.letters(), &mut buffer);
    let month = lexicon::month::named(word).first()?;
    Some(match month {
        MonthWord::January => 1,
        MonthWord::February => 2,
        MonthWord::March => 3,
        MonthWord::April => 4,
        MonthWord::May => 5,
        MonthWord::June => 6,
        MonthWord::July => 7,
        MonthWord::August => 8,
        MonthWord::September => 9,
        MonthWord::October => 10,
        MonthWord::November => 11,
        MonthWord::December => 12,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_dates() {
        for (text, expected) in [
            (
                "which runs from 2021-05-01 to 2021-07-31.",
                Some("2021-05-01 to 2021-07-31"),
            ),
            ("(2021-05-01 – 2021-07-31)", Some("2021-05-01 – 2021-07-31")),
            (
                "from May 1, 2021 through July 31, 2021",
                Some("May 1, 2021 through July 31, 2021"),
            ),
            ("1 May to 31 July 2021", Some("1 May to 31 July 2021")),
            ("1 Febr. to 31 July 2021", Some("1 Febr. to 31 July 2021")),
            ("vom 1.5.2021 bis 31.7.2021", Some("1.5.2021 bis 31.7.2021")),
            (
                "created 2021-04-01, runs 2021-05-01 to 2021-07-31",
                Some("2021-05-01 to 2021-07-31"),
            ),
            ("from 2021-04-31 to 2021-07-31", None),
            ("due 2021-05-01", None),
            ("May 1 to July 31", None),
            ("from Q1 to Q3", None),
        ] {
            assert_eq!(
                explicit_dates(text).and_then(|(.., range)| text.get(range)),
                expected,
                "{text}"
            );
        }
        let span = explicit_dates("May 1 – July 31, 2021");
        let days = span.map(|(from, to, _)| (from.to_string(), to.to_string()));
        assert_eq!(days, Some(("2021-05-01".into(), "2021-07-31".into())));
    }

    #[test]
    fn dates_that_do_not_exist_are_found() {
        let found: Vec<_> = dates("from 2021-04-31 to 2021-07-31")
            .map(|(d, r)| (d.is_some(), r))
            .collect();
        assert_eq!(found, [(false, 5..15), (true, 19..29)]);
    }
}
