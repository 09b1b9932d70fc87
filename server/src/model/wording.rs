//! The words of an item as sets, by which wordings are compared.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The set of normalised words of a wording: parentheses dropped, hyphens split, case folded. Redactions
/// and periods count as words. It holds the words' hashes, in order, so that comparing costs no strings.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(Box<[u64]>);

/// Words beside a metric's own: they say which way, how far and until when.
const BESIDE: [&str; 35] = [
    "a", "an", "the", "of", "from", "to", "by", "in", "at", "for", "on", "with", "our", "is",
    "are", "be", "increase", "grow", "raise", "improve", "reduce", "decrease", "lower", "cut",
    "boost", "bring", "move", "reach", "achieve", "grows", "rises", "falls", "least", "than",
    "end",
];

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
        Self::those(text, |_| true)
    }

    /// The words of `text` that name what is measured: no numbers, articles and verbs of direction.
    pub fn of_metric(text: &str) -> Self {
        Self::those(text, |word| {
            !BESIDE.contains(&word) && !word.contains(|char: char| char.is_ascii_digit())
        })
    }

    fn those(text: &str, keep: impl Fn(&str) -> bool) -> Self {
        let mut depth = 0usize;
        let outside = text.chars().map(|char| {
            match char {
                '(' | '（' => depth += 1,
                ')' | '）' => {
                    depth = depth.saturating_sub(1);
                    return ' ';
                }
                _ => {}
            }
            if depth > 0 { ' ' } else { char }
        });
        let outside: String = outside.flat_map(char::to_lowercase).collect();
        // `Q3+Q4` is one word, `85%+` is `85%`.
        let inner = |char: char| char.is_alphanumeric() || "%$€£'’+".contains(char);
        let words = outside
            .split(|char| !inner(char))
            .map(|word| word.trim_matches('+'))
            .filter(|word| !word.is_empty() && keep(word));
        let mut hashes: Vec<u64> = words
            .map(|word| {
                let mut hasher = DefaultHasher::new();
                word.hash(&mut hasher);
                hasher.finish()
            })
            .collect();
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

    /// The hashes of the words, in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().copied()
    }
}
