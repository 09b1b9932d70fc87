//! How the items of a table are laid out in its columns and rows.

use super::column::Column;
use super::row::{self, Row};
use crate::model::attribute::AttributeName;
use crate::model::conventions::ItemKind;
use crate::model::placed::Placed;

/// Where a table stands, as far as it tells what is in it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::model) struct TablePlace {
    /// The kind of the items in the group around it.
    pub(in crate::model) group: Option<ItemKind>,
    /// Whether it stands directly below an objective that has no key results elsewhere.
    pub(in crate::model) bare_objective: bool,
    /// Whether the document's title says that it holds OKRs.
    pub(in crate::model) titled: bool,
}

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
        let target = columns.contains(&Column::Attribute(AttributeName::Target));
        if place.group == Some(ItemKind::KeyResult) || (place.bare_objective && target) {
            let words = |column: &Column| matches!(column, Column::Words | Column::Objective);
            return columns.iter().position(words).map(Self::KeyResults);
        }
        let mut first = 0..columns.len().min(2);
        if let Some(column) = first.find(|column| row::labels_key_results(table, *column)) {
            return Some(Self::KeyResults(column));
        }
        let attribute = |column: &&Column| matches!(column, Column::Attribute(_));
        let told = columns.iter().filter(attribute).count() >= 2;
        let worded = columns.first() == Some(&Column::Words);
        (place.titled && worded && told && has_groups(table)).then_some(Self::Grouped)
    }
}

fn has_groups(table: &Placed) -> bool {
    let rows = || table.children().filter_map(Row::of);
    rows().any(|row| row.is_group()) && rows().any(|row| !row.is_group())
}
