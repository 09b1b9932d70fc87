//! The items of a document: objectives, key results, initiatives and KPIs.

use std::ops::Range;
use std::sync::OnceLock;

use super::attribute::{Attribute, AttributeName};
use super::id::{KeyResultId, ObjectiveId, SectionId};
use super::placed::Placed;
use super::plain::PlainText;
use super::text_facts::{TextFacts, is_blank};
use super::wording::Words;
use crate::measure::Change;
use crate::period::Period;

/// How a document tells what an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedBy {
    /// By a label.
    Label,
    /// By the column of a table.
    Column,
    /// By the heading or line of the group it stands in.
    Group,
    /// By its place among others.
    Place,
}

/// What all kinds of items have: a block, and the block with their words, which is another one where the
/// label stands alone and the words follow in a paragraph.
#[derive(Clone, Debug)]
pub struct Item {
    /// The labelled block.
    pub block: Placed,
    pub(super) words: Option<Placed>,
    /// The cell with its number, where it is a row of a table.
    pub(super) number: Option<Placed>,
    /// The cells that tell more about it, where it is a row of a table.
    pub(super) cells: Vec<(AttributeName, Placed)>,
    /// The line at the head of its section that says what the section's goals serve.
    pub(super) purpose: Option<Placed>,
    pub(super) attributes: OnceLock<Box<[Attribute]>>,
    /// Whether it stands in a quotation or among examples, and is nobody's goal.
    pub quoted: bool,
    /// How the document tells what it is.
    pub told: RecognisedBy,
}

impl Item {
    pub(super) fn new(
        block: Placed,
        words: Option<Placed>,
        told: RecognisedBy,
        quoted: bool,
    ) -> Self {
        Self {
            block,
            words,
            number: None,
            cells: Vec::new(),
            purpose: None,
            attributes: OnceLock::new(),
            quoted,
            told,
        }
    }

    /// The block that holds the words.
    pub fn words(&self) -> &Placed {
        self.words.as_ref().unwrap_or(&self.block)
    }

    /// The words, without the notations before and behind them.
    pub fn plain(&self) -> &PlainText {
        let block = &self.words().block;
        block.wording().plain(&block.head.inline)
    }

    /// The words as a string.
    pub fn text(&self) -> &str {
        self.plain().as_str()
    }

    /// Its number: by its label, or in its row of a table.
    pub fn number(&self) -> Option<&str> {
        let cells = [self.number.as_ref(), self.words.as_ref()];
        let mut blocks = [Some(&self.block)].into_iter().chain(cells).flatten();
        blocks.find_map(|block| block.block.head.number())
    }

    /// Whether no words are there, or only dots and dashes.
    pub fn is_empty(&self) -> bool {
        is_blank(self.text()) && self.plain().placeholders().is_empty()
    }

    /// The words as a set, by which wordings are compared.
    pub fn word_set(&self) -> &Words {
        self.words().block.words()
    }

    /// Those of the words that name what is measured.
    pub fn metric(&self) -> &Words {
        self.words().block.metric()
    }

    /// What the words say in numbers.
    pub fn facts(&self) -> &TextFacts {
        self.words().block.facts()
    }

    /// The change from a baseline to a target that its words state.
    pub fn change(&self) -> Option<&Change> {
        self.words().block.change()
    }

    /// The place in the document of `plain`, a byte range of the words.
    pub fn source_range(&self, plain: Range<usize>) -> Range<usize> {
        self.words().absolute(&self.plain().source_range(plain))
    }

    /// The place in the document of the words; of the label where there are none.
    pub fn text_range(&self) -> Range<usize> {
        if self.text().is_empty() {
            self.head_range()
        } else {
            self.source_range(0..self.text().len())
        }
    }

    /// The place in the document of the labelled line or lines, from the marker to the end of the words.
    pub fn head_range(&self) -> Range<usize> {
        self.block.absolute(&self.block.block.head.range)
    }

    /// The place in the document of the label, if there is one.
    pub fn label_range(&self) -> Option<Range<usize>> {
        let label = self.block.block.head.label.as_ref()?;
        Some(self.block.absolute(&label.range))
    }

    /// Its own line or lines, from the marker or the words, whichever come first, to the end of both.
    pub fn own_range(&self) -> Range<usize> {
        let (head, words) = (self.head_range(), self.text_range());
        head.start.min(words.start)..head.end.max(words.end)
    }

    /// The item with everything below it, in bytes of the document.
    pub fn range(&self) -> Range<usize> {
        self.block.range()
    }
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.block.start == other.block.start
            && self.block.block == other.block.block
            && self.words().start == other.words().start
            && self.quoted == other.quoted
    }
}

/// An objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    /// Its label and words.
    pub item: Item,
    /// The heading that owns it.
    pub section: Option<SectionId>,
    /// The time it is for, where a heading around it names one: a file may hold several periods.
    pub period: Option<Period>,
    /// What it is nested below, in trees of objectives.
    pub parent: Option<Parent>,
    /// Its own key results, without those below another key result.
    pub key_results: Vec<KeyResultId>,
}

/// A key result.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// Its label and words.
    pub item: Item,
    /// The objective it belongs to.
    pub objective: Option<ObjectiveId>,
    /// The key result it is nested below.
    pub parent: Option<KeyResultId>,
    /// The heading around it.
    pub section: Option<SectionId>,
}

/// What an initiative is done for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// An objective.
    Objective(ObjectiveId),
    /// A key result.
    KeyResult(KeyResultId),
}

/// An initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Initiative {
    /// Its label and words.
    pub item: Item,
    /// What it is done for.
    pub parent: Option<Parent>,
}

/// A KPI kept apart from the key results.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Its label and words.
    pub item: Item,
    /// The heading around it.
    pub section: Option<SectionId>,
}
