//! Items that a table or quotation only comes back to.

use super::Assembly;
use super::words::number_of;
use crate::model::block::Placed;
use crate::model::conventions::LabelKind;

impl Assembly<'_> {
    /// Whether the item with this number is labelled elsewhere, and a table or quotation only comes back to it.
    pub(super) fn is_known(&mut self, kind: LabelKind, number: Option<&Placed>) -> bool {
        let Some(number) = number.and_then(number_of) else {
            return false;
        };
        match kind {
            LabelKind::Objective => {
                let all = &self.parts.objectives;
                self.objectives
                    .holds(number, all, |objective| &objective.item)
            }
            LabelKind::KeyResult => {
                let all = &self.parts.key_results;
                self.key_results
                    .holds(number, all, |key_result| &key_result.item)
            }
            LabelKind::Initiative | LabelKind::Kpi => false,
        }
    }
}
