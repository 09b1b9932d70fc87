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

/// The days and quarters in `text`, which stands in `place`, that certainly do not exist, the days first. Many
/// names look like a day or a quarter with a year: what does not stand alone, or is told apart by nothing, is none, and
/// what is taken back, or in `opaque` (code and addresses, sorted and disjoint), is left out.
pub fn impossible<'a>(
    text: &'a str,
    opaque: &'a [Range<usize>],
    place: TextPlace,
) -> impl Iterator<Item = Impossible> + 'a {
    let alone = move |range: &Range<usize>| {
        let context = Context {
            before: text.get(..range.start)?,
            behind: text.get(range.end..)?,
            place,
        };
        context.is_alone().then_some(context)
    };
    let days = date::dates(text)
        .filter(move |(date, range)| {
            let words = text.get(range.clone()).unwrap_or_default();
            date.is_none() && alone(range).is_some_and(|context| context.makes_day(words))
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

/// What was taken back, in order: "~~by 2027-02-30~~".
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
    let digit = text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
    if !digit {
        return None;
    }
    let mut cursor = Cursor::new(text, at);
    let letter = cursor.letters();
    let (number, width) = cursor.number()?;
    let exists = match letter {
        "Q" | "q" => (1..=4).contains(&number) || width > 1,
        "H" | "h" => (1..=2).contains(&number) || width > 1,
        "W" | "w" => (1..=53).contains(&number) || width != 2,
        _ => true,
    };
    if exists || !cursor.closes() {
        return None;
    }
    let end = cursor.at;
    let before = text.get(..at)?;
    if let Some(start) = year_before(before) {
        return Some(start..end);
    }
    if letter.eq_ignore_ascii_case("w") || before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    year_behind(text, end).map(|end| at..end)
}

/// No year is longer, in bytes: "FY2022".
const LONGEST_YEAR: usize = 8;

/// Where the year begins with which `before` ends: "FY22-", "2026 ".
fn year_before(before: &str) -> Option<usize> {
    let year = before.trim_end_matches([' ', '-', '_', '/']);
    let near = before.len() - year.len() <= 1;
    let word = |c: &u8| c.is_ascii_alphanumeric();
    let length = year
        .bytes()
        .rev()
        .take(LONGEST_YEAR)
        .take_while(word)
        .count();
    let start = year.len() - length;
    let (_, end) = notation::period_at(year, start)?;
    (near && end == year.len()).then_some(start)
}

/// Where the year ends that follows byte `at`: " 2026", "-FY22".
fn year_behind(text: &str, at: usize) -> Option<usize> {
    let mut cursor = Cursor::new(text, at);
    cursor.separator();
    let (_, end) = notation::period_at(text, cursor.at)?;
    (cursor.at > at).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, place: TextPlace) -> String {
        let found = impossible(text, &[], place).filter_map(|one| text.get(one.range));
        found.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn days_that_do_not_exist() {
        for (text, expected) in [
            ("from 2021-04-31 to 2021-07-31", "2021-04-31"),
            ("Open 3 shops (2021-02-29).", "2021-02-29"),
            ("Open 3 shops 2021/06/31", "2021/06/31"),
            ("Ab 31.6.2021 ist offen", "31.6.2021"),
            ("due June 31, 2021", "June 31, 2021"),
            ("30 Feb 2021", "30 Feb 2021"),
            ("Open on Feb 29, 2021, or later", "Feb 29, 2021"),
            ("due 2021-13-01", "2021-13-01"),
            ("Deadline: 2021-31-12", "2021-31-12"),
            ("Offen bis 2021-2-30", "2021-2-30"),
            ("2021-07-31 and 2024-02-29", ""),
        ] {
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
        for (place, text, expected) in [
            (TextPlace::Heading, "FY22-Q0 OKRs", "FY22-Q0"),
            (TextPlace::Heading, "OKRs for Q5 2026", "Q5 2026"),
            (TextPlace::Heading, "2026-H3", "2026-H3"),
            (TextPlace::Heading, "OKRs – 2026 H3", "2026 H3"),
            (TextPlace::Heading, "Audi Q7 2026", ""),
            (TextPlace::Heading, "Q7 2026 sales", ""),
            (TextPlace::Field, "Q5 2026", "Q5 2026"),
            (TextPlace::Field, "by 2026-W54", "2026-W54"),
            (TextPlace::Field, "n/a (Q5 2026 model)", ""),
            (TextPlace::Words, "Launched by end of Q5 2026.", "Q5 2026"),
            (TextPlace::Words, "Period: 2026 Q6", "2026 Q6"),
            (TextPlace::Words, "Sold by Q5 2026 owners", ""),
            (TextPlace::Words, "Q5 2026", ""),
            (TextPlace::Words, "80% still answer by Q9", ""),
            (TextPlace::Words, "booked by Q5 owners", ""),
            (TextPlace::Words, "Fix 2027 H3 headings", ""),
            (TextPlace::Words, "2027 H5 vaccine", ""),
            (TextPlace::Words, "by Q4 2026, by 2026-W53, by 2026-H2", ""),
            (TextPlace::Words, "FAQ5 is read by 2026-Q12", ""),
        ] {
            assert_eq!(found(text, place), expected, "{text}");
        }
    }
}
