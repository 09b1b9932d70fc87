//! An attribute at its place in the document.

use std::ops::Range;

use super::line;
use super::name::AttributeName;
use crate::measure::{Measure, Reading};
use crate::model::block::Placed;
use crate::model::inline::Link;
use crate::model::plain::PlainText;

/// Whether a value says that it is still to be found: `[threshold TBD]`.
fn is_open(value: &str) -> bool {
    let mut words = value.split(|char: char| !char.is_alphanumeric());
    words.any(|word| matches!(word, "TBD" | "TBC" | "TBA" | "tbd" | "tbc" | "tba"))
}

/// Where an attribute is told, the most explicit first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A line of its own below the item.
    Line,
    /// A column of the table in which the item is a row.
    Column,
    /// A notation before or behind its words: `✅ `, `(owner: Kim)`, `=> 70%`.
    Words,
    /// The words themselves: `from 30 to 45`, `Support objective 1: …`.
    Change,
    /// A notation beside its label: `🟢 KR 1: …`, `KR 1 (@kim): …`.
    BesideLabel,
    /// The role in its label: `CTO KR: …`.
    Label,
    /// Its checkbox.
    Checkbox,
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
    /// The value among the words that its source names, in bytes.
    value: Range<usize>,
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

    /// What the cell `cell` of an item's row tells, in a column for `name`.
    pub fn in_cell(name: AttributeName, cell: Placed) -> impl Iterator<Item = Self> {
        let notations = line::value(name, &cell.block.head.inline.plain);
        notations.into_iter().map(move |notation| Self {
            name: notation.name,
            source: Source::Column,
            value: notation.value,
            block: cell.clone(),
        })
    }

    /// What stands before and behind the words of the item whose words are in `block`.
    pub(in crate::model) fn beside_words(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let notations = block.block.wording().notations();
        notations.iter().map(|notation| Self {
            name: notation.name,
            source: Source::Words,
            block: block.clone(),
            value: notation.value.clone(),
        })
    }

    /// The baseline and target in the words of the item whose words are in `block`.
    pub(in crate::model) fn of_change(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let change = block.block.change();
        let start = block.block.wording().start();
        change.into_iter().flat_map(move |change| {
            let values = [
                (AttributeName::Baseline, &change.baseline.range),
                (AttributeName::Target, &change.target.range),
            ];
            values.map(|(name, range)| Self {
                name,
                source: Source::Change,
                block: block.clone(),
                value: start + range.start..start + range.end,
            })
        })
    }

    /// What the item whose words are in `block` serves, by these words themselves.
    pub(in crate::model) fn of_support(block: &Placed) -> Option<Self> {
        let value = block.block.asides().support()?;
        Some(Self {
            name: AttributeName::Supports,
            source: Source::Change,
            block: block.clone(),
            value: value.clone(),
        })
    }

    /// What stands beside the label of `block`.
    pub(in crate::model) fn beside_label(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let notations = block.block.asides().beside_label();
        notations.iter().map(|notation| Self {
            name: notation.name,
            source: Source::BesideLabel,
            block: block.clone(),
            value: notation.value.clone(),
        })
    }

    /// The role in the label of `block`.
    pub(in crate::model) fn of_label(block: &Placed) -> Option<Self> {
        let role = block.block.asides().role()?;
        Some(Self {
            name: AttributeName::Owner,
            source: Source::Label,
            value: role.clone(),
            block: block.clone(),
        })
    }

    /// A checked box says that the item is done; an empty one may mean that it is begun or not.
    pub(in crate::model) fn of_checkbox(block: &Placed) -> Option<Self> {
        let checked = matches!(block.block.head.state, Some('x' | 'X'));
        checked.then(|| Self {
            name: AttributeName::Status,
            source: Source::Checkbox,
            block: block.clone(),
            value: 0..0,
        })
    }

    /// The value as people wrote it, without emphasis; `done` for a checked box.
    pub fn value(&self) -> &str {
        let head = &self.block.block.head;
        let words = match (self.source, &head.label) {
            (Source::Checkbox, _) => return "done",
            (Source::Label, Some(label)) => &*label.word,
            (Source::BesideLabel, _) => head.beside_label.as_deref().map_or("", PlainText::as_str),
            _ => head.inline.plain.as_str(),
        };
        words.get(self.value.clone()).unwrap_or_default()
    }

    /// Whether and how the value can be measured.
    pub(in crate::model) fn measure(&self) -> Measure {
        let plain = &self.block.block.head.inline.plain;
        match Reading::of(&plain.slice(self.value.clone()).phrase()).measure() {
            Measure::None if is_open(self.value()) => Measure::Redacted,
            measure => measure,
        }
    }

    /// The value's place in the document, in bytes: the label for a role, the start of the line for a checkbox.
    pub fn value_range(&self) -> Range<usize> {
        let head = &self.block.block.head;
        let place = match (self.source, &head.label) {
            (Source::Checkbox, _) => head.range.start..head.range.start,
            (Source::Label, Some(label)) => label.range.clone(),
            (Source::BesideLabel, _) => {
                let beside = head.beside_label.as_deref();
                beside.map_or(0..0, |beside| beside.source_range(self.value.clone()))
            }
            _ => head.inline.plain.source_range(self.value.clone()),
        };
        self.block.absolute(&place)
    }

    /// The place in the document of where a link in the value leads, in bytes.
    pub fn destination(&self) -> Option<Range<usize>> {
        let inline = &self.block.block.head.inline;
        let touches =
            |link: &&Link| link.plain.start < self.value.end && self.value.start < link.plain.end;
        let link = inline.links.iter().find(touches)?;
        Some(self.block.absolute(&link.destination))
    }

    /// The place in the document of all that tells it, in bytes: a line with its name.
    pub fn range(&self) -> Range<usize> {
        match self.source {
            Source::Line | Source::Column => self.block.range(),
            _ => self.value_range(),
        }
    }
}
