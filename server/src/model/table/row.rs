//! The rows of a table and what their cells hold.

use crate::model::conventions::ItemKind;
use crate::model::head::BlockKind;
use crate::model::label::is_id;
use crate::model::placed::Placed;
use crate::model::text_facts::is_blank;

/// A row's cells.
pub(super) struct Row {
    pub(super) row: Placed,
    pub(super) cells: Vec<Placed>,
}

impl Row {
    pub(super) fn of(row: Placed) -> Option<Self> {
        (row.kind() == BlockKind::Row).then(|| Self {
            cells: row.children().collect(),
            row,
        })
    }

    pub(super) fn cell(&self, column: usize) -> Option<&Placed> {
        self.cells.get(column)
    }

    /// Whether nothing stands behind its first cell.
    pub(super) fn is_alone(&self) -> bool {
        self.cells.iter().skip(1).all(|cell| text(cell).is_empty())
    }

    pub(super) fn is_group(&self) -> bool {
        let strong = |cell: &Placed| cell.block.head.inline.strong && !text(cell).is_empty();
        self.is_alone() && self.cell(0).is_some_and(strong)
    }
}

pub(super) fn text(cell: &Placed) -> &str {
    cell.block.head.inline.plain.as_str()
}

/// Whether a cell holds more than a number and dashes.
pub(super) fn is_words(cell: &Placed) -> bool {
    says_something(cell) && !(is_id(text(cell)) && label(cell).is_none())
}

pub(super) fn says_something(cell: &Placed) -> bool {
    let inline = &cell.block.head.inline;
    !is_blank(text(cell)) || !inline.plain.placeholders().is_empty() || is_mark(text(cell))
}

/// An emoji alone tells a status.
fn is_mark(text: &str) -> bool {
    text.contains(|char| matches!(char, '\u{2600}'..'\u{2c00}' | '\u{3000}'..))
}

/// What the cell's own label says that its words are.
pub(super) fn label(cell: &Placed) -> Option<ItemKind> {
    cell.block.head.label_kind
}

/// Whether the cells of `column` are labelled as key results, and perhaps objectives.
pub(super) fn labels_key_results(table: &Placed, column: usize) -> bool {
    let (mut key_results, mut others) = (0, 0);
    for row in table.children().filter_map(Row::of) {
        match row.cell(column).and_then(label) {
            Some(ItemKind::KeyResult) => key_results += 1,
            Some(ItemKind::Objective) => {}
            _ => others += 1,
        }
    }
    key_results > others
}

/// Whether most cells of `column` hold more than a figure or a name.
pub(super) fn has_sentences(table: &Placed, column: usize) -> bool {
    let rows = || table.children().filter_map(Row::of);
    let is_sentence = |cell: &Placed| text(cell).split_whitespace().count() > 3;
    let sentences = rows().filter(|row| row.cell(column).is_some_and(is_sentence));
    sentences.count() * 2 > rows().count()
}

/// Whether a row is numbered as the steps of the row above it are: `1. Draft`.
pub(super) fn is_step(words: &str) -> bool {
    let number = words.split(['.', ')']).next().unwrap_or_default();
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits && number.len() < words.len()
}
