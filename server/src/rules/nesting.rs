//! Which items hold objectives: trees of roles nest a team's objectives below the company's.

use std::collections::HashMap;

use crate::model::{Document, Item, Marker, Objective, ObjectiveId, Parent};
use crate::text::Text;

/// For each objective that is nested below an item, the innermost such item.
pub(super) struct Nesting(HashMap<ObjectiveId, Parent>);

impl Nesting {
    pub(super) fn of(document: &Document, text: &Text) -> Self {
        let mut nesting = Self(HashMap::new());
        for (id, objective) in document.objective_ids() {
            if let Some(above) = nesting.holding(document, text, objective) {
                nesting.0.insert(id, above);
            }
        }
        nesting
    }

    /// The item that an objective is nested below.
    pub(super) fn above(&self, id: ObjectiveId) -> Option<Parent> {
        self.0.get(&id).copied()
    }

    /// The objectives that hold others.
    pub(super) fn holders(&self) -> impl Iterator<Item = ObjectiveId> {
        self.0.values().filter_map(|parent| match parent {
            Parent::Objective(id) => Some(*id),
            Parent::KeyResult(_) => None,
        })
    }

    /// A list item that only follows another one is not below it. It may be below the item that the other one is below.
    /// That item is known already, because it comes first.
    fn holding(&self, document: &Document, text: &Text, objective: &Objective) -> Option<Parent> {
        let mut parent = objective.parent;
        while let Some(at) = parent {
            if holds(item(document, at)?, &objective.item, text) {
                break;
            }
            parent = match at {
                Parent::Objective(id) => self.above(id),
                Parent::KeyResult(id) => {
                    let key_result = document.key_result(id)?;
                    let outer = key_result.parent.map(Parent::KeyResult);
                    outer.or(key_result.objective.map(Parent::Objective))
                }
            };
        }
        parent
    }
}

/// Whether `inner` stands inside `outer`: among list items, further to the right.
fn holds(outer: &Item, inner: &Item, text: &Text) -> bool {
    let column = |item: &Item| {
        let start = item.head_range().start;
        start - text.line_start(text.line_of(start))
    };
    let listed = |item: &Item| matches!(item.block.block.head.marker, Some(Marker::List { .. }));
    let headed = matches!(outer.block.block.head.marker, Some(Marker::Heading(_)));
    let inside = outer.range().contains(&inner.block.start);
    inside && (headed || !listed(inner) || column(outer) < column(inner))
}

/// The objective's or key result's item.
pub(super) fn item(document: &Document, parent: Parent) -> Option<&Item> {
    match parent {
        Parent::Objective(id) => document.objective(id).map(|objective| &objective.item),
        Parent::KeyResult(id) => document.key_result(id).map(|key_result| &key_result.item),
    }
}
