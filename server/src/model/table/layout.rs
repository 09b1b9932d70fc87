//! How the items of a table are laid out in its columns and rows.

use super::column::Column;
use super::place::TablePlace;
use super::row::{self, Row};
use crate::model::attribute::AttributeName;
use crate::model::block::Placed;
use crate::model::conventions::ItemKind;

/// How the items are laid out in the columns.
#[derive(Clone, Copy, Debug)]
pub(super) enum Layout {
    /// A column of key results, perhaps one of objectives, and one of initiatives.
    Named,
    /// Every row is a key result; this column has its words.
    KeyResults(usize),
    /// Bold rows without anything else are objectives, the rows below them key results, as a spreadsheet has
    /// them.
    Grouped,
}

impl Layout {
    pub(super) fn of(columns: &[Column], table: &Placed, place: TablePlace) -> Option<Self> {
        if columns.contains(&Column::KeyResult) {
            return Some(Self::Named);
        }
        let attributes = columns
            .iter()
            .filter(|column| matches!(column, Column::Attribute(_)))
            .count();
        let words = columns
            .iter()
            .position(|column| matches!(column, Column::Words | Column::Objective));
        let target = columns.contains(&Column::Attribute(AttributeName::Target));
        if place.group == Some(ItemKind::KeyResult) || (place.bare_objective && target) {
            return words.map(Self::KeyResults);
        }
        let labelled =
            (0..columns.len().min(2)).find(|column| row::labels_key_results(table, *column));
        if let Some(column) = labelled {
            return Some(Self::KeyResults(column));
        }
        let first = columns.first() == Some(&Column::Words);
        (place.titled && first && attributes >= 2 && has_groups(table)).then_some(Self::Grouped)
    }
}

fn has_groups(table: &Placed) -> bool {
    let rows = || table.children().filter_map(Row::of);
    rows().any(|row| row.is_group()) && rows().any(|row| !row.is_group())
}
