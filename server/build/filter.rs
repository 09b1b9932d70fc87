//! What a row of patterns can begin with, so that most tokens are told apart from it at once.

use std::collections::BTreeSet;

use super::source::Lexicon;
use super::steps::MATCHER;
use super::text_bit::text_bit;

/// Texts, senses and kinds of which a token must have one; with all bits, any token will do.
#[derive(Clone, Default)]
pub struct Filter {
    bits: u64,
    senses: BTreeSet<String>,
    /// As `LexemeKind::bits` gives them.
    kinds: u8,
}

impl Filter {
    /// The filter of any token.
    pub fn any() -> Self {
        Self {
            bits: u64::MAX,
            ..Self::default()
        }
    }

    /// The filter of the texts.
    pub fn of_texts(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let bits = texts.into_iter().map(|text| text_bit(text.as_ref()));
        Self {
            bits: bits.fold(0, |all, bit| all | bit),
            ..Self::default()
        }
    }

    /// The filters of the first and of the last words of the list `topic.name`.
    pub fn of_list(lexicon: &Lexicon, topic: &str, name: &str) -> [Self; 2] {
        let words = lexicon.words(topic, name);
        [
            Self::of_texts(words.iter().filter_map(|words| words.split(' ').next())),
            Self::of_texts(words.iter().filter_map(|words| words.rsplit(' ').next())),
        ]
    }

    /// The filter of a kind of tokens, the `index`th.
    pub fn of_kind(index: u8) -> Self {
        Self {
            kinds: 1 << index,
            ..Self::default()
        }
    }

    pub fn of_sense(name: &str) -> Self {
        Self {
            senses: [name.to_uppercase()].into(),
            ..Self::default()
        }
    }

    /// The filter of what passes this one or the other.
    pub fn or(mut self, other: &Self) -> Self {
        self.bits |= other.bits;
        self.kinds |= other.kinds;
        self.senses.extend(other.senses.iter().cloned());
        self
    }

    /// A filter of what passes both: the one that says more.
    pub fn and(self, other: Self) -> Self {
        let weight = |filter: &Self| {
            filter.bits.count_ones() as usize
                + filter.senses.len()
                + 8 * filter.kinds.count_ones() as usize
        };
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
            "{MATCHER}::Filter {{ bits: {}, senses: {}, kinds: {} }}",
            self.bits,
            senses.concat(),
            self.kinds
        )
    }
}
