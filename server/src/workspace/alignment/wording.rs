//! What alignment looks at in an item.

use std::borrow::Cow;
use std::ops::Range;

use super::goal::redactions;
use crate::lexicon::support;
use crate::model::{Attribute, Item, Words};
use crate::text::Text;

/// What alignment looks at in an item.
#[derive(Clone, Debug)]
pub struct GoalWording<'a> {
    /// Its words as a set.
    pub words: Cow<'a, Words>,
    /// The ids of the redactions in them.
    pub redactions: Vec<&'a str>,
    /// What is said about what it serves.
    pub supports: Vec<Support<'a>>,
}

/// What is said about what an item serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support<'a> {
    /// As it is written, without markup: `O2`, `Objective #2`, a title.
    pub value: Cow<'a, str>,
    /// Where a link in it leads.
    pub destination: Option<Cow<'a, str>>,
    /// Whether the other goal may say the same of this one, as in "Aligned with: Sales". Then neither is the reason for
    /// the other.
    pub mutual: bool,
}

impl<'a> GoalWording<'a> {
    /// Of an item in a document with the text `text`.
    pub fn of(item: &'a Item, text: &'a Text) -> Self {
        let supports = item
            .supports()
            .map(|attribute| Support::of(&attribute, |range| text.slice(range)));
        Self {
            words: Cow::Borrowed(item.word_set()),
            redactions: redactions(item).collect(),
            supports: supports.collect(),
        }
    }
}

impl<'a> Support<'a> {
    /// What `attribute` says, in a document of which `slice` gives the bytes.
    pub fn of(attribute: &Attribute, slice: impl Fn(Range<usize>) -> Cow<'a, str>) -> Self {
        let name = attribute.block.start..attribute.value_range().start.max(attribute.block.start);
        let name = slice(name).to_lowercase();
        Support {
            value: Cow::Owned(attribute.value().to_owned()),
            destination: attribute.destination().map(slice),
            mutual: support::MUTUAL.iter().any(|mutual| name.contains(mutual)),
        }
    }

    /// What is said by `value` alone.
    pub fn by_words(value: &'a str) -> Self {
        Support {
            value: value.into(),
            destination: None,
            mutual: false,
        }
    }

    /// The same, borrowed.
    pub fn borrowed(&self) -> Support<'_> {
        Support {
            value: Cow::Borrowed(&self.value),
            destination: self.destination.as_deref().map(Cow::Borrowed),
            mutual: self.mutual,
        }
    }
}
