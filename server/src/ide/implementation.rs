//! Go to implementation: from a company objective to the objectives of teams that serve it.

use super::supporters::supporters;
use super::target::AnyItem;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::index::{GoalKind, Location};

/// The objectives that serve the company objective at the byte `offset`. If only key results serve it, these key
/// results.
pub fn implementation(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Vec<Location> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let document = snapshot.document();
    let Some(AnyItem::Objective(objective)) = AnyItem::at(document, offset) else {
        return Vec::new();
    };
    let all = supporters(snapshot, objective, around);
    let objectives = all.iter().any(|one| one.kind == GoalKind::Objective);
    let wanted = all
        .into_iter()
        .filter(|one| !objectives || one.kind == GoalKind::Objective);
    wanted.map(|one| one.words).collect()
}
