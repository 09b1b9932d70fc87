//! The words of an item as a set, by which wordings are compared.

use std::collections::BTreeSet;

/// The set of normalised words of a wording: parentheses dropped, hyphens split, case folded. Redactions
/// and periods count as words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(BTreeSet<Box<str>>);

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
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
        let inner = |char: char| char.is_alphanumeric() || "%$€£'’".contains(char);
        let words = outside
            .split(|char| !inner(char))
            .filter(|word| !word.is_empty());
        Self(words.map(Into::into).collect())
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| &**word)
    }

    /// The words for which `keep` holds.
    pub fn filtered(&self, keep: impl Fn(&str) -> bool) -> Self {
        let words = self.0.iter().filter(|word| keep(word));
        Self(words.cloned().collect())
    }
}
