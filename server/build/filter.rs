//! What a row of patterns can begin with, so that most tokens are told apart from it at once.

use std::collections::BTreeSet;

use super::source::Lexicon;
use super::steps::MATCHER;
use super::text_bit::text_bit;

/// Texts and senses of which a token must have one; with all bits, any token will do.
#[derive(Clone, Default)]
pub struct Filter {
    bits: u64,
    senses: BTreeSet<String>,
}

impl Filter {
    /// The filter of any token.
    pub fn any() -> Self {
        let senses = BTreeSet::new();
        Self {
            bits: u64::MAX,
            senses,
        }
    }

    /// The filter of the texts.
    pub fn of_texts(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let bits = texts.into_iter().map(|text| text_bit(text.as_ref()));
        Self {
            bits: bits.fold(0, |all, bit| all | bit),
            senses: BTreeSet::new(),
        }
    }

    /// The filter of the first words of the list `topic.name`.
    pub fn of_list(lexicon: &Lexicon, topic: &str, name: &str) -> Self {
        let words = lexicon.words(topic, name);
        Self::of_texts(words.iter().filter_map(|words| words.split(' ').next()))
    }

    pub fn of_sense(name: &str) -> Self {
        Self {
            bits: 0,
            senses: [name.to_uppercase()].into(),
        }
    }

    pub fn is_any(&self) -> bool {
        self.bits == u64::MAX
    }

    /// The filter of what passes this one or the other.
    pub fn or(mut self, other: &Self) -> Self {
        self.bits |= other.bits;
        self.senses.extend(other.senses.iter().cloned());
        self
    }

    /// A filter of what passes both: the one that says more.
    pub fn and(self, other: Self) -> Self {
        let weight = |filter: &Self| filter.bits.count_ones() as usize + filter.senses.len();
        if weight(&self) <= weight(&other) {
            self
        } else {
            other
        }
    }

    /// The code of the filter.
    pub fn code(&self) -> String {
        let mut senses: Vec<_> = self
            .senses
            .iter()
            .map(|name| format!(".union(crate::lexicon::Sense::{name})"))
            .collect();
        senses.insert(0, "crate::lexicon::Sense::empty()".to_owned());
        format!(
            "{MATCHER}::Filter {{ bits: {}, senses: {} }}",
            self.bits,
            senses.concat()
        )
    }
}
