//! The words of an item as sets, by which wordings are compared.

use std::hash::{Hash, Hasher};

use crate::lexicon::metric;
use rustc_hash::FxHasher;

/// The set of normalised words of a wording: parentheses dropped, hyphens split, case folded. Redactions
/// and periods count as words. It holds the words' hashes, in order, so that comparing costs no strings.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(Box<[u64]>);

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // They are hashes already.
        state.write_u64(self.iter().fold(0, u64::wrapping_add));
    }
}

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
        Self::those(text, |_| true)
    }

    /// The words of `text` that name what is measured: no numbers, articles and verbs of direction.
    pub fn of_metric(text: &str) -> Self {
        Self::those(text, |word| {
            !metric::BESIDE.contains(&word) && !word.contains(|char: char| char.is_ascii_digit())
        })
    }

    fn those(text: &str, keep: impl Fn(&str) -> bool) -> Self {
        let mut hashes = Vec::new();
        let mut word = String::new();
        let mut end_word = |word: &mut String| {
            // `Q3+Q4` is one word, `85%+` is `85%`.
            let inner = word.trim_matches('+');
            if !inner.is_empty() && keep(inner) {
                hashes.push(hash(inner));
            }
            word.clear();
        };
        let mut depth = 0usize;
        for char in text.chars() {
            match char {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && (char.is_alphanumeric() || "%$€£'’+".contains(char)) {
                push_lower(&mut word, char);
            } else {
                end_word(&mut word);
            }
        }
        end_word(&mut word);
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes.into())
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words are in both.
    pub fn common(&self, other: &Self) -> usize {
        self.count_in(&other.0)
    }

    /// How many of the words are among `hashes`, which are those of different words, in order.
    pub fn count_in(&self, hashes: &[u64]) -> usize {
        let mut others = hashes.iter().peekable();
        let common = self.0.iter().filter(|word| {
            while others.next_if(|other| other < word).is_some() {}
            others.peek() == Some(word)
        });
        common.count()
    }

    /// The hashes of the words, in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }
}

fn push_lower(word: &mut String, char: char) {
    if char.is_ascii() {
        word.push(char.to_ascii_lowercase());
    } else {
        word.extend(char.to_lowercase());
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
