//! The rows of a table and what their cells hold.

use crate::model::block::{BlockKind, Placed};
use crate::model::conventions::LabelKind;
use crate::model::facts::is_blank;
use crate::model::label::is_id;

/// A row's cells.
pub(super) struct Row {
    pub(super) row: Placed,
    pub(super) cells: Vec<Placed>,
}

impl Row {
    pub(super) fn of(row: Placed) -> Option<Self> {
        (row.block.kind == BlockKind::Row).then(|| Self {
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
    text.chars()
        .any(|char| char > '\u{2fff}' || ('\u{2600}'..'\u{2c00}').contains(&char))
}

/// What the cell's own label says that its words are.
pub(super) fn label(cell: &Placed) -> Option<LabelKind> {
    cell.block.head.label_kind
}

/// Whether a row is numbered as the steps of the row above it are: `1. Draft`.
pub(super) fn is_step(words: &str) -> bool {
    let number = words.split(['.', ')']).next().unwrap_or_default();
    number.len() < words.len()
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}
