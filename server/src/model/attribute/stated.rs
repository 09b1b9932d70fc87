//! An attribute at its place in the document.

use std::ops::Range;

use super::line;
use super::name::AttributeName;
use super::source::Source;
use crate::measure::{Measure, Reading};
use crate::model::placed::Placed;
use crate::model::plain::PlainText;
use crate::model::split;

/// Whether a value says that it is still to be found: `[threshold TBD]`.
fn is_open(value: &str) -> bool {
    split::has_word(value, &["TBD", "TBC", "TBA", "tbd", "tbc", "tba"])
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
    fn new(name: AttributeName, source: Source, block: &Placed, value: Range<usize>) -> Self {
        let block = block.clone();
        Self {
            name,
            source,
            block,
            value,
        }
    }

    /// What a line below an item tells: an attribute by the grammar, or a list item, paragraph or heading that
    /// begins with the name of one. Several may stand on one line: `Owner: Kim | Status: on track`.
    pub fn on_line(line: Placed) -> impl Iterator<Item = Self> {
        (0..line.block.line().len()).filter_map(move |at| {
            let told = line.block.line().get(at)?;
            Some(Self::new(
                told.name,
                Source::Line,
                &line,
                told.value.clone(),
            ))
        })
    }

    /// What the cell `cell` of an item's row tells, in a column for `name`.
    pub fn in_cell(name: AttributeName, cell: &Placed) -> impl Iterator<Item = Self> {
        let told = line::value(name, &cell.block.head.inline.plain);
        told.into_iter()
            .map(|told| Self::new(told.name, Source::Column, cell, told.value))
    }

    /// What stands before and behind the words of the item whose words are in `block`.
    pub(in crate::model) fn beside_words(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let told = block.block.wording().notations().iter();
        told.map(|told| Self::new(told.name, Source::Words, block, told.value.clone()))
    }

    /// The baseline and target in the words of the item whose words are in `block`.
    pub(in crate::model) fn of_change(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let start = block.block.wording().start();
        block.block.change().into_iter().flat_map(move |change| {
            let values = [
                (AttributeName::Baseline, &change.baseline.range),
                (AttributeName::Target, &change.target.range),
            ];
            values.map(|(name, range)| {
                let value = start + range.start..start + range.end;
                Self::new(name, Source::Change, block, value)
            })
        })
    }

    /// What the line `block` of an item tells by `source`: its words themselves, its label, or what stands beside that.
    pub(in crate::model) fn aside(
        block: &Placed,
        source: Source,
    ) -> impl Iterator<Item = Self> + '_ {
        let told = block
            .block
            .asides()
            .iter()
            .filter(move |(by, _)| *by == source);
        told.map(move |(_, told)| Self::new(told.name, source, block, told.value.clone()))
    }

    /// A checked box says that the item is done; an empty one may mean that it is begun or not.
    pub(in crate::model) fn of_checkbox(block: &Placed) -> Option<Self> {
        let checked = matches!(block.block.head.state, Some('x' | 'X'));
        checked.then(|| Self::new(AttributeName::Status, Source::Checkbox, block, 0..0))
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
        let mut links = inline.links.iter();
        let link = links
            .find(|link| link.plain.start < self.value.end && self.value.start < link.plain.end)?;
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
