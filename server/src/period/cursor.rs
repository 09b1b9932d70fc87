//! A cursor that recognises the parts of which periods and dates are written.

use super::calendar::{Calendar, Part, Period};
use crate::lexicon::ordinal::OrdinalWord;
use crate::lexicon::period;

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

    /// Takes the first of `texts` that comes next, in any case.
    fn eat_any(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat(text))
    }

    /// Takes "first", "2nd", "3º", "四"; its number, 1 to 4.
    fn ordinal(&mut self) -> Option<u8> {
        const ORDINALS: [(OrdinalWord, u8); 4] = [
            (OrdinalWord::First, 1),
            (OrdinalWord::Second, 2),
            (OrdinalWord::Third, 3),
            (OrdinalWord::Fourth, 4),
        ];
        let mut ordinals = ORDINALS.iter();
        let (_, number) = ordinals.find(|(ordinal, _)| self.eat_any(ordinal.words()))?;
        Some(*number)
    }

    /// Takes a digit from 1 to 4.
    fn digit(&mut self) -> Option<u8> {
        let digit = self.byte()?.checked_sub(b'0');
        let digit = digit.filter(|digit| (1..=4).contains(digit))?;
        self.at += 1;
        Some(digit)
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
    pub(super) fn marked_year(&mut self, short: bool) -> Option<(i16, Calendar)> {
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
        if self.eat_any(period::FISCAL) {
            Calendar::Fiscal
        } else if self.eat_any(period::CIVIL) {
            Calendar::Civil
        } else {
            Calendar::Unmarked
        }
    }

    /// Takes "Q2", "2Q", "H1", "1H", "T1", "quarter 2", "second quarter", "1º trimestre"; whether a digit came first.
    pub(super) fn part(&mut self) -> Option<(Part, bool)> {
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
        let called = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        let (half, quarter) = (called(period::HALF), called(period::QUARTER));
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
        let n = self.ordinal()?;
        let _ = self.eat(" ") || self.eat("-");
        let half = self.eat_any(period::HALF);
        match n {
            1..=2 if half => Some(Part::Half(n)),
            _ if self.eat_any(period::QUARTER) => Some(Part::Quarter(n)),
            _ => None,
        }
    }

    /// "第一季度", "第 3 季度", "上半年".
    pub(super) fn wide_part(&mut self) -> Option<Part> {
        if self.eat_any(period::FIRST_HALF) {
            return Some(Part::Half(1));
        }
        if self.eat_any(period::SECOND_HALF) {
            return Some(Part::Half(2));
        }
        self.eat("第");
        self.spaces();
        let n = self.ordinal().or_else(|| self.digit())?;
        self.spaces();
        self.eat_any(period::QUARTER).then_some(Part::Quarter(n))
    }

    /// "-05", "-W20", "W20".
    pub(super) fn month_or_week(&mut self) -> Option<Part> {
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
    pub(super) fn separator(&mut self) -> bool {
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
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
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
    pub(super) fn closes_year(&self) -> bool {
        let rest = self.rest();
        let mut next = rest.chars();
        let (first, second) = (next.next(), next.next());
        let tied = matches!(first, Some('.' | ',' | '-' | '/' | ':'))
            && second.is_some_and(|c| c.is_ascii_digit());
        self.closes() && !tied && !matches!(first, Some('%' | '+'))
    }

    /// Whether what was read goes on from another number: "1.2022", "5-2021".
    pub(super) fn follows_number(&self) -> bool {
        let start = self.at.saturating_sub(4);
        let mut before = self.text.get(..start).unwrap_or_default().chars().rev();
        let sign = before.next();
        matches!(sign, Some('.' | ',' | '/' | ':' | '$' | '€' | '#'))
            && (before.next().is_some_and(|c| c.is_ascii_digit())
                || matches!(sign, Some('$' | '€' | '#')))
    }
}
