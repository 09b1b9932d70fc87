//! What the line of an item tells by its label and by its words themselves. Most lines tell nothing so.

use std::ops::Range;

use super::notation::Notation;
use super::stretch::Stretch;
use super::{label, support};
use crate::model::head::Head;

/// What the line of an item tells by its label and by its words themselves.
#[derive(Debug)]
pub(in crate::model) struct Asides(Option<Box<AsideParts>>);

#[derive(Debug, Default, PartialEq)]
struct AsideParts {
    support: Option<Range<usize>>,
    beside_label: Vec<Notation>,
    role: Option<Range<usize>>,
}

impl Asides {
    /// Reads the line `head`.
    pub(in crate::model) fn of(head: &Head) -> Self {
        let support = support::in_words(Stretch::all(&head.inline.plain));
        let beside = head.beside_label.as_deref();
        let label = head.label.as_ref();
        let told = AsideParts {
            support: support.map(Stretch::range),
            beside_label: beside.map(label::notations).unwrap_or_default(),
            role: label.and_then(|label| label::role(&label.word)),
        };
        Self((told != AsideParts::default()).then(|| Box::new(told)))
    }

    /// What the words say that they serve, by its place among all words of the line.
    pub(super) fn support(&self) -> Option<&Range<usize>> {
        self.0.as_ref()?.support.as_ref()
    }

    /// What stands beside the label; the values are among what stands there.
    pub(super) fn beside_label(&self) -> &[Notation] {
        self.0.as_ref().map_or(&[], |told| &told.beside_label)
    }

    /// The role in the label, by its place in the label's word.
    pub(super) fn role(&self) -> Option<&Range<usize>> {
        self.0.as_ref()?.role.as_ref()
    }
}
