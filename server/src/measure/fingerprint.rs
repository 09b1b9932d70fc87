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
    use crate::measure::tests::redacted;
    use crate::test::cases;

    fn of(marked: &str) -> Option<Fingerprint> {
        let (text, redaction) = redacted(marked);
        Fingerprint::of_any_redaction(&Phrase {
            placeholders: &[redaction],
            ..Phrase::of_words(&text)
        })
    }

    #[test]
    fn fingerprints_are_equal_in_any_case_and_punctuation() {
        let table = "
            Win the schools    | win the schools.     | yes
            Self-serve for all | Self serve  for all! | yes
            “Ask us” week      | Ask us week          | yes
            提高满意度         | 提高满意度。         | yes
            Churn below 5%     | Churn below 6%       |
            Load in < 2 s      | Load in > 2 s        |
            Grow to 1.5        | Grow to 15           |
            Train C++ staff    | Train C staff        |
            Win schools        | Schools win          |
        ";
        for [a, b, same] in cases(table) {
            let fingerprint = |text| Fingerprint::of(&Phrase::of_words(text));
            assert_eq!(fingerprint(a) == fingerprint(b), same == "yes", "{a} / {b}");
            assert!(fingerprint(a).is_some());
        }
        assert_eq!(Fingerprint::of(&Phrase::of_words(" – ")), None);
    }

    #[test]
    fn redactions_can_be_taken_for_each_other() {
        assert_eq!(of("Win ⟦N3⟧ cities"), of("win ⟦N14⟧ cities"));
        assert_ne!(of("Win ⟦N3⟧ cities"), of("Win ⟦N3⟧ shops"));
        assert_eq!(of("⟦N14⟧"), None);
    }
}
