//! What stands around a time, and whether by that it certainly is one: "by 2027-13-01" and not "RFP 2027-13-01".

use std::ops::RangeInclusive;

use super::calendar::Period;
use crate::lexicon::period as words;

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// Among words that may say anything.
    Words,
    /// In a heading, which may name the time that it is for.
    Heading,
    /// Where nothing but a time is told: `Due:`, `period:`.
    Field,
}

/// What stands before a time and what behind it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) before: &'a str,
    pub(super) behind: &'a str,
    pub(super) place: TextPlace,
}

/// What stands before words and numbers that stand alone.
const OPENS: [char; 9] = ['(', '[', ',', ';', '–', '—', '→', '|', '\u{a0}'];

/// What stands behind them.
const CLOSES: [char; 16] = [
    ')', ']', ',', ';', ':', '.', '!', '?', '–', '—', '→', '…', '|', '。', '，', '\u{a0}',
];

impl Context<'_> {
    /// Whether nothing is glued to it that makes it a part of another name: "ABC-2027-02-30", "2027-02-30.csv".
    pub(super) fn is_alone(&self) -> bool {
        let free = |char: char| char.is_whitespace() || OPENS.contains(&char);
        let mut behind = self.behind.chars();
        let closed = match behind.next() {
            None => true,
            Some(char) if CLOSES.contains(&char) => {
                !behind.next().is_some_and(char::is_alphanumeric)
            }
            Some(char) => char.is_whitespace(),
        };
        closed && (self.before.is_empty() || self.before.ends_with(free))
    }

    /// Whether what stands before says that a time follows.
    pub(super) fn is_led(&self) -> bool {
        let before = self.before.trim_end_matches([' ', ':', '–', '—', '-', '|']);
        let first = self.place != TextPlace::Words && before.is_empty();
        let goals = ends_with_any(before, words::GOALS) || ends_with_any(before, words::GOALS_FOR);
        first || (goals && self.place == TextPlace::Heading) || ends_with_any(before, words::LEAD)
    }

    /// Whether no noun follows that it only tells apart.
    pub(super) fn is_closed(&self) -> bool {
        let rest = self.behind.trim_start();
        if !rest.starts_with(char::is_alphanumeric) {
            return true;
        }
        let word = rest.split(|char: char| !char.is_alphanumeric()).next();
        let word = word.unwrap_or_default();
        let is_one = |words: &[&str]| words.iter().any(|one| one.eq_ignore_ascii_case(word));
        is_one(words::GOES_ON) || (self.place == TextPlace::Heading && is_one(words::GOALS))
    }

    /// Whether `words`, which are written as a day that does not exist, are certainly meant as one.
    pub(super) fn makes_day(&self, words: &str) -> bool {
        // A heading is named for much that is no time, and the number of an order may be all of it.
        let place = match self.place {
            TextPlace::Heading => TextPlace::Words,
            place => place,
        };
        if (Context { place, ..*self }).is_led() {
            return words.split(['-', '/', '.']).all(is_counted);
        }
        let spelt = words.contains(|char: char| char.is_ascii_alphabetic());
        !self.is_named()
            && if spelt {
                self.is_closed()
            } else {
                is_past_month(words)
            }
    }

    /// Whether what stands before says that the name of something follows: "lot", "CAS", "§", another number.
    fn is_named(&self) -> bool {
        let token = self.before.split_whitespace().next_back();
        let token = token.unwrap_or_default();
        let mut words = token
            .split(|char: char| !char.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let Some(word) = words.next_back() else {
            return token.ends_with(['§', '#']);
        };
        let capitals = word.chars().count() > 1 && !word.contains(char::is_lowercase);
        let number = word.contains(|char: char| char.is_ascii_digit());
        capitals
            || number
            || words::NUMBERED
                .iter()
                .any(|name| name.eq_ignore_ascii_case(word))
    }
}

/// Whether a number is none of zeros or nines, which stand for any: "2027-00-00", "9999-99-99".
fn is_counted(number: &str) -> bool {
    let zero = !number.is_empty() && number.bytes().all(|byte| byte == b'0');
    let year = number.parse().ok().filter(|_| number.len() == 4);
    !zero && year.is_none_or(|year: i16| Period::YEARS.contains(&year))
}

/// Whether a day has the digits of one and a month that exists, and only is over its end: "2027-02-30",
/// "31.6.2027".
fn is_past_month(words: &str) -> bool {
    let parts: Vec<&str> = words.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts.as_slice() {
        [day, month, year] if words.contains('.') => (year, month, day),
        [year, month, day] if month.len() == 2 => (year, month, day),
        _ => return false,
    };
    let within = |number: &str, days: RangeInclusive<u8>| {
        number.parse().is_ok_and(|number| days.contains(&number))
    };
    let year = year.len() == 4 && is_counted(year);
    year && within(month, 1..=12) && day.len() == 2 && within(day, 29..=31)
}

/// Whether `text` ends with one of `words`, whole.
fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let start = text.len().checked_sub(word.len());
        let parts = start.and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
        parts.is_some_and(|(rest, end)| {
            let whole = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
            end.eq_ignore_ascii_case(word) && !rest.ends_with(whole)
        })
    })
}
