//! What the columns of a table hold, told by their headings.

use super::row::{has_sentences, labels_key_results};
use crate::lexicon::column;
use crate::model::attribute::AttributeName;
use crate::model::conventions::ItemKind;
use crate::model::group;
use crate::model::head::BlockKind;
use crate::model::placed::Placed;

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
        match group::named(&lower) {
            Some(ItemKind::Objective) => return Self::Objective,
            Some(ItemKind::KeyResult) => return Self::KeyResult,
            Some(ItemKind::Initiative) => return Self::Initiative,
            Some(ItemKind::Kpi) | None => {}
        }
        if column::NUMBER.contains(&lower.as_str()) {
            return Self::Number;
        }
        AttributeName::named(&lower).map_or(Self::Words, Self::Attribute)
    }

    fn holds_items(self) -> bool {
        matches!(self, Self::Objective | Self::KeyResult | Self::Initiative)
    }
}

/// How many columns of a table may hold items. Each item of a row looks at all of its cells, so that more would take
/// the square of a row's length; a plan for a year, month by month, has fewer.
const MOST_ITEMS: usize = 16;

/// The columns of `table`, from left to right.
pub(super) fn columns(table: &Placed) -> Vec<Column> {
    let header = table.children_of(BlockKind::HeaderRow).next();
    let cells = header.iter().flat_map(Placed::children);
    let mut columns: Vec<Column> = cells.map(|cell| Column::of(cell.words())).collect();
    // `目标` is an objective before the key result, its target behind it.
    let is_key_result = |column: &&mut Column| **column == Column::KeyResult;
    let behind = columns
        .iter_mut()
        .skip_while(|column| !is_key_result(column));
    for column in behind.filter(|column| **column == Column::Objective) {
        *column = Column::Attribute(AttributeName::Target);
    }
    let items = columns.iter_mut().filter(|column| column.holds_items());
    items
        .skip(MOST_ITEMS)
        .for_each(|column| *column = Column::Words);
    // Tables of experiments end in a column `Key result`; one beside labels has to hold their words.
    if !columns.contains(&Column::Objective) {
        let labelled = labels_key_results(table, 0);
        let leading = |column: &Column| matches!(column, Column::KeyResult | Column::Number);
        let first = columns.iter().position(|column| !leading(column));
        let behind = columns
            .iter_mut()
            .enumerate()
            .skip(first.unwrap_or_default());
        for (at, column) in behind.filter(|(_, column)| is_key_result(column)) {
            if !(labelled && has_sentences(table, at)) {
                *column = Column::Words;
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::MOST_ITEMS;
    use crate::workspace::Snapshot;

    #[test]
    fn a_row_holds_so_many_items_that_each_may_look_at_all_cells() {
        let times = 10 * MOST_ITEMS;
        let row = |cells: &str| format!("|{}\n", cells.repeat(times));
        let (header, cells) = (row("Objective|Key Result|"), row("a|Grow to 3|"));
        let text = format!("# FY27-Q1 OKRs\n\n{header}{}{cells}", row("-|-|"));
        let snapshot = Snapshot::new("plan.okr.md", 1, &text);
        let key_results = &snapshot.document().key_results;
        // One of the columns holds the objective.
        assert_eq!(key_results.len(), MOST_ITEMS - 1);
        let cells = key_results.iter().map(|one| one.item.cells.len());
        assert_eq!(cells.max(), Some(times - 1));
    }
}
