//! Items that a table or quotation only comes back to.

use super::Assembly;
use super::words::number_of;
use crate::model::block::Placed;
use crate::model::conventions::ItemKind;

impl Assembly<'_> {
    /// Whether the item with this number is labelled elsewhere, and a table or quotation only comes back to it.
    pub(super) fn is_known(&mut self, kind: ItemKind, number: Option<&Placed>) -> bool {
        let Some(number) = number.and_then(number_of) else {
            return false;
        };
        match kind {
            ItemKind::Objective => {
                let all = &self.parts.objectives;
                self.objectives
                    .holds(number, all, |objective| &objective.item)
            }
            ItemKind::KeyResult => {
                let all = &self.parts.key_results;
                self.key_results
                    .holds(number, all, |key_result| &key_result.item)
            }
            ItemKind::Initiative | ItemKind::Kpi => false,
        }
    }
}
