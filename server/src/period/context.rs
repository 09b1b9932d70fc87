//! The text around a time, which shows whether it certainly is one: "by 2027-13-01" is, "RFP 2027-13-01" is not.

use super::date::{Style, Written};
use crate::lexicon::period as words;

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// Among words that may say anything.
    Words,
    /// In a heading, which may name the time that it is for.
    Heading,
    /// In a field that holds nothing but a time: `Due:`, `period:`.
    Field,
}

/// The text before a time and the text after it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    pub(super) place: TextPlace,
}

/// Besides white space, what may come directly before a time.
const OPENS: [char; 8] = ['(', '[', ',', ';', '–', '—', '→', '|'];

/// What may come directly after it.
const CLOSES: [char; 16] = [
    ')', ']', ',', ';', ':', '.', '!', '?', '–', '—', '→', '…', '|', '。', '，', '\u{a0}',
];

impl Context<'_> {
    /// Whether it is no part of a longer name, such as "ABC-2027-02-30" or "2027-02-30.csv".
    pub(super) fn is_alone(&self) -> bool {
        let free = |char: char| char.is_whitespace() || OPENS.contains(&char);
        let mut after = self.after.chars();
        let closed = match after.next() {
            None => true,
            Some(char) if CLOSES.contains(&char) => {
                !after.next().is_some_and(char::is_alphanumeric)
            }
            Some(char) => char.is_whitespace(),
        };
        closed && (self.before.is_empty() || self.before.ends_with(free))
    }

    /// Whether the words before it announce a time.
    pub(super) fn is_led(&self) -> bool {
        let before = self.before.trim_end_matches([' ', ':', '–', '—', '-', '|']);
        let first = self.place != TextPlace::Words && before.is_empty();
        let goals = ends_with_any(before, words::GOALS) || ends_with_any(before, words::GOALS_FOR);
        first || (goals && self.place == TextPlace::Heading) || ends_with_any(before, words::LEAD)
    }

    /// Whether no noun follows that the time only describes: "Q5 2026 owners".
    pub(super) fn is_closed(&self) -> bool {
        let rest = self.after.trim_start();
        if !rest.starts_with(char::is_alphanumeric) {
            return true;
        }
        let word = rest.split(|char: char| !char.is_alphanumeric()).next();
        let word = word.unwrap_or_default();
        is_one_of(word, words::GOES_ON)
            || (self.place == TextPlace::Heading && is_one_of(word, words::GOALS))
    }

    /// Whether what is written as a day that does not exist is certainly meant as one.
    pub(super) fn makes_day(&self, written: Written) -> bool {
        // A heading may be the number of an order and nothing else.
        let place = match self.place {
            TextPlace::Heading => TextPlace::Words,
            place => place,
        };
        if (Context { place, ..*self }).is_led() {
            return written.is_filled_in();
        }
        let is_day = match written.style {
            Style::Spelt => self.is_closed(),
            // The month exists, and the day is only over its end: "2027-02-30", "31.6.2027".
            Style::Plain => {
                written.is_filled_in() && written.month <= 12 && (29..=31).contains(&written.day)
            }
            Style::Odd => false,
        };
        is_day && !self.is_named()
    }

    /// Whether the word before it announces a name: "lot", "CAS", "§", another number.
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
        capitals || number || is_one_of(word, words::NUMBERED)
    }
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
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
