//! What is told about an item besides its words: `Owner: …` on a line below it, `(owner: …)` or `@kim` behind
//! its words, a column of its table, the role in its label, its checkbox.

mod line;
mod list;
mod name;
mod named;
mod owner;
mod status;
mod stretch;

use std::ops::Range;

pub use name::AttributeName;

use super::block::Placed;
use crate::measure::{Measure, measure};

/// Where an attribute is told, the most explicit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A line of its own below the item.
    Line,
    /// A column of the table in which the item is a row.
    Column,
}

/// An attribute of an item.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// What it tells.
    pub name: AttributeName,
    /// Where it is told.
    pub source: Source,
    /// The block in which it is told: the line, the cell, the item.
    pub block: Placed,
    /// The value among the block's plain words, in bytes.
    value: Range<usize>,
}

/// What a stretch of words tells: `value` is the value's place among all words of the block, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notation {
    pub(super) name: AttributeName,
    pub(super) value: Range<usize>,
}

impl Attribute {
    /// The first attribute that a line below an item tells, see [`Attribute::on_line`].
    pub fn of(block: Placed) -> Option<Self> {
        Self::on_line(block).next()
    }

    /// What a line below an item tells: an attribute by the grammar, or a list item, paragraph or heading that
    /// begins with the name of one. Several may stand on one line: `Owner: Kim | Status: on track`.
    pub fn on_line(block: Placed) -> impl Iterator<Item = Self> {
        (0..block.block.line().len()).filter_map(move |at| {
            let notation = block.block.line().get(at)?;
            Some(Self {
                name: notation.name,
                source: Source::Line,
                value: notation.value.clone(),
                block: block.clone(),
            })
        })
    }

    /// What the cell `cell` of an item's row tells, by its column.
    pub fn in_cell(name: AttributeName, cell: Placed) -> Self {
        Self {
            name,
            source: Source::Column,
            value: 0..cell.block.head.inline.plain.as_str().len(),
            block: cell,
        }
    }

    /// The value as people wrote it, without emphasis.
    pub fn value(&self) -> &str {
        let words = self.block.block.head.inline.plain.as_str();
        words.get(self.value.clone()).unwrap_or_default()
    }

    /// Whether and how the value can be measured.
    pub(super) fn measure(&self) -> Measure {
        let plain = &self.block.block.head.inline.plain;
        if self.value == (0..plain.as_str().len()) {
            return self.block.block.facts().measure;
        }
        measure(&plain.slice(self.value.clone()).phrase())
    }

    /// The value's place in the document, in bytes.
    pub fn value_range(&self) -> Range<usize> {
        let plain = &self.block.block.head.inline.plain;
        self.block.absolute(&plain.source_range(self.value.clone()))
    }
}

pub(super) use line::notations as line;

#[cfg(test)]
mod tests;
