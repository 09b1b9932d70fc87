//! References: who serves a company objective, where a reference is used, which links lead to a heading.

use std::ops::Range;

use super::supporters::supporters;
use super::target::{AnyItem, definition_at, heading_at, link_at, reference_at};
use crate::model::Document;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::index::Location;

/// All places that refer to what stands at the byte `offset`; with `declaration` also the place they refer to.
pub fn references(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
    declaration: bool,
) -> Vec<Location> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let document = snapshot.document();
    if let Some(uses) = uses(document, offset, declaration) {
        let places = uses.into_iter().map(|used| Location::Here(used.range));
        return places.collect();
    }
    if let Some(link) = link_at(document, offset) {
        let written = snapshot.text().slice(link.destination);
        return around.links_like(&written);
    }
    let mut places = Vec::new();
    if let Some(AnyItem::Objective(objective)) = AnyItem::at(document, offset) {
        if declaration {
            places.push(Location::Here(objective.item.text_range()));
        }
        let all = supporters(snapshot, objective, around);
        places.extend(all.into_iter().map(|one| one.words));
    }
    if let Some(heading) = heading_at(document, offset) {
        if declaration && places.is_empty() {
            places.push(Location::Here(heading.absolute(&heading.block.head.range)));
        }
        places.extend(around.links_to_heading(snapshot, heading.start));
    }
    places
}

/// A place where a reference is used or defined.
pub(super) struct Used {
    /// In bytes.
    pub(super) range: Range<usize>,
    pub(super) defines: bool,
}

/// The uses of the reference that is used or defined at `offset`; with `declaration` also its definitions.
pub(super) fn uses(document: &Document, offset: usize, declaration: bool) -> Option<Vec<Used>> {
    let used = reference_at(document, offset).map(|used| used.id().to_owned());
    let id = used.or_else(|| Some(definition_at(document, offset)?.id.to_string()))?;
    let definitions = document
        .definitions
        .iter()
        .filter(|definition| declaration && *definition.id == *id)
        .map(|definition| Used {
            range: definition.label.clone(),
            defines: true,
        });
    let uses = document.uses.iter().filter(|used| used.id() == id);
    let uses = uses.map(|used| Used {
        range: used.range(),
        defines: false,
    });
    Some(definitions.chain(uses).collect())
}
