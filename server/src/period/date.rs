//! Calendar dates in text: "2021-05-01", "May 1, 2021", "1 May 2021", "1.5.2021".

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::Period;
use super::cursor::{Cursor, starts};
use crate::lexicon::period as words;

/// A date as written; the year may be given later ("May 1 to July 31, 2021").
#[derive(Clone, Copy)]
pub(super) struct Written {
    pub year: Option<i16>,
    pub month: u8,
    pub day: u8,
    pub style: Style,
}

/// How a date is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// With the name of its month.
    Spelt,
    /// As "2021-05-01", "2021/05/01" or "1.5.2021".
    Plain,
    /// As "2021-5-1", which is as often the name of something else.
    Odd,
}

impl Written {
    /// The day, in `year` where the date has no year itself. None where it does not exist.
    pub(super) fn date(self, year: Option<i16>) -> Option<Date> {
        let year = self.year.or(year)?;
        Date::new(year, self.month.try_into().ok()?, self.day.try_into().ok()?).ok()
    }

    /// Whether its numbers mean a day. "2027-00-00" and "9999-99-99" only show how to write one.
    pub(super) fn is_filled_in(self) -> bool {
        let year = self.year.is_none_or(|year| Period::YEARS.contains(&year));
        year && self.month > 0 && self.day > 0
    }
}

/// The first two dates that the text joins into a span ("runs from 2021-05-01 to 2021-07-31"), with the bytes of
/// both. A date that does not exist is no date.
pub fn explicit_dates(text: &str) -> Option<(Date, Date, Range<usize>)> {
    all(text).find_map(|(first, range)| {
        let mut cursor = Cursor::new(text, range.end);
        let second = joined(&mut cursor)?;
        let (from, to) = (first.date(second.year)?, second.date(first.year)?);
        Some((from, to, range.start..cursor.at))
    })
}

/// Every date written with its year, in order, with its bytes; `None` for one that does not exist ("2021-04-31").
pub fn dates(text: &str) -> impl Iterator<Item = (Option<Date>, Range<usize>)> {
    dates_written(text).map(|(written, range)| (written.date(None), range))
}

/// The same as they are written.
pub(super) fn dates_written(text: &str) -> impl Iterator<Item = (Written, Range<usize>)> {
    all(text).filter(|(written, _)| written.year.is_some())
}

/// Every date, with or without its year.
fn all(text: &str) -> impl Iterator<Item = (Written, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut cursor = Cursor::new(text, at);
        let found = starts(text, at, char::is_alphanumeric).find_map(|start| {
            cursor.at = start;
            Some((written(&mut cursor)?, start))
        });
        let (written, start) = found?;
        at = cursor.at;
        Some((written, start..at))
    })
}

/// Takes the date after a connecting word or dash.
fn joined(cursor: &mut Cursor) -> Option<Written> {
    const SIGNS: &[&str] = &["-", "–", "—", "→", "~"];
    cursor.spaces();
    cursor.eat(",");
    cursor.spaces();
    let mut joints = words::SPAN.iter().chain(SIGNS);
    joints.find_map(|joint| {
        cursor.take(|it| {
            let joins = it.eat(joint);
            it.spaces();
            joins.then(|| written(it))?
        })
    })
}

/// Takes a date, whether or not the day exists.
pub(super) fn written(cursor: &mut Cursor) -> Option<Written> {
    cursor.take(numeric).or_else(|| cursor.take(spelt))
}

/// Takes "2021-05-01", "2021/05/01", "1.5.2021".
pub(super) fn numeric(cursor: &mut Cursor) -> Option<Written> {
    let (first, width) = cursor.number()?;
    let sign = ["-", "/", "."].into_iter().find(|sign| cursor.eat(sign))?;
    let (month, middle) = cursor.number().filter(|(_, width)| *width <= 2)?;
    if !cursor.eat(sign) {
        return None;
    }
    let (third, last) = cursor.number()?;
    let (year, day) = match (width, last) {
        (4, 1..=2) => (first, third),
        (1..=2, 4) if sign == "." => (third, first),
        _ => return None,
    };
    let plausible = (1900..2100).contains(&year) && month <= 12 && (1..=31).contains(&day);
    let iso = sign == "-" && width == 4;
    let plain = if sign == "." { width < 4 } else { middle == 2 };
    let written = Written {
        year: i16::try_from(year).ok(),
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
        style: if plain { Style::Plain } else { Style::Odd },
    };
    ((plausible || iso) && cursor.closes()).then_some(written)
}

/// "May 1, 2021", "May 1st", "1 May 2021", "1st of May".
fn spelt(cursor: &mut Cursor) -> Option<Written> {
    let before = cursor.take(Cursor::month);
    if before.is_some() {
        cursor.eat(".");
        cursor.spaces();
    }
    let day = day(cursor)?;
    let month = before.or_else(|| month_after(cursor))?;
    let year = cursor.take(|it| {
        it.eat(",");
        it.spaces();
        it.year().filter(|_| it.closes())
    });
    Some(Written {
        year,
        month,
        day,
        style: Style::Spelt,
    })
}

/// The month after its day.
fn month_after(cursor: &mut Cursor) -> Option<u8> {
    cursor.eat(".");
    cursor.spaces();
    if cursor.eat("of") {
        cursor.spaces();
    }
    let month = cursor.month()?;
    cursor.eat(".");
    Some(month)
}

fn day(cursor: &mut Cursor) -> Option<u8> {
    let (day, _) = cursor.number().filter(|(_, width)| *width <= 2)?;
    cursor.eat_any(&["st", "nd", "rd", "th"]);
    let day = u8::try_from(day).ok()?;
    ((1..=31).contains(&day) && cursor.closes()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn spans_of_dates() {
        let table = "
            which runs from 2021-05-01 to 2021-07-31.        | 2021-05-01 to 2021-07-31
            (2021-05-01 – 2021-07-31)                        | 2021-05-01 – 2021-07-31
            from May 1, 2021 through July 31, 2021           | May 1, 2021 through July 31, 2021
            1 May to 31 July 2021                            | 1 May to 31 July 2021
            1 Febr. to 31 July 2021                          | 1 Febr. to 31 July 2021
            vom 1.5.2021 bis 31.7.2021                       | 1.5.2021 bis 31.7.2021
            de 1.5.2021 até 31.7.2021                        | 1.5.2021 até 31.7.2021
            created 2021-04-01, runs 2021-05-01 to 2021-07-31 | 2021-05-01 to 2021-07-31
            from 2021-04-31 to 2021-07-31                    |
            due 2021-05-01                                   |
            May 1 to July 31                                 |
            from Q1 to Q3                                    |
        ";
        for [text, expected] in cases(table) {
            let found = explicit_dates(text).map(|(.., range)| &text[range]);
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
        let span = explicit_dates("May 1 – July 31, 2021");
        let days = span.map(|(from, to, _)| format!("{from} {to}"));
        assert_eq!(days.as_deref(), Some("2021-05-01 2021-07-31"));
    }

    #[test]
    fn dates_that_do_not_exist_are_found() {
        let found =
            dates("from 2021-04-31 to 2021-07-31").map(|(day, range)| (day.is_some(), range));
        assert_eq!(found.collect::<Vec<_>>(), [(false, 5..15), (true, 19..29)]);
    }
}
