//! The ways in which a period is written, in titles, prose and file names.

use std::ops::Range;

use super::calendar::{Calendar, Part, Period};
use super::cursor::Cursor;
use super::date;
use crate::lexicon::period as words;

/// How far a quarter and its year may be apart, in bytes: "Q3 goals of the team 2022".
const APART: usize = 40;

/// See [`Period::find`].
pub(super) fn find(text: &str) -> Option<(Period, Range<usize>)> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut year: Option<(Period, Range<usize>)> = None;
    let mut part: Option<(Part, Range<usize>)> = None;
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        at = start;
        if let Some(length) = date::iso_length(text, start) {
            at += length;
        } else if let Some((period, end)) = period_at(text, start) {
            if period.part() != Part::Year {
                return Some((period, start..end));
            }
            at = end;
            year = year.or(Some((period, start..end)));
        } else if let Some((found, end)) = bare_part(text, start) {
            at = end;
            part = part.or(Some((found, start..end)));
        } else {
            at = end_of_word(text, start);
        }
    }
    let (period, range) = year?;
    Some(
        part.and_then(|(part, place)| together(period, &range, part, &place))
            .unwrap_or((period, range)),
    )
}

fn together(
    period: Period,
    year: &Range<usize>,
    part: Part,
    place: &Range<usize>,
) -> Option<(Period, Range<usize>)> {
    let range = year.start.min(place.start)..year.end.max(place.end);
    let near = range.len() <= year.len() + place.len() + APART;
    Period::new(period.year(), part, period.calendar())
        .filter(|_| near)
        .map(|p| (p, range))
}

/// The length of a period, narrower than a year, that begins with a digit at `at`.
pub(super) fn narrow_length(text: &str, at: usize) -> Option<usize> {
    let (period, end) = period_at(text, at)?;
    (period.part() != Part::Year).then(|| end - at)
}

/// The next place at or after `at` where a word or number begins. An underscore parts words, as in file names.
fn next_start(text: &str, at: usize) -> Option<usize> {
    let mut before = text.get(..at)?.chars().next_back();
    for (offset, c) in text.get(at..)?.char_indices() {
        if c.is_ascii_alphanumeric() && !before.is_some_and(|b| b.is_alphanumeric() && b.is_ascii())
        {
            return Some(at + offset);
        }
        before = Some(c);
    }
    None
}

fn end_of_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    at + length.max(1)
}

/// The period of a year that is written at `at`, with the byte behind it.
pub(super) fn period_at(text: &str, at: usize) -> Option<(Period, usize)> {
    [part_first, year_first, month_first]
        .into_iter()
        .find_map(|read| read(&mut Cursor::new(text, at)))
}

/// "Q2 FY22", "Q2 2021", "1Q19", "H1'22", "second quarter of 2021", "Q2 in fiscal year 2022".
fn part_first(cursor: &mut Cursor) -> Option<(Period, usize)> {
    let (part, digit_first) = cursor.part()?;
    let tight = cursor.at;
    let spaced = cursor.separator();
    let short = cursor.at == tight && digit_first || cursor.at == tight + 1 && !spaced;
    cursor.words(words::JOINT);
    let (year, calendar) = cursor.marked_year(short)?;
    finish(cursor, year, part, calendar)
}

/// "FY22-Q2", "2021Q2", "2018-1Q", "2026-05", "2026-W20", "2022 Annual", "2024年第一季度", "FY22".
fn year_first(cursor: &mut Cursor) -> Option<(Period, usize)> {
    let (year, calendar) = cursor.marked_year(false)?;
    let end = cursor.at;
    cursor.spaces();
    let wide = cursor.eat("年");
    if !wide {
        cursor.at = end;
    }
    let part_end = cursor.at;
    let spaced = cursor.separator();
    let part = cursor
        .part()
        .map(|(part, _)| part)
        .or_else(|| cursor.wide_part());
    if let Some(found) = part.and_then(|part| finish(cursor, year, part, calendar)) {
        return Some(found);
    }
    cursor.at = part_end;
    let part = if spaced { None } else { cursor.month_or_week() };
    if let Some(found) = part.and_then(|part| finish(cursor, year, part, calendar)) {
        return Some(found);
    }
    cursor.at = part_end;
    if cursor.follows_number() {
        return None;
    }
    cursor.separator();
    if !cursor.words(words::ANNUAL) {
        cursor.at = part_end;
    }
    cursor
        .closes_year()
        .then(|| Period::new(year, Part::Year, calendar).map(|p| (p, cursor.at)))?
}

/// "May 2026".
fn month_first(cursor: &mut Cursor) -> Option<(Period, usize)> {
    let month = date::month(cursor)?;
    cursor.eat(".");
    cursor.spaces();
    let year = cursor.year()?;
    finish(cursor, year, Part::Month(month), Calendar::Unmarked)
}

fn finish(cursor: &Cursor, year: i16, part: Part, calendar: Calendar) -> Option<(Period, usize)> {
    let period = Period::new(year, part, calendar).filter(|_| cursor.closes())?;
    Some((period, cursor.at))
}

/// The part of a year that is written at `at` without its year, with the byte behind it.
pub(super) fn bare_part(text: &str, at: usize) -> Option<(Part, usize)> {
    let mut cursor = Cursor::new(text, at);
    let (part, _) = cursor.part()?;
    cursor.closes().then_some((part, cursor.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations() {
        for (text, expected, place) in [
            ("FY22-Q2 OKRs", "FY22-Q2", "FY22-Q2"),
            ("OKRs Q2 FY22", "FY22-Q2", "Q2 FY22"),
            ("Q2FY23-OKR", "FY23-Q2", "Q2FY23"),
            ("OKRs - Q1 2025", "2025-Q1", "Q1 2025"),
            ("2021-Q2", "2021-Q2", "2021-Q2"),
            ("2021Q2", "2021-Q2", "2021Q2"),
            ("2018-1Q.md", "2018-Q1", "2018-1Q"),
            ("1Q19", "2019-Q1", "1Q19"),
            ("CY19-Q4", "CY19-Q4", "CY19-Q4"),
            ("H1 2022", "2022-H1", "H1 2022"),
            ("1H22", "2022-H1", "1H22"),
            ("H2'23 goals", "2023-H2", "H2'23"),
            ("Goals 2022", "2022", "2022"),
            ("FY2022 Annual", "FY22", "FY2022 Annual"),
            ("2022_q3", "2022-Q3", "2022_q3"),
            ("content/goals/2022_Q4.md", "2022-Q4", "2022_Q4"),
            ("fy21-q3", "FY21-Q3", "fy21-q3"),
            ("Week 2026-W20", "2026-W20", "2026-W20"),
            ("Plan 2026-05", "2026-05", "2026-05"),
            ("Plan of May 2026", "2026-05", "May 2026"),
            ("Q3 FY25", "FY25-Q3", "Q3 FY25"),
            (
                "These are for Q2 in fiscal year 2022, which",
                "FY22-Q2",
                "Q2 in fiscal year 2022",
            ),
            (
                "second quarter of 2021",
                "2021-Q2",
                "second quarter of 2021",
            ),
            ("Q3 goals 2022", "2022-Q3", "Q3 goals 2022"),
            ("2022 OKRs – Q3", "2022-Q3", "2022 OKRs – Q3"),
            ("2024年第一季度", "2024-Q1", "2024年第一季度"),
            ("1º trimestre de 2024", "2024-Q1", "1º trimestre de 2024"),
            ("Created 2021-05-01 for FY22", "FY22", "FY22"),
        ] {
            let found = find(text).and_then(|(p, r)| Some((p.to_string(), text.get(r)?)));
            assert_eq!(found, Some((expected.to_owned(), place)), "{text}");
        }
    }

    #[test]
    fn no_periods() {
        for text in [
            "OKRs",
            "2021-05-01",
            "FY22x",
            "20221",
            "3.2022",
            "$2022",
            "2,022",
            "Q2",
            "B2B",
            "v2022.1",
            "2021-22",
            "2022%",
            "Q3+Q4",
            "Q5",
        ] {
            assert_eq!(find(text).map(|(p, _)| p.to_string()), None, "{text}");
        }
    }
}
