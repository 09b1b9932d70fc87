//! Reading the items of a table.

use super::Assembly;
use super::around::Around;
use crate::model::conventions::ItemKind;
use crate::model::item::{Item, RecognisedBy};
use crate::model::placed::Placed;
use crate::model::table::{self, TablePlace};

impl Assembly<'_> {
    /// Reads the items in the rows of a table.
    pub(super) fn table(&mut self, table: &Placed, place: TablePlace, mut around: Around) {
        let mut summary = false;
        for entry in table::entries(table, place) {
            let kind = entry.kind;
            let known = self.is_known(kind, entry.reference());
            if kind == ItemKind::Objective {
                summary = known;
            }
            if known || summary {
                continue;
            }
            let item = Item {
                number: entry.number,
                cells: entry.attributes,
                ..Item::new(
                    entry.row,
                    Some(entry.words),
                    RecognisedBy::Column,
                    around.quoted,
                )
            };
            if kind == ItemKind::KeyResult {
                around.key_result = None;
            }
            let inside = around.inside;
            around = self.push(kind, item, around);
            around.inside = inside;
        }
    }
}
