//! Go to definition: from a team's item to the company objective it serves, from a reference to its
//! definition.

use std::ops::Range;

use super::target::{Goal, attribute_at, reference_at};
use crate::model::{AttributeName, Document, ObjectiveId};
use crate::workspace::Snapshot;
use crate::workspace::alignment::Resolver;

/// A way from one place of a document to another, all in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the way starts from, to be underlined.
    pub origin: Range<usize>,
    /// All that is defined at its end.
    pub target: Range<usize>,
    /// What of it to select.
    pub selection: Range<usize>,
}

/// The place that defines what stands at the byte `offset`. On a reference it is the reference's
/// definition; on a team's objective or key result the company objective with the best evidence.
pub fn definition(snapshot: &Snapshot, offset: usize) -> Option<Link> {
    if !snapshot.is_okr() {
        return None;
    }
    reference(snapshot, offset)
        .or_else(|| item(snapshot, offset))
        .or_else(|| supports(snapshot, offset))
}

fn reference(snapshot: &Snapshot, offset: usize) -> Option<Link> {
    let document = snapshot.document();
    let used = reference_at(document, offset)?;
    let definition = document
        .definitions
        .iter()
        .find(|definition| definition.id == used.id())?;
    Some(Link {
        origin: used.range(),
        target: definition.block.range(),
        selection: definition.label.clone(),
    })
}

fn item(snapshot: &Snapshot, offset: usize) -> Option<Link> {
    let document = snapshot.document();
    let goal = Goal::at(document, offset)?;
    let edge = edge(snapshot, goal)?;
    link(document, goal.item().text_range(), edge)
}

/// From a line `Supports: …` below an item.
fn supports(snapshot: &Snapshot, offset: usize) -> Option<Link> {
    let document = snapshot.document();
    let goal = Goal::around(document, offset)?;
    let attribute = attribute_at(goal.item(), offset)?;
    if attribute.name != AttributeName::Supports {
        return None;
    }
    link(document, attribute.value_range(), edge(snapshot, goal)?)
}

fn edge(snapshot: &Snapshot, goal: Goal<'_>) -> Option<ObjectiveId> {
    let resolver = Resolver::new(snapshot.document());
    let edge = match goal {
        Goal::Objective(objective) => resolver.objective(objective),
        Goal::KeyResult(key_result) => resolver.key_result(key_result),
        Goal::Initiative(_) | Goal::Kpi(_) => None,
    };
    edge.map(|edge| edge.to)
}

fn link(document: &Document, origin: Range<usize>, to: ObjectiveId) -> Option<Link> {
    let company = document.objective(to)?;
    Some(Link {
        origin,
        target: company.item.range(),
        selection: company.item.text_range(),
    })
}
