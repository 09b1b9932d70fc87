//! How an alignment is known.

use crate::workspace::identity::Target;

/// How an alignment is known, best first.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// A line such as `Supports:` names the company objective.
    Explicit,
    /// The company objective in the same words.
    SameText,
    /// The company objective in other words; the similarity.
    NearText(f64),
    /// The same confidential value or name occurs in a key result of the company. Holds the id of the reference.
    SharedReference(Box<str>),
    /// The company has the same key result; the similarity.
    SameKeyResult(f64),
    /// It contains all words of a key result of the company.
    ContainedKeyResult,
}

impl Evidence {
    /// The word used in the command line's JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::SameText => "same-text",
            Self::NearText(_) => "near-text",
            Self::SharedReference(_) => "shared-reference",
            Self::SameKeyResult(_) | Self::ContainedKeyResult => "same-key-result",
        }
    }

    /// The evidence in a sentence's middle, for people.
    pub fn sentence(&self) -> String {
        match self {
            Self::Explicit => "stated in the text".to_owned(),
            Self::SameText => "it repeats the objective's text".to_owned(),
            Self::NearText(share) => format!("its text is {:.0} % the same", share * 100.0),
            Self::SharedReference(id) => format!("both refer to `{id}`"),
            Self::ContainedKeyResult => "it contains a key result of the company".to_owned(),
            Self::SameKeyResult(share) if *share >= 1.0 => {
                "the company has the same key result".to_owned()
            }
            Self::SameKeyResult(share) => {
                format!(
                    "a key result of the company is {:.0} % the same",
                    share * 100.0
                )
            }
        }
    }

    pub(super) fn of_text(share: f64) -> Self {
        if share >= 1.0 {
            Self::SameText
        } else {
            Self::NearText(share)
        }
    }
}

/// An item's company objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The company objective.
    pub to: Target,
    /// How it is known.
    pub evidence: Evidence,
    /// Whether the evidence belongs to the objective of the item, and not to the item itself.
    pub inherited: bool,
}
