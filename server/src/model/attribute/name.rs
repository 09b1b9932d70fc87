//! What attributes tell, and the words that name them.

use crate::lexicon::{self, attribute::AttributeWord};

/// What an attribute tells about its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttributeName {
    /// The objective that the item serves.
    Supports,
    /// Who answers for it.
    Owner,
    /// How it stands, in a word.
    Status,
    /// How far it has come.
    Progress,
    /// Its grade at the end.
    Score,
    /// How sure its owner is.
    Confidence,
    /// The value at the start.
    Baseline,
    /// The value to reach.
    Target,
    /// The value now.
    Current,
    /// The unit of the values.
    Unit,
    /// The day it is due.
    Due,
    /// How important it is.
    Priority,
}

/// No name is longer, in bytes.
const LONGEST: usize = 40;

/// The words of the lexicon for each attribute.
const WORDS: [(AttributeName, AttributeWord); 12] = [
    (AttributeName::Supports, AttributeWord::Supports),
    (AttributeName::Owner, AttributeWord::Owner),
    (AttributeName::Status, AttributeWord::Status),
    (AttributeName::Progress, AttributeWord::Progress),
    (AttributeName::Score, AttributeWord::Score),
    (AttributeName::Confidence, AttributeWord::Confidence),
    (AttributeName::Baseline, AttributeWord::Baseline),
    (AttributeName::Target, AttributeWord::Target),
    (AttributeName::Current, AttributeWord::Current),
    (AttributeName::Unit, AttributeWord::Unit),
    (AttributeName::Due, AttributeWord::Due),
    (AttributeName::Priority, AttributeWord::Priority),
];

impl AttributeName {
    /// The attribute that `words` name; emoji and other signs before them name nothing.
    pub fn named(words: &str) -> Option<Self> {
        let words = words
            .trim_start_matches(|char: char| !char.is_alphanumeric() && char != '%')
            .trim_end();
        if words.is_empty() || words.len() > LONGEST {
            return None;
        }
        let words = words.to_lowercase();
        // `Product and Engineering OKR Alignment`: with whose OKRs stands before it.
        let aligned = words.ends_with("okr alignment").then_some(Self::Supports);
        let named = lexicon::attribute::named(&words).first();
        let name = WORDS.iter().find(|(_, word)| Some(word) == named);
        name.map(|(name, _)| *name).or(aligned)
    }

    /// The key used in the command line's JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Score => "score",
            Self::Confidence => "confidence",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Current => "current",
            Self::Unit => "unit",
            Self::Due => "due",
            Self::Priority => "priority",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn names_in_many_languages() {
        for [name, all] in cases(
            r"
            Owner | Owner; DRI; Responsável; Zuständig; 负责人; 담당자; Người phụ trách
            Due | Échéance; Fecha límite
            Target | Meta
            Current | Atual
            Progress | % complete
            Confidence | 信心指数
            Supports | Aligned to; OKR Alignment; Harbour OKR alignment
            - | Goal; Objetivo; 目标; Owners of the product
        ",
        ) {
            for words in all.split("; ") {
                let found =
                    AttributeName::named(words).map_or("-".to_owned(), |name| format!("{name:?}"));
                assert_eq!(found, name, "{words}");
            }
        }
        assert_eq!(
            AttributeName::named("👤 Owner(s) "),
            Some(AttributeName::Owner)
        );
        assert_eq!(AttributeName::named(""), None);
    }

    #[test]
    fn no_name_is_listed_twice_for_two_attributes_or_is_too_long() {
        for (name, word) in WORDS {
            for words in word.words() {
                assert_eq!(AttributeName::named(words), Some(name), "{words}");
            }
        }
    }
}
