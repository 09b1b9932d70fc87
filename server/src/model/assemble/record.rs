//! Adding items to the lists of a document, each with those it belongs to.

use super::Assembly;
use super::around::Around;
use crate::model::id::{KeyResultId, ObjectiveId};
use crate::model::item::{Initiative, Item, KeyResult, Kpi, Objective, Parent};

impl Assembly<'_> {
    pub(super) fn push_objective(&mut self, mut item: Item, around: Around) -> ObjectiveId {
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
        let section = around
            .section
            .and_then(|section| self.parts.section_mut(section));
        if let Some(section) = section {
            section.objectives.push(id);
        }
        id
    }

    pub(super) fn push_key_result(&mut self, item: Item, around: Around) -> KeyResultId {
        let id = KeyResultId::next(&self.parts.key_results);
        self.parts.key_results.push(KeyResult {
            item,
            objective: around.objective,
            parent: around.key_result,
            section: around.section,
        });
        let objective = around
            .objective
            .and_then(|objective| self.parts.objective_mut(objective));
        if let (Some(objective), None) = (objective, around.key_result) {
            objective.key_results.push(id);
        }
        id
    }

    pub(super) fn push_initiative(&mut self, item: Item, around: Around) {
        let parent = around.key_result.map(Parent::KeyResult);
        self.parts.initiatives.push(Initiative {
            item,
            parent: parent.or(around.objective.map(Parent::Objective)),
        });
    }

    pub(super) fn push_kpi(&mut self, item: Item, around: Around) {
        self.parts.kpis.push(Kpi {
            item,
            section: around.section,
        });
    }
}
