//! Reading the items of a table.

use std::sync::OnceLock;

use super::Assembly;
use super::around::Around;
use crate::model::block::Placed;
use crate::model::conventions::ItemKind;
use crate::model::item::{Item, RecognisedBy};
use crate::model::table::{self, TablePlace};

impl Assembly<'_> {
    /// Reads the items in the rows of a table.
    pub(super) fn table(&mut self, table: &Placed, place: TablePlace, around: Around) {
        let mut around = around;
        let mut summary = false;
        for entry in table::entries(table, place) {
            let known = self.is_known(entry.kind, Some(entry.reference()));
            if entry.kind == ItemKind::Objective {
                summary = known;
            }
            if known || summary {
                continue;
            }
            let kind = entry.kind;
            let item = Item {
                block: entry.row,
                words: Some(entry.words),
                quoted: around.quoted,
                told: RecognisedBy::Column,
                number: entry.number,
                cells: entry.attributes,
                purpose: None,
                attributes: OnceLock::new(),
            };
            match kind {
                ItemKind::Objective => {
                    around.objective = Some(self.push_objective(item, around));
                    around.key_result = None;
                }
                ItemKind::KeyResult => {
                    let key_result = None;
                    let id = self.push_key_result(
                        item,
                        Around {
                            key_result,
                            ..around
                        },
                    );
                    around.key_result = Some(id);
                }
                ItemKind::Initiative => self.push_initiative(item, around),
                ItemKind::Kpi => self.push_kpi(item, around),
            }
        }
    }
}
