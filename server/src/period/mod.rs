//! Periods of a plan: years, halves, quarters, months and weeks, and the dates they cover.

mod calendar;
mod context;
mod cursor;
mod date;
mod impossible;
mod notation;
mod when;

pub use calendar::{Calendar, Part, Period};
pub use context::TextPlace;
pub use date::{dates, explicit_dates};
pub use impossible::{Impossible, impossible};
pub use notation::length_at;
pub use when::{When, when_at};

/// Whether the word is the name of a part of a year or of a year: "Q1", "H2", "FY22".
pub fn is_name(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.len() - digits.len();
    (1..=2).contains(&letters)
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::test::cases;

    fn period(text: &str) -> Period {
        Period::find(text).expect(text).0
    }

    #[test]
    fn covered_days() {
        let table = "
            FY22-Q2  | 2 | 2021-05-01 to 2021-07-31
            FY22-Q4  | 2 | 2021-11-01 to 2022-01-31
            FY22     | 2 | 2021-02-01 to 2022-01-31
            2022_q3  | 2 | 2021-08-01 to 2021-10-31
            Q2 2021  | 1 | 2021-04-01 to 2021-06-30
            CY19-Q4  | 7 | 2019-10-01 to 2019-12-31
            FY22-H2  | 7 | 2022-01-01 to 2022-06-30
            1H22     | 1 | 2022-01-01 to 2022-06-30
            2026-02  | 1 | 2026-02-01 to 2026-02-28
            2026-W01 | 1 | 2025-12-29 to 2026-01-04
        ";
        for [text, start, days] in cases(table) {
            let (first, last) = period(text).dates(start.parse().unwrap()).unwrap();
            assert_eq!(format!("{first} to {last}"), days, "{text}");
        }
        assert_eq!(period("Q2 2021").dates(0), None);
        assert_eq!(period("Q2 2021").dates(13), None);
    }

    #[test]
    fn neighbours() {
        let table = "
            FY22-Q1  | FY21-Q4  | FY22-Q2
            2021-Q4  | 2021-Q3  | 2022-Q1
            2026-01  | 2025-12  | 2026-02
            2026-W53 | 2026-W52 | 2027-W01
            2022     | 2021     | 2023
        ";
        for [text, previous, next] in cases(table) {
            let here = period(text);
            assert_eq!(here.previous().unwrap().to_string(), previous, "{text}");
            assert_eq!(here.next().unwrap().to_string(), next, "{text}");
        }
        let long = Period::new(2025, Part::Week(53), Calendar::Unmarked);
        assert_eq!(long, None, "2025 has 52 weeks");
        let last = Period::new(2099, Part::Year, Calendar::Fiscal);
        assert_eq!(last.and_then(Period::next), None);
    }

    proptest! {
        #[test]
        fn nothing_panics_and_ranges_are_text(text in "([A-Za-z]{1,4}|[0-9]{1,4}|[-/. '年季度]| |é|½){0,24}") {
            let mut found: Vec<_> = dates(&text).map(|(_, range)| range).collect();
            found.extend(Period::find(&text).map(|(_, range)| range));
            found.extend(explicit_dates(&text).map(|(.., range)| range));
            found.extend(impossible(&text, &[], TextPlace::Field).map(|found| found.range));
            for range in found {
                prop_assert!(text.get(range.clone()).is_some_and(|s| !s.is_empty()), "{range:?}");
            }
        }

        #[test]
        fn a_period_reads_back(year in 1991i16..2099, n in 1u8..=4, fiscal in any::<bool>()) {
            let calendar = if fiscal { Calendar::Fiscal } else { Calendar::Unmarked };
            let period = Period::new(year, Part::Quarter(n), calendar);
            let read = period.and_then(|p| Period::find(&p.to_string()));
            prop_assume!(!fiscal || year >= 2000);
            prop_assert_eq!(read.map(|(p, _)| p), period);
            prop_assert_eq!(period.and_then(|p| p.next()?.previous()), period);
        }
    }
}
