//! What the columns of a table hold, told by their headings.

use super::row::{has_sentences, labels_key_results};
use crate::model::attribute::AttributeName;
use crate::model::block::{BlockKind, Placed};
use crate::model::group::Group;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Objective,
    KeyResult,
    Initiative,
    /// The numbers of the items.
    Number,
    Attribute(AttributeName),
    /// Words that may be those of an item.
    Words,
}

impl Column {
    fn of(heading: &str) -> Self {
        let lower = heading.trim().trim_end_matches(':').to_lowercase();
        if lower.contains("(kr)") || lower.contains("(krs)") {
            return Self::KeyResult;
        }
        match Group::named(&lower) {
            Some(Group::Objectives) => return Self::Objective,
            Some(Group::KeyResults) => return Self::KeyResult,
            Some(Group::Initiatives) => return Self::Initiative,
            Some(Group::Kpis) | None => {}
        }
        if NUMBER.contains(&lower.as_str()) {
            return Self::Number;
        }
        AttributeName::named(&lower).map_or(Self::Words, Self::Attribute)
    }
}

const NUMBER: [&str; 10] = [
    "#", "id", "no", "no.", "nr", "nr.", "number", "ref", "kr #", "编号",
];

/// The columns of `table`, from left to right.
pub(super) fn columns(table: &Placed) -> Vec<Column> {
    let header = table
        .children()
        .find(|row| row.block.kind == BlockKind::HeaderRow);
    let cells = header.iter().flat_map(Placed::children);
    let mut columns: Vec<Column> = cells.map(|cell| Column::of(cell.words())).collect();
    // `目标` is an objective before the key result, its target behind it.
    if let Some(key_result) = columns
        .iter()
        .position(|column| *column == Column::KeyResult)
    {
        for column in columns.iter_mut().skip(key_result) {
            if *column == Column::Objective {
                *column = Column::Attribute(AttributeName::Target);
            }
        }
    }
    // Tables of experiments end in a column `Key result`; one beside labels has to hold their words.
    if !columns.contains(&Column::Objective) {
        let leading = |column: &Column| matches!(column, Column::KeyResult | Column::Number);
        let first = columns.iter().position(|column| !leading(column));
        let labelled = labels_key_results(table, 0);
        for (at, column) in columns
            .iter_mut()
            .enumerate()
            .skip(first.unwrap_or_default())
        {
            if *column == Column::KeyResult && !(labelled && has_sentences(table, at)) {
                *column = Column::Words;
            }
        }
    }
    columns
}
