//! Go to definition: from a team's item to the company objective it serves, from a reference to its
//! definition, from a link to its file or heading.

use std::ops::Range;

use super::target::{AnyItem, link_at, reference_at, support_at};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::Target;
use crate::workspace::index::Location;
use crate::workspace::lookup::Resolver;

/// A way from one place of a document to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionLink {
    /// What the way starts from, to be underlined, in bytes.
    pub origin: Range<usize>,
    /// All that is defined at its end.
    pub target: Location,
    /// What of it to select.
    pub selection: Location,
}

/// The place that defines what stands at the byte `offset`. For a reference, this is the definition of the reference.
/// For a link, it is the file or heading. For an objective or key result of a team, it is the company objective with
/// the best evidence.
pub fn definition(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<DefinitionLink> {
    if !snapshot.is_okr() {
        return None;
    }
    reference(snapshot, offset)
        .or_else(|| supports(snapshot, offset, around))
        .or_else(|| followed(snapshot, offset, around))
        .or_else(|| item(snapshot, offset, around))
}

fn reference(snapshot: &Snapshot, offset: usize) -> Option<DefinitionLink> {
    let document = snapshot.document();
    let used = reference_at(document, offset)?;
    let definition = document
        .definitions
        .iter()
        .find(|definition| definition.id == used.id())?;
    Some(DefinitionLink {
        origin: used.range(),
        target: Location::Here(definition.block.range()),
        selection: Location::Here(definition.label.clone()),
    })
}

/// From a link to a file or a heading.
fn followed(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<DefinitionLink> {
    let link = link_at(snapshot.document(), offset)?;
    let written = snapshot.text().slice(link.destination);
    let place = around.place_of(&written, snapshot)?;
    Some(DefinitionLink {
        origin: link.words,
        target: place.clone(),
        selection: place,
    })
}

fn item(snapshot: &Snapshot, offset: usize, around: Surroundings<'_>) -> Option<DefinitionLink> {
    let goal = AnyItem::at(snapshot.document(), offset)?;
    let resolver = Resolver::new(snapshot.document(), snapshot.text(), around);
    let to = served(&resolver, goal)?;
    link(&resolver, goal.item().text_range(), to)
}

/// From a line `Supports: …` below an item, or at the beginning of its section.
fn supports(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<DefinitionLink> {
    let document = snapshot.document();
    let (goal, attribute) = support_at(document, offset)?;
    let resolver = Resolver::new(document, snapshot.text(), around);
    link(&resolver, attribute.value_range(), served(&resolver, goal)?)
}

/// The company objective that `goal` serves.
pub(super) fn served(resolver: &Resolver<'_>, goal: AnyItem<'_>) -> Option<Target> {
    let edge = match goal {
        AnyItem::Objective(objective) => resolver.objective(objective),
        AnyItem::KeyResult(key_result) => resolver.key_result(key_result),
        AnyItem::Initiative(_) | AnyItem::Kpi(_) => None,
    };
    edge.map(|edge| edge.to)
}

pub(super) fn link(
    resolver: &Resolver<'_>,
    origin: Range<usize>,
    to: Target,
) -> Option<DefinitionLink> {
    let company = resolver.goal(to)?;
    Some(DefinitionLink {
        origin,
        target: company.whole,
        selection: company.words,
    })
}
