//! Adding items to the lists of a document, each with those it belongs to.

use super::Assembly;
use super::around::Around;
use crate::model::conventions::ItemKind;
use crate::model::id::{KeyResultId, ObjectiveId};
use crate::model::item::{Initiative, Item, KeyResult, Kpi, Objective, Parent};

impl Assembly<'_> {
    /// Adds `item`, which stands in `around`; gives what its own blocks stand in.
    pub(super) fn push(&mut self, kind: ItemKind, item: Item, around: Around) -> Around {
        match kind {
            ItemKind::Objective => Around {
                objective: Some(self.push_objective(item, around)),
                key_result: None,
                inside: true,
                ..around
            },
            ItemKind::KeyResult => Around {
                key_result: Some(self.push_key_result(item, around)),
                ..around
            },
            ItemKind::Initiative => {
                let parent = around.key_result.map(Parent::KeyResult);
                let parent = parent.or(around.objective.map(Parent::Objective));
                self.parts.initiatives.push(Initiative { item, parent });
                around
            }
            ItemKind::Kpi => {
                let section = around.section;
                self.parts.kpis.push(Kpi { item, section });
                around
            }
        }
    }

    fn push_objective(&mut self, mut item: Item, around: Around) -> ObjectiveId {
        // What stands in another goal serves that.
        let purpose = around.purpose.filter(|_| !around.inside);
        item.purpose = purpose.and_then(|line| self.purposes.get(line).cloned());
        let id = ObjectiveId::next(&self.parts.objectives);
        self.parts.objectives.push(Objective {
            item,
            section: around.section,
            period: around.period,
            parent: around.parent(),
            key_results: Vec::new(),
        });
        let sections = &mut self.parts.sections;
        if let Some(section) = around.section.and_then(|id| sections.get_mut(id.index())) {
            section.objectives.push(id);
        }
        id
    }

    fn push_key_result(&mut self, item: Item, around: Around) -> KeyResultId {
        let id = KeyResultId::next(&self.parts.key_results);
        self.parts.key_results.push(KeyResult {
            item,
            objective: around.objective,
            parent: around.key_result,
            section: around.section,
        });
        let own = around.objective.filter(|_| around.key_result.is_none());
        let objectives = &mut self.parts.objectives;
        if let Some(objective) = own.and_then(|id| objectives.get_mut(id.index())) {
            objective.key_results.push(id);
        }
        id
    }
}
