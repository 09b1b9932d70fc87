//! Days and quarters that no calendar has: "2021-04-31", "FY22-Q5".

use std::ops::Range;

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

/// The days and quarters in `text` that do not exist, in order. A quarter counts where a year stands beside it, or
/// words that speak of time: "Q5" alone may be anything.
pub fn impossible(text: &str) -> impl Iterator<Item = Impossible> {
    let days = date::dates(text)
        .filter(|(date, range)| date.is_none() && !is_named(text.get(..range.start)))
        .map(|(_, range)| Impossible { range, day: true });
    days.chain(parts(text))
}

/// Words whose number looks like a day at times: "build 2027-13-01", "version 2027.02.31".
const NAMED: [&str; 7] = [
    "build", "version", "release", "revision", "ticket", "section", "tag",
];

/// Whether what stands behind `before` is the name of something.
fn is_named(before: Option<&str>) -> bool {
    let word = before.and_then(|before| before.split_whitespace().next_back());
    word.is_some_and(|word| NAMED.iter().any(|name| name.eq_ignore_ascii_case(word)))
}

fn parts(text: &str) -> impl Iterator<Item = Impossible> {
    let marks = text.match_indices(['q', 'Q', 'h', 'H', 'w', 'W']);
    marks.filter_map(|(at, _)| {
        let range = part(text, at)?;
        Some(Impossible { range, day: false })
    })
}

/// The bytes of "Q5", "H3", "W54" and the year beside it, where the letter is at `at`.
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
    if let Some(end) = year_behind(text, end) {
        return Some(at..end);
    }
    (letter == "Q" && speaks_of_time(before, text.get(end..)?)).then_some(at..end)
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

/// "by end of Q5", "Q5 OKRs".
fn speaks_of_time(before: &str, behind: &str) -> bool {
    let before = before.trim_end();
    let leads = ["end of", "by", "until", "before", "during"];
    let led = leads.iter().any(|lead| {
        let words = before.len().checked_sub(lead.len());
        let word = words.and_then(|at| Some((before.get(..at)?, before.get(at..)?)));
        word.is_some_and(|(rest, word)| {
            word.eq_ignore_ascii_case(lead) && !rest.ends_with(|c: char| c.is_alphanumeric())
        })
    });
    let behind = behind.trim_start();
    led || ["OKR", "goals", "objectives"]
        .iter()
        .any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_do_not_exist() {
        for (text, expected) in [
            ("from 2021-04-31 to 2021-07-31", "2021-04-31"),
            ("due 2021-13-01", "2021-13-01"),
            ("Build 2021-13-01 runs in 5 shops", ""),
            ("due June 31, 2021", "June 31, 2021"),
            ("FY22-Q0 OKRs", "FY22-Q0"),
            ("OKRs for Q5 2026", "Q5 2026"),
            ("Q5 OKRs", "Q5"),
            ("Launched by end of Q5", "Q5"),
            ("2026-W54", "2026-W54"),
            ("2026-H3", "2026-H3"),
            ("2021-07-31 and 2024-02-29", ""),
            ("Q4 2026, 2026-W53, 2026-H2", ""),
            ("Win the Audi Q5 owners", ""),
            ("Heading levels H3 and H4", ""),
            ("FAQ5 is read", ""),
            ("2026-Q12", ""),
            ("CVE-2021-44228", ""),
        ] {
            let found = impossible(text).filter_map(|one| text.get(one.range));
            assert_eq!(found.collect::<Vec<_>>().join(" | "), expected, "{text}");
        }
    }
}
