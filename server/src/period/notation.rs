//! The ways in which a period is written, in titles, prose and file names.

use std::ops::Range;

use super::calendar::{Calendar, Part, Period};
use super::cursor::{Cursor, starts};
use super::date;
use crate::lexicon::period as words;

/// How far a quarter and its year may be apart, in bytes: "Q3 goals of the team 2022".
const APART: usize = 40;

impl Period {
    /// The period that a title, heading or file name states, with its bytes. The first one narrower than a year wins,
    /// else a quarter and a year with words between them ("Q3 goals 2022"), else the first year.
    pub fn find(text: &str) -> Option<(Self, Range<usize>)> {
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let (mut year, mut part) = (None, None);
        let mut at = 0;
        // An underscore separates words, as in file names.
        while let Some(start) = starts(text, at, |c| c.is_ascii_alphanumeric()).next() {
            let mut cursor = Cursor::new(text, start);
            if cursor.take(date::numeric).is_some() {
                at = cursor.at;
                continue;
            }
            if let Some(found) = cursor.take(period) {
                if found.part() != Part::Year {
                    return Some((found, start..cursor.at));
                }
                year.get_or_insert((found, start..cursor.at));
            } else if let Some(found) = cursor.take(bare_part) {
                part.get_or_insert((found, start..cursor.at));
            }
            at = cursor.at.max(start + 1);
        }
        let year = year?;
        Some(part.and_then(|part| together(&year, part)).unwrap_or(year))
    }
}

fn together(
    (period, year): &(Period, Range<usize>),
    (part, place): (Part, Range<usize>),
) -> Option<(Period, Range<usize>)> {
    let range = year.start.min(place.start)..year.end.max(place.end);
    let near = range.len() <= year.len() + place.len() + APART;
    let period = Period::new(period.year(), part, period.calendar());
    Some((period.filter(|_| near)?, range))
}

/// The length in bytes of the date or period, narrower than a year, that begins with a digit at `at`.
pub fn length_at(text: &str, at: usize) -> Option<usize> {
    let ahead = text.as_bytes().get(at..(at + 6).min(text.len()))?;
    let mark = |b: &u8| b"-qhw/._ ".contains(&b.to_ascii_lowercase());
    if !ahead.iter().any(mark) {
        return None;
    }
    let mut cursor = Cursor::new(text, at);
    let narrow = |it: &mut Cursor| period(it).filter(|found| found.part() != Part::Year);
    if cursor.take(date::numeric).is_none() {
        cursor.take(narrow)?;
    }
    Some(cursor.at - at)
}

/// Takes a period that is written with its year.
pub(super) fn period(cursor: &mut Cursor) -> Option<Period> {
    cursor
        .take(part_first)
        .or_else(|| cursor.take(year_first))
        .or_else(|| cursor.take(month_first))
}

/// "Q2 FY22", "Q2 2021", "1Q19", "H1'22", "second quarter of 2021", "Q2 in fiscal year 2022".
fn part_first(cursor: &mut Cursor) -> Option<Period> {
    let (part, digit_first) = cursor.part()?;
    let tight = cursor.at;
    let spaced = cursor.separator();
    let short = cursor.at == tight && digit_first || cursor.at == tight + 1 && !spaced;
    cursor.words(words::JOINT);
    let year = cursor.marked_year(short)?;
    whole(cursor, year, part)
}

/// "FY22-Q2", "2021Q2", "2018-1Q", "2026-05", "2026-W20", "2022 Annual", "2024年第一季度", "FY22".
fn year_first(cursor: &mut Cursor) -> Option<Period> {
    let year = cursor.marked_year(false)?;
    cursor.take(|it| {
        it.spaces();
        it.eat("年").then_some(())
    });
    let part = |it: &mut Cursor| {
        it.separator();
        let part = it.part().map(|(part, _)| part);
        let part = part.or_else(|| it.wide_part())?;
        whole(it, year, part)
    };
    let month_or_week = |it: &mut Cursor| {
        let part = it.month_or_week()?;
        whole(it, year, part)
    };
    let narrow = cursor.take(part).or_else(|| cursor.take(month_or_week));
    narrow.or_else(|| all_year(cursor, year))
}

/// "FY22", "2022 Annual"; the cursor is after the year.
fn all_year(cursor: &mut Cursor, (year, calendar): (i16, Calendar)) -> Option<Period> {
    if cursor.follows_number() {
        return None;
    }
    cursor.take(|it| {
        it.separator();
        it.words(words::ANNUAL).then_some(())
    });
    let period = Period::new(year, Part::Year, calendar);
    period.filter(|_| cursor.closes_year())
}

/// "May 2026".
fn month_first(cursor: &mut Cursor) -> Option<Period> {
    let month = cursor.month()?;
    cursor.eat(".");
    cursor.spaces();
    let year = cursor.year()?;
    whole(cursor, (year, Calendar::Unmarked), Part::Month(month))
}

fn whole(cursor: &Cursor, (year, calendar): (i16, Calendar), part: Part) -> Option<Period> {
    Period::new(year, part, calendar).filter(|_| cursor.closes())
}

/// Takes a part of a year without its year.
pub(super) fn bare_part(cursor: &mut Cursor) -> Option<Part> {
    let (part, _) = cursor.part()?;
    cursor.closes().then_some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn notations() {
        let table = "
            FY22-Q2 OKRs                | FY22-Q2  | FY22-Q2
            OKRs Q2 FY22                | FY22-Q2  | Q2 FY22
            Q2FY23-OKR                  | FY23-Q2  | Q2FY23
            OKRs - Q1 2025              | 2025-Q1  | Q1 2025
            2021-Q2                     | 2021-Q2  | 2021-Q2
            2021Q2                      | 2021-Q2  | 2021Q2
            2018-1Q.md                  | 2018-Q1  | 2018-1Q
            1Q19                        | 2019-Q1  | 1Q19
            CY19-Q4                     | CY19-Q4  | CY19-Q4
            H1 2022                     | 2022-H1  | H1 2022
            1H22                        | 2022-H1  | 1H22
            H2'23 goals                 | 2023-H2  | H2'23
            Goals 2022                  | 2022     | 2022
            FY2022 Annual               | FY22     | FY2022 Annual
            2022_q3                     | 2022-Q3  | 2022_q3
            content/goals/2022_Q4.md    | 2022-Q4  | 2022_Q4
            fy21-q3                     | FY21-Q3  | fy21-q3
            Week 2026-W20               | 2026-W20 | 2026-W20
            Plan 2026-05                | 2026-05  | 2026-05
            Plan of May 2026            | 2026-05  | May 2026
            Q3 FY25                     | FY25-Q3  | Q3 FY25
            These are for Q2 in fiscal year 2022, which | FY22-Q2  | Q2 in fiscal year 2022
            second quarter of 2021      | 2021-Q2  | second quarter of 2021
            Q3 goals 2022               | 2022-Q3  | Q3 goals 2022
            2022 OKRs – Q3              | 2022-Q3  | 2022 OKRs – Q3
            2024年第一季度              | 2024-Q1  | 2024年第一季度
            1º trimestre de 2024        | 2024-Q1  | 1º trimestre de 2024
            Created 2021-05-01 for FY22 | FY22     | FY22
        ";
        for [text, expected, place] in cases(table) {
            let found = Period::find(text).map(|(period, at)| (period.to_string(), &text[at]));
            assert_eq!(found, Some((expected.to_owned(), place)), "{text}");
        }
    }

    #[test]
    fn no_periods() {
        let texts =
            "OKRs 2021-05-01 FY22x 20221 3.2022 $2022 2,022 Q2 B2B v2022.1 2021-22 2022% Q3+Q4 Q5";
        for text in texts.split(' ') {
            assert_eq!(Period::find(text), None, "{text}");
        }
    }
}
