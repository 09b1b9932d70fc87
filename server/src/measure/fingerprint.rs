//! Which phrases say the same in the same words.

use std::hash::Hasher;

use super::phrase::Phrase;
use rustc_hash::FxHasher;

/// Stands for the words of a phrase: equal for phrases with the same words in the same order, whatever their case
/// and punctuation. Two others are alike by chance once in 2⁶⁴.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of `phrase`; `None` where there is no word.
    pub fn of(phrase: &Phrase) -> Option<Self> {
        read(phrase.text.chars())
    }

    /// The same with all redactions alike; `None` where nothing else is there.
    pub fn of_any_redaction(phrase: &Phrase) -> Option<Self> {
        let mut redactions = phrase.placeholders.iter().peekable();
        let visible = phrase.text.char_indices().filter_map(move |(at, char)| {
            while redactions.next_if(|span| span.end <= at).is_some() {}
            match redactions.peek() {
                Some(span) if span.start == at => Some(REDACTION),
                Some(span) if span.contains(&at) => None,
                _ => Some(char),
            }
        });
        read(visible)
    }
}

/// What stands for every redaction: a character that no text has.
const REDACTION: char = '\u{10ffff}';

fn read(chars: impl Iterator<Item = char>) -> Option<Fingerprint> {
    let mut hash = FxHasher::default();
    let (mut words, mut parted) = (false, false);
    for char in chars {
        if is_between(char) {
            parted = words;
            continue;
        }
        if std::mem::take(&mut parted) {
            hash.write_u32(' '.into());
        }
        words |= char.is_alphanumeric();
        if char.is_ascii() {
            hash.write_u32(char.to_ascii_lowercase().into());
            continue;
        }
        for lower in char.to_lowercase() {
            hash.write_u32(lower.into());
        }
    }
    words.then(|| Fingerprint(hash.finish()))
}

/// Blanks and punctuation; signs such as `%`, `<` and `+` are part of what is said.
#[rustfmt::skip]
fn is_between(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '"' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '-' | '_'
            | '*' | '/' | '’' | '‘' | '“' | '”' | '–' | '—' | '。' | '，' | '；' | '：' | '！' | '？' | '（' | '）'
            | '「' | '」'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_equal_in_any_case_and_punctuation() {
        for (a, b, same) in [
            ("Win the schools", "win the schools.", true),
            ("Self-serve for all", "Self serve  for all!", true),
            ("“Ask us” week", "Ask us week", true),
            ("提高满意度", "提高满意度。", true),
            ("Churn below 5%", "Churn below 6%", false),
            ("Load in < 2 s", "Load in > 2 s", false),
            ("Grow to 1.5", "Grow to 15", false),
            ("Train C++ staff", "Train C staff", false),
            ("Win schools", "Schools win", false),
        ] {
            let fingerprint = |text| Fingerprint::of(&Phrase::of_words(text));
            assert_eq!(fingerprint(a) == fingerprint(b), same, "{a} / {b}");
            assert!(fingerprint(a).is_some());
        }
        assert_eq!(Fingerprint::of(&Phrase::of_words(" – ")), None);
    }

    #[test]
    fn redactions_can_be_taken_for_each_other() {
        let fingerprint = |text, start, end| {
            let redaction = start..end;
            Fingerprint::of_any_redaction(&Phrase {
                text,
                placeholders: std::slice::from_ref(&redaction),
                opaque: &[],
            })
        };
        assert_eq!(
            fingerprint("Win N3 cities", 4, 6),
            fingerprint("win N14 cities", 4, 7)
        );
        assert_ne!(
            fingerprint("Win N3 cities", 4, 6),
            fingerprint("Win N3 shops", 4, 6)
        );
        assert_eq!(fingerprint("N14", 0, 3), None);
    }
}
