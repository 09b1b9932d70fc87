//! The ways in which a period is written, in titles, prose and file names.

use std::ops::Range;

use super::{Calendar, Part, Period, date};

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

fn period_at(text: &str, at: usize) -> Option<(Period, usize)> {
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
    cursor.words(&["of", "in", "for", "the"]);
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
    if !cursor.words(&["annual", "yearly", "full-year"]) {
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

fn bare_part(text: &str, at: usize) -> Option<(Part, usize)> {
    let mut cursor = Cursor::new(text, at);
    let (part, _) = cursor.part()?;
    cursor.closes().then_some((part, cursor.at))
}

/// A place in a text that moves over what it recognises.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Cursor { text, at }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes the text if it comes next, in any case.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let next = self
            .rest()
            .get(..text.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(text));
        self.at += if next { text.len() } else { 0 };
        next
    }

    pub(super) fn spaces(&mut self) {
        while self.eat(" ") || self.eat("\u{a0}") {}
    }

    /// Takes ASCII letters.
    pub(super) fn letters(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Takes one to four ASCII digits that no further digit follows; their value and their number.
    pub(super) fn number(&mut self) -> Option<(u16, usize)> {
        let rest = self.rest();
        let width = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
        let value = rest
            .get(..width)
            .filter(|_| (1..=4).contains(&width))?
            .parse()
            .ok()?;
        self.at += width;
        Some((value, width))
    }

    /// Takes a year of four digits.
    pub(super) fn year(&mut self) -> Option<i16> {
        let start = self.at;
        let year = self
            .number()
            .filter(|(_, width)| *width == 4)
            .and_then(|(year, _)| i16::try_from(year).ok());
        let year = year.filter(|year| Period::YEARS.contains(year));
        if year.is_none() {
            self.at = start;
        }
        year
    }

    /// Takes "FY22", "CY 2019", "fiscal year 2022", "2021"; "'22" and, where `short`, "22".
    fn marked_year(&mut self, short: bool) -> Option<(i16, Calendar)> {
        let start = self.at;
        let calendar = self.mark();
        let marked = calendar != Calendar::Unmarked;
        if marked {
            self.spaces();
            let _ = self.eat("-") || self.eat("_");
        }
        let apostrophe = self.eat("'") || self.eat("’");
        if let Some(year) = self.year() {
            return Some((year, calendar));
        }
        let two = (marked || apostrophe || short)
            .then(|| self.number())
            .flatten()
            .filter(|(_, width)| *width == 2);
        if two.is_none() {
            self.at = start;
        }
        let (year, _) = two?;
        Some((2000 + i16::try_from(year).ok()?, calendar))
    }

    fn mark(&mut self) -> Calendar {
        if self.eat("FY") || self.eat("fiscal year") || self.eat("fiscal") {
            Calendar::Fiscal
        } else if self.eat("CY") || self.eat("calendar year") {
            Calendar::Civil
        } else {
            Calendar::Unmarked
        }
    }

    /// Takes "Q2", "2Q", "H1", "1H", "T1", "quarter 2", "second quarter", "1º trimestre"; whether a digit came first.
    fn part(&mut self) -> Option<(Part, bool)> {
        let start = *self;
        if let Some(part) = self.letter_part() {
            return Some((part, false));
        }
        *self = start;
        if let Some(part) = self.digit_part() {
            return Some((part, true));
        }
        *self = start;
        let part = self.ordinal_part().map(|part| (part, false));
        if part.is_none() {
            *self = start;
        }
        part
    }

    /// "Q2", "H1", "T1", "quarter 2", "half 1".
    fn letter_part(&mut self) -> Option<Part> {
        let word = self.letters();
        let half = word.eq_ignore_ascii_case("h") || word.eq_ignore_ascii_case("half");
        let quarter = ["q", "t", "quarter", "trimestre", "quartal"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w));
        if word.len() > 1 {
            self.spaces();
        }
        let (n, width) = self.number()?;
        let n = u8::try_from(n).ok().filter(|_| width == 1)?;
        match n {
            1..=2 if half => Some(Part::Half(n)),
            1..=4 if quarter => Some(Part::Quarter(n)),
            _ => None,
        }
    }

    /// "2Q", "1H".
    fn digit_part(&mut self) -> Option<Part> {
        let n = self.byte()?.checked_sub(b'0')?;
        self.at += 1;
        let half = self.eat("h");
        match n {
            1..=2 if half => Some(Part::Half(n)),
            1..=4 if self.eat("q") => Some(Part::Quarter(n)),
            _ => None,
        }
    }

    /// "second quarter", "2nd half", "1º trimestre", "1er semestre".
    fn ordinal_part(&mut self) -> Option<Part> {
        const WORDS: [(&str, u8); 24] = [
            ("first", 1),
            ("second", 2),
            ("third", 3),
            ("fourth", 4),
            ("1st", 1),
            ("2nd", 2),
            ("3rd", 3),
            ("4th", 4),
            ("1er", 1),
            ("2e", 2),
            ("3e", 3),
            ("4e", 4),
            ("1º", 1),
            ("2º", 2),
            ("3º", 3),
            ("4º", 4),
            ("1o", 1),
            ("2o", 2),
            ("3o", 3),
            ("4o", 4),
            ("1.", 1),
            ("2.", 2),
            ("3.", 3),
            ("4.", 4),
        ];
        let (_, n) = WORDS.iter().find(|(word, _)| self.eat(word))?;
        let _ = self.eat(" ") || self.eat("-");
        let half = self.eat("half") || self.eat("semestre");
        match n {
            1..=2 if half => Some(Part::Half(*n)),
            _ if self.eat("quarter") || self.eat("trimestre") || self.eat("quartal") => {
                Some(Part::Quarter(*n))
            }
            _ => None,
        }
    }

    /// "第一季度", "第 3 季度", "上半年".
    fn wide_part(&mut self) -> Option<Part> {
        const DIGITS: [(&str, u8); 8] = [
            ("一", 1),
            ("二", 2),
            ("三", 3),
            ("四", 4),
            ("1", 1),
            ("2", 2),
            ("3", 3),
            ("4", 4),
        ];
        if self.eat("上半年") {
            return Some(Part::Half(1));
        }
        if self.eat("下半年") {
            return Some(Part::Half(2));
        }
        self.eat("第");
        self.spaces();
        let (_, n) = DIGITS.iter().find(|(digit, _)| self.eat(digit))?;
        self.spaces();
        (self.eat("季度") || self.eat("四半期")).then_some(Part::Quarter(*n))
    }

    /// "-05", "-W20", "W20".
    fn month_or_week(&mut self) -> Option<Part> {
        let dash = self.eat("-") || self.eat("_");
        let week = self.eat("w");
        let (n, width) = self.number()?;
        let n = u8::try_from(n).ok().filter(|_| width == 2)?;
        match (week, dash) {
            (true, _) => Some(Part::Week(n)),
            (false, true) => Some(Part::Month(n)),
            (false, false) => None,
        }
    }

    /// Takes what may stand between a part and its year; whether white space was in it.
    fn separator(&mut self) -> bool {
        let start = self.at;
        for _ in 0..4 {
            let taken = [" ", "-", "_", "/", ".", ",", "–", "·", "(", "|", "\u{a0}"]
                .iter()
                .any(|s| self.eat(s));
            if !taken {
                break;
            }
        }
        self.text
            .get(start..self.at)
            .is_some_and(|s| s.contains([' ', '\u{a0}']))
    }

    /// Takes any of the words, each with the space after it; whether one was there.
    fn words(&mut self, words: &[&str]) -> bool {
        let mut any = false;
        while let Some(end) = words.iter().find_map(|word| {
            let mut ahead = *self;
            (ahead.eat(word) && ahead.closes()).then_some(ahead.at)
        }) {
            any = true;
            self.at = end;
            let before = self.at;
            self.spaces();
            let more = words.iter().any(|word| Cursor { ..*self }.eat(word))
                || self.byte().is_some_and(|b| b.is_ascii_alphanumeric());
            if !more {
                self.at = before;
                break;
            }
        }
        any
    }

    /// Whether no letter or digit of the same word follows.
    pub(super) fn closes(&self) -> bool {
        !self
            .rest()
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_alphanumeric())
    }

    /// Whether a year ends here: no further digits, decimals or units follow.
    fn closes_year(&self) -> bool {
        let rest = self.rest();
        let mut next = rest.chars();
        let (first, second) = (next.next(), next.next());
        let tied = matches!(first, Some('.' | ',' | '-' | '/' | ':'))
            && second.is_some_and(|c| c.is_ascii_digit());
        self.closes() && !tied && !matches!(first, Some('%' | '+'))
    }

    /// Whether what was read goes on from another number: "1.2022", "5-2021".
    fn follows_number(&self) -> bool {
        let start = self.at.saturating_sub(4);
        let mut before = self.text.get(..start).unwrap_or_default().chars().rev();
        let sign = before.next();
        matches!(sign, Some('.' | ',' | '/' | ':' | '$' | '€' | '#'))
            && (before.next().is_some_and(|c| c.is_ascii_digit())
                || matches!(sign, Some('$' | '€' | '#')))
    }
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
