//! What alignment looks at in an item.

use std::borrow::Cow;

use super::goal::redactions;
use crate::model::{Item, Words};
use crate::text::Text;

/// What alignment looks at in an item.
#[derive(Clone, Debug)]
pub struct Wording<'a> {
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
}

impl<'a> Wording<'a> {
    /// Of an item in a document with the text `text`.
    pub fn of(item: &'a Item, text: &'a Text) -> Self {
        let supports = item.supports().map(|attribute| Support {
            value: Cow::Owned(attribute.value().to_owned()),
            destination: attribute.destination().map(|range| text.slice(range)),
        });
        Self {
            words: Cow::Borrowed(item.word_set()),
            redactions: redactions(item).collect(),
            supports: supports.collect(),
        }
    }
}

impl Support<'_> {
    /// The same, borrowed.
    pub fn borrowed(&self) -> Support<'_> {
        Support {
            value: Cow::Borrowed(&self.value),
            destination: self.destination.as_deref().map(Cow::Borrowed),
        }
    }
}
