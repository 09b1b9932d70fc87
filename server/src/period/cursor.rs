//! A cursor that reads the parts of which periods and dates are written: a year, a part of a year, a month.

use super::calendar::{Calendar, Part, Period};
use crate::lexicon::month::MonthWord;
use crate::lexicon::ordinal::OrdinalWord;
use crate::lexicon::{self, FOLDED, fold, period};

/// A place in a text that moves over what it reads.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub at: usize,
}

/// The places from `at` on where a word or number begins. A character that `ties` does not come directly before it.
pub(super) fn starts(text: &str, at: usize, ties: fn(char) -> bool) -> impl Iterator<Item = usize> {
    let before = text.get(..at).unwrap_or_default();
    let mut tied = before.ends_with(ties);
    let chars = text.get(at..).unwrap_or_default().char_indices();
    chars.filter_map(move |(offset, char)| {
        let starts = char.is_ascii_alphanumeric() && !tied;
        tied = ties(char);
        starts.then_some(at + offset)
    })
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Cursor { text, at }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes what `read` reads. Where it finds nothing, the cursor goes back.
    pub(super) fn take<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Takes the text if it comes next, in any case.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let next = self.rest().get(..text.len());
        let next = next.is_some_and(|next| next.eq_ignore_ascii_case(text));
        self.at += if next { text.len() } else { 0 };
        next
    }

    /// Takes the first of `texts` that comes next, in any case.
    pub(super) fn eat_any(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat(text))
    }

    pub(super) fn spaces(&mut self) {
        while self.eat_any(&[" ", "\u{a0}"]) {}
    }

    /// Takes what may come between a part and its year; gives whether it has white space.
    pub(super) fn separator(&mut self) -> bool {
        const SIGNS: [&str; 11] = [" ", "-", "_", "/", ".", ",", "–", "·", "(", "|", "\u{a0}"];
        let start = self.at;
        let _ = (0..4).all(|_| self.eat_any(&SIGNS));
        let taken = self.text.get(start..self.at).unwrap_or_default();
        taken.contains([' ', '\u{a0}'])
    }

    /// Takes the first of the words that comes next as a whole, in any case.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let whole = |word| self.take(|it| (it.eat(word) && it.closes()).then_some(()));
        words.iter().copied().find_map(whole).is_some()
    }

    /// Takes all of the words that come next, each with the space before the next word; gives whether there were any.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let start = self.at;
        while self.word(words) {
            self.take(|it| {
                it.spaces();
                (!it.closes()).then_some(())
            });
        }
        self.at > start
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
        let digits = rest.get(..width).filter(|_| (1..=4).contains(&width))?;
        self.at += width;
        Some((digits.parse().ok()?, width))
    }

    /// Takes a number of so many digits, one or two.
    pub(super) fn digits(&mut self, width: usize) -> Option<u8> {
        let number = self.take(|it| it.number().filter(|(_, found)| *found == width));
        u8::try_from(number?.0).ok()
    }

    /// Takes a year of four digits.
    pub(super) fn year(&mut self) -> Option<i16> {
        self.take(|it| {
            let (year, _) = it.number().filter(|(_, width)| *width == 4)?;
            let year = i16::try_from(year).ok()?;
            Period::YEARS.contains(&year).then_some(year)
        })
    }

    /// Takes "FY22", "CY 2019", "fiscal year 2022", "2021"; "'22" and, where `short`, "22".
    pub(super) fn marked_year(&mut self, short: bool) -> Option<(i16, Calendar)> {
        self.take(|it| {
            let calendar = match () {
                () if it.eat_any(period::FISCAL) => Calendar::Fiscal,
                () if it.eat_any(period::CIVIL) => Calendar::Civil,
                () => Calendar::Unmarked,
            };
            let marked = calendar != Calendar::Unmarked;
            if marked {
                it.spaces();
                it.eat_any(&["-", "_"]);
            }
            let short = it.eat_any(&["'", "’"]) || marked || short;
            let year = it.year().or_else(|| {
                let year = it.digits(2).filter(|_| short)?;
                Some(2000 + i16::from(year))
            });
            Some((year?, calendar))
        })
    }

    /// Takes an English month, whole or by its first three or four letters; its number.
    pub(super) fn month(&mut self) -> Option<u8> {
        use MonthWord::*;
        const MONTHS: [MonthWord; 12] = [
            January, February, March, April, May, June, July, August, September, October, November,
            December,
        ];
        let mut buffer = [0; FOLDED];
        let named = self.take(|it| {
            let word = fold(it.letters(), &mut buffer);
            lexicon::month::named(word).first()
        })?;
        let mut months = (1..).zip(MONTHS);
        months.find_map(|(number, month)| (month == *named).then_some(number))
    }

    /// Takes "Q2", "2Q", "H1", "1H", "T1", "quarter 2", "second quarter", "1º trimestre". Gives whether it
    /// is as short as "2Q".
    pub(super) fn part(&mut self) -> Option<(Part, bool)> {
        let letter_first = self.take(Self::letter_part).map(|part| (part, false));
        letter_first
            .or_else(|| Some((self.take(Self::digit_part)?, true)))
            .or_else(|| Some((self.take(Self::ordinal_part)?, false)))
    }

    /// "Q2", "H1", "T1", "quarter 2", "half 1".
    fn letter_part(&mut self) -> Option<Part> {
        let word = self.letters();
        let called = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        if word.len() > 1 {
            self.spaces();
        }
        numbered(
            self.digits(1)?,
            called(period::HALF),
            called(period::QUARTER),
        )
    }

    /// "2Q", "1H".
    fn digit_part(&mut self) -> Option<Part> {
        let number = self.digit()?;
        let half = self.eat("h");
        numbered(number, half, !half && self.eat("q"))
    }

    /// "second quarter", "2nd half", "1º trimestre", "1er semestre".
    fn ordinal_part(&mut self) -> Option<Part> {
        let number = self.ordinal()?;
        self.eat_any(&[" ", "-"]);
        let half = self.eat_any(period::HALF);
        numbered(number, half, !half && self.eat_any(period::QUARTER))
    }

    /// Takes "第一季度", "第 3 季度", "上半年".
    pub(super) fn wide_part(&mut self) -> Option<Part> {
        for (number, names) in [(1, period::FIRST_HALF), (2, period::SECOND_HALF)] {
            if self.eat_any(names) {
                return Some(Part::Half(number));
            }
        }
        self.eat("第");
        self.spaces();
        let number = self.ordinal().or_else(|| self.digit())?;
        self.spaces();
        numbered(number, false, self.eat_any(period::QUARTER))
    }

    /// Takes "-05", "-W20", "W20".
    pub(super) fn month_or_week(&mut self) -> Option<Part> {
        let dash = self.eat_any(&["-", "_"]);
        let week = self.eat("w");
        let number = self.digits(2)?;
        if week {
            return Some(Part::Week(number));
        }
        dash.then_some(Part::Month(number))
    }

    /// Takes "first", "2nd", "3º", "四"; its number, 1 to 4.
    fn ordinal(&mut self) -> Option<u8> {
        use OrdinalWord::*;
        let mut ordinals = (1..).zip([First, Second, Third, Fourth]);
        ordinals.find_map(|(number, ordinal)| self.eat_any(ordinal.words()).then_some(number))
    }

    /// Takes a digit from 1 to 4.
    fn digit(&mut self) -> Option<u8> {
        let mut digits = (1..).zip(["1", "2", "3", "4"]);
        digits.find_map(|(number, digit)| self.eat(digit).then_some(number))
    }

    /// Whether no letter or digit of the same word follows.
    pub(super) fn closes(&self) -> bool {
        !self.rest().starts_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// Whether a year ends here: no further digits, decimals or units follow.
    pub(super) fn closes_year(&self) -> bool {
        let mut next = self.rest().chars();
        let (first, second) = (next.next(), next.next());
        let tied = matches!(first, Some('.' | ',' | '-' | '/' | ':'))
            && second.is_some_and(|c| c.is_ascii_digit());
        self.closes() && !tied && !matches!(first, Some('%' | '+'))
    }

    /// Whether what was read goes on from another number: "1.2022", "5-2021".
    pub(super) fn follows_number(&self) -> bool {
        let start = self.at.saturating_sub(4);
        let mut before = self.text.get(..start).unwrap_or_default().chars().rev();
        match before.next() {
            Some('$' | '€' | '#') => true,
            Some('.' | ',' | '/' | ':') => before.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
    }
}

/// The half or quarter with this number.
fn numbered(number: u8, half: bool, quarter: bool) -> Option<Part> {
    match number {
        1..=2 if half => Some(Part::Half(number)),
        1..=4 if quarter => Some(Part::Quarter(number)),
        _ => None,
    }
}
