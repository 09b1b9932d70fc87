//! What stands at a place of a document.

use std::ops::Range;

use crate::model::{
    Attribute, AttributeName, Definition, Document, Initiative, Item, KeyResult, Kpi, Objective,
    Placed, Section, Use,
};

/// An item of any kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum AnyItem<'a> {
    Objective(&'a Objective),
    KeyResult(&'a KeyResult),
    Initiative(&'a Initiative),
    Kpi(&'a Kpi),
}

impl<'a> AnyItem<'a> {
    pub(super) fn item(self) -> &'a Item {
        match self {
            Self::Objective(objective) => &objective.item,
            Self::KeyResult(key_result) => &key_result.item,
            Self::Initiative(initiative) => &initiative.item,
            Self::Kpi(kpi) => &kpi.item,
        }
    }

    /// The item that has the byte `offset` in its own line or its words.
    pub(super) fn at(document: &'a Document, offset: usize) -> Option<Self> {
        Self::all(document, offset).find(|goal| {
            let item = goal.item();
            touches(&item.head_range(), offset) || touches(&item.text_range(), offset)
        })
    }

    /// The innermost item that has the byte `offset` in its lines or in the lines below it.
    pub(super) fn around(document: &'a Document, offset: usize) -> Option<Self> {
        Self::all(document, offset)
            .filter(|goal| touches(&goal.item().range(), offset))
            .max_by_key(|goal| goal.item().block.start)
    }

    /// For each kind, the last item that begins at or before `offset`.
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

/// The attribute of `item` that has the byte `offset` in its line.
pub(super) fn attribute_at(item: &Item, offset: usize) -> Option<Attribute> {
    let mut attributes = item.attributes();
    let found = attributes.find(|attribute| touches(&attribute.range(), offset));
    found.cloned()
}

/// The line at the byte `offset` that says what an item serves, and the item. A line at the beginning of a section is
/// about several items; the first one is given.
pub(super) fn support_at(document: &Document, offset: usize) -> Option<(AnyItem<'_>, Attribute)> {
    let own = AnyItem::around(document, offset).and_then(|goal| {
        let attribute = attribute_at(goal.item(), offset)?;
        (attribute.name == AttributeName::Supports).then_some((goal, attribute))
    });
    own.or_else(|| {
        let block = innermost(document, offset, |_| true)?;
        let mut objectives = document.objectives.iter();
        let first = objectives.find(|one| one.item.head_of_section() == Some(block.start))?;
        let mut supports = first.item.supports();
        let attribute = supports.find(|attribute| touches(&attribute.range(), offset))?;
        Some((AnyItem::Objective(first), attribute))
    })
}

/// Whether `offset` lies in `range` or directly behind it: there a cursor still belongs to the word.
pub(super) fn touches(range: &Range<usize>, offset: usize) -> bool {
    range.start <= offset && offset <= range.end
}

/// The definition of a reference that has the byte `offset` in its line.
pub(super) fn definition_at(document: &Document, offset: usize) -> Option<&Definition> {
    let mut definitions = document.definitions.iter();
    definitions.find(|definition| touches(&definition.block.range(), offset))
}

/// A link in a document, in bytes.
pub(super) struct LinkAt {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Where it leads.
    pub(super) destination: Range<usize>,
}

/// The link that has the byte `offset` in its words or its destination.
pub(super) fn link_at(document: &Document, offset: usize) -> Option<LinkAt> {
    let block = innermost(document, offset, |_| true)?;
    let links = block.block.head.inline.links.iter().map(|link| LinkAt {
        words: block.absolute(
            &block
                .block
                .head
                .inline
                .plain
                .source_range(link.plain.clone()),
        ),
        destination: block.absolute(&link.destination),
    });
    let mut links = links;
    links.find(|link| touches(&link.words, offset) || touches(&link.destination, offset))
}

/// The heading that has the byte `offset` in its line. It may be an item.
pub(super) fn heading_at(document: &Document, offset: usize) -> Option<Placed> {
    let heading = innermost(document, offset, |block| block.block.is_heading())?;
    let head = heading.absolute(&heading.block.head.range);
    touches(&head, offset).then_some(heading)
}

/// The innermost block around the byte `offset` for which `wanted` holds.
fn innermost(
    document: &Document,
    offset: usize,
    wanted: impl Fn(&Placed) -> bool,
) -> Option<Placed> {
    let here = |around: &Placed| {
        let mut children = around.children();
        children.find(|child| touches(&child.range(), offset))
    };
    let mut around = here(&document.placed_root());
    let mut found = None;
    while let Some(block) = around {
        around = here(&block);
        if wanted(&block) {
            found = Some(block);
        }
    }
    found
}
