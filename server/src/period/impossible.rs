//! Days and quarters that no calendar has: "2021-04-31", "FY22-Q5".

use std::ops::Range;

use super::context::{Context, TextPlace};
use super::cursor::Cursor;
use super::{date, notation};

/// A time that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it is a day; else a quarter, half or week.
    pub day: bool,
}

/// The days and quarters in `text`, which comes from `place`, that certainly do not exist; the days first.
///
/// Many names look like a day or a quarter with a year. So a time counts only where it is no part of a name and the
/// words around it announce it. What is struck out, or in `opaque` (code and addresses, sorted and disjoint), is left
/// out.
pub fn impossible<'a>(
    text: &'a str,
    opaque: &'a [Range<usize>],
    place: TextPlace,
) -> impl Iterator<Item = Impossible> + 'a {
    let alone = move |range: &Range<usize>| {
        let context = Context {
            before: text.get(..range.start)?,
            after: text.get(range.end..)?,
            place,
        };
        context.is_alone().then_some(context)
    };
    let days = date::dates_written(text)
        .filter(move |(written, range)| {
            written.date(None).is_none()
                && alone(range).is_some_and(|context| context.makes_day(*written))
        })
        .map(|(_, range)| Impossible { range, day: true });
    let parts = parts(text)
        .filter(move |range| {
            alone(range).is_some_and(|context| context.is_led() && context.is_closed())
        })
        .map(|range| Impossible { range, day: false });
    let struck = struck(text);
    days.chain(parts)
        .filter(move |found| !meets(opaque, &found.range) && !meets(&struck, &found.range))
}

/// What is struck out, in order: "~~by 2027-02-30~~".
fn struck(text: &str) -> Vec<Range<usize>> {
    let mut marks = text.match_indices("~~").map(|(at, _)| at);
    let pairs = std::iter::from_fn(|| Some(marks.next()?..marks.next()?));
    pairs.collect()
}

/// Whether one of `spans`, which are in order and apart, has a byte of `range`.
fn meets(spans: &[Range<usize>], range: &Range<usize>) -> bool {
    let first = spans.partition_point(|span| span.end <= range.start);
    spans.get(first).is_some_and(|span| span.start < range.end)
}

/// The bytes of "Q5", "H3", "W54" and the year beside it, in order.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let marks = text.match_indices(['q', 'Q', 'h', 'H', 'w', 'W']);
    marks.filter_map(|(at, _)| part(text, at))
}

/// The same where the letter is at `at`.
fn part(text: &str, at: usize) -> Option<Range<usize>> {
    let mut cursor = Cursor::new(text, at);
    let (width, count) = match cursor.letters() {
        "Q" | "q" => (1, 4),
        "H" | "h" => (1, 2),
        "W" | "w" => (2, 53),
        _ => return None,
    };
    let exists = (1..=count).contains(&cursor.digits(width)?);
    if exists || !cursor.closes() {
        return None;
    }
    let before = text.get(..at)?;
    if let Some(start) = year_before(before) {
        return Some(start..cursor.at);
    }
    // A week without its year before it may be anything: "W54 2026".
    if width == 2 || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    cursor.take(year_after).map(|()| at..cursor.at)
}

/// No year is longer, in bytes: "FY2022".
const LONGEST_YEAR: usize = 8;

/// Where the year begins with which `before` ends: "FY22-", "2026 ".
fn year_before(before: &str) -> Option<usize> {
    let year = before.trim_end_matches([' ', '-', '_', '/']);
    let near = before.len() - year.len() <= 1;
    let bytes = year.bytes().rev().take(LONGEST_YEAR);
    let length = bytes.take_while(u8::is_ascii_alphanumeric).count();
    let mut cursor = Cursor::new(year, year.len() - length);
    let start = cursor.at;
    notation::period(&mut cursor)?;
    (near && cursor.at == year.len()).then_some(start)
}

/// Takes the year that follows with a sign or a blank: " 2026", "-FY22".
fn year_after(cursor: &mut Cursor) -> Option<()> {
    let start = cursor.at;
    cursor.separator();
    let parted = cursor.at > start;
    notation::period(cursor).filter(|_| parted).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    fn found(text: &str, place: TextPlace) -> String {
        let found = impossible(text, &[], place).map(|one| &text[one.range]);
        found.collect::<Vec<_>>().join(" and ")
    }

    #[test]
    fn days_that_do_not_exist() {
        let table = "
            from 2021-04-31 to 2021-07-31 | 2021-04-31
            Open 3 shops (2021-02-29).    | 2021-02-29
            Open 3 shops 2021/06/31       | 2021/06/31
            Ab 31.6.2021 ist offen        | 31.6.2021
            due June 31, 2021             | June 31, 2021
            30 Feb 2021                   | 30 Feb 2021
            Open on Feb 29, 2021, or later | Feb 29, 2021
            due 2021-13-01                | 2021-13-01
            Deadline: 2021-31-12          | 2021-31-12
            Offen bis 2021-2-30           | 2021-2-30
            2021-07-31 and 2024-02-29     |
        ";
        for [text, expected] in cases(table) {
            assert_eq!(found(text, TextPlace::Words), expected, "{text}");
        }
    }

    #[test]
    fn names_that_look_like_days() {
        for text in [
            "Build 2021-13-01 runs in 5 shops",
            "CAS 1912-24-9 and CAS 2021-02-30",
            "Case 2027-45-12 is closed",
            "RFP 2027-14-1",
            "Ship order 2027-31-12-A",
            "Part 4711-20-30 costs 5",
            "ABC-2027-02-30",
            "ABC 2027-02-30",
            "§ 2027-02-30",
            "Call +1 2027-02-30",
            "Remove 1912-24-9 from 5 wells",
            "Ship 2027.02.30",
            "2027-1-32",
            "report_2027-06-31 and 2027-06-31.csv",
            "Read docs/2027/06/31",
            "~~by 2027-06-31~~",
            "Not 2027-06-31",
            "\"2027-06-31\"",
            "Win 31 June 2027 guests",
            "by 2027-00-00 or until 9999-99-99",
            "CVE-2021-44228",
        ] {
            assert_eq!(found(text, TextPlace::Words), "", "{text}");
        }
        assert_eq!(found("2027-13-01 (late)", TextPlace::Field), "2027-13-01");
        assert_eq!(found("Sprint 2027-13-01", TextPlace::Field), "");
    }

    #[test]
    fn code_and_addresses_hold_no_days() {
        let text = "Read 2027-06-31 and 2027-02-30 first";
        let found = impossible(text, &[5..15, 20..30], TextPlace::Words);
        assert_eq!(found.count(), 0);
    }

    #[test]
    fn parts_of_years_that_do_not_exist() {
        let table = "
            Heading | FY22-Q0 OKRs                        | FY22-Q0
            Heading | OKRs for Q5 2026                    | Q5 2026
            Heading | 2026-H3                             | 2026-H3
            Heading | OKRs – 2026 H3                      | 2026 H3
            Heading | Audi Q7 2026                        |
            Heading | Q7 2026 sales                       |
            Field   | Q5 2026                             | Q5 2026
            Field   | by 2026-W54                         | 2026-W54
            Field   | n/a (Q5 2026 model)                 |
            Words   | Launched by end of Q5 2026.         | Q5 2026
            Words   | Period: 2026 Q6                     | 2026 Q6
            Words   | Sold by Q5 2026 owners              |
            Words   | Q5 2026                             |
            Words   | 80% still answer by Q9              |
            Words   | booked by Q5 owners                 |
            Words   | Fix 2027 H3 headings                |
            Words   | 2027 H5 vaccine                     |
            Words   | by Q4 2026, by 2026-W53, by 2026-H2 |
            Words   | FAQ5 is read by 2026-Q12            |
        ";
        for [place, text, expected] in cases(table) {
            let places = [TextPlace::Words, TextPlace::Heading, TextPlace::Field];
            let place = places.into_iter().find(|it| format!("{it:?}") == place);
            assert_eq!(found(text, place.unwrap()), expected, "{text}");
        }
    }
}
