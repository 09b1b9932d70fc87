//! What stands at a place of a document.

use std::ops::Range;

use crate::model::{
    Attribute, Document, Initiative, Item, KeyResult, Kpi, Objective, Section, Use,
};

/// An item of any kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Goal<'a> {
    Objective(&'a Objective),
    KeyResult(&'a KeyResult),
    Initiative(&'a Initiative),
    Kpi(&'a Kpi),
}

impl<'a> Goal<'a> {
    pub(super) fn item(self) -> &'a Item {
        match self {
            Self::Objective(objective) => &objective.item,
            Self::KeyResult(key_result) => &key_result.item,
            Self::Initiative(initiative) => &initiative.item,
            Self::Kpi(kpi) => &kpi.item,
        }
    }

    /// The item on whose own line or words the byte `offset` lies.
    pub(super) fn at(document: &'a Document, offset: usize) -> Option<Self> {
        Self::all(document, offset).find(|goal| {
            let item = goal.item();
            touches(&item.head_range(), offset) || touches(&item.text_range(), offset)
        })
    }

    /// The innermost item in which, or in whose lines below, the byte `offset` lies.
    pub(super) fn around(document: &'a Document, offset: usize) -> Option<Self> {
        Self::all(document, offset)
            .filter(|goal| touches(&goal.item().range(), offset))
            .max_by_key(|goal| goal.item().block.start)
    }

    /// Of each kind, the last item that begins at or before `offset`.
    fn all(document: &'a Document, offset: usize) -> impl Iterator<Item = Self> {
        let objective = last_before(&document.objectives, offset, |objective| &objective.item);
        let key_result = last_before(&document.key_results, offset, |key_result| &key_result.item);
        let initiative = last_before(&document.initiatives, offset, |initiative| &initiative.item);
        let kpi = last_before(&document.kpis, offset, |kpi| &kpi.item);
        [
            key_result.map(Self::KeyResult),
            objective.map(Self::Objective),
            initiative.map(Self::Initiative),
            kpi.map(Self::Kpi),
        ]
        .into_iter()
        .flatten()
    }
}

fn last_before<T>(items: &[T], offset: usize, item: impl Fn(&T) -> &Item) -> Option<&T> {
    let behind = items.partition_point(|each| item(each).block.start <= offset);
    items.get(behind.checked_sub(1)?)
}

/// The use of a reference at the byte `offset`.
pub(super) fn reference_at(document: &Document, offset: usize) -> Option<&Use> {
    let behind = document
        .uses
        .partition_point(|used| used.range().start <= offset);
    let used = document.uses.get(behind.checked_sub(1)?)?;
    used.range().contains(&offset).then_some(used)
}

/// The heading on whose line the byte `offset` lies.
pub(super) fn section_at(document: &Document, offset: usize) -> Option<&Section> {
    let behind = document
        .sections
        .partition_point(|section| section.heading.start <= offset);
    let section = document.sections.get(behind.checked_sub(1)?)?;
    let head = section.heading.absolute(&section.heading.block.head.range);
    touches(&head, offset).then_some(section)
}

/// The attribute of `item` on whose line the byte `offset` lies.
pub(super) fn attribute_at(item: &Item, offset: usize) -> Option<Attribute> {
    item.attributes()
        .find(|attribute| touches(&attribute.range(), offset))
}

/// Whether `offset` lies in `range` or directly behind it, where a cursor still belongs to the word.
pub(super) fn touches(range: &Range<usize>, offset: usize) -> bool {
    range.start <= offset && offset <= range.end
}
