//! The items of a document: objectives, key results, initiatives and KPIs.

use std::ops::Range;
use std::sync::OnceLock;

use super::attribute::{Attribute, AttributeName, Source};
use super::block::{Block, Placed};
use super::id::{KeyResultId, ObjectiveId, SectionId};
use super::plain::PlainText;
use super::text_facts::{TextFacts, is_blank};
use super::wording::Words;
use crate::measure::period::Period;
use crate::measure::{Change, Measure, over_the_same};

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
        blocks.find_map(|block| {
            let label = block.block.head.label.as_ref()?;
            label.number.as_deref()
        })
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

    /// Whether and how it can be measured: by its words, or by the target that is told besides them.
    pub fn measure(&self) -> Measure {
        let own = self.facts().measure;
        if own != Measure::None {
            return own;
        }
        self.told()
            .find(|attribute| attribute.name == AttributeName::Target)
            .map_or(own, |target| target.measure())
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

    /// Whether its baseline, target and current value are counted over the same, where they tell over what: not “5 per
    /// week” and “10 per month”.
    pub fn is_one_rate(&self) -> bool {
        let values = [
            AttributeName::Baseline,
            AttributeName::Target,
            AttributeName::Current,
        ];
        let attributes = self.attributes();
        let values = attributes.filter(|one| values.contains(&one.name));
        let values: Vec<&str> = values.map(Attribute::value).collect();
        over_the_same(&values)
    }

    /// What is told about it, the most explicit first; worked out when first asked for.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        let attributes = self.attributes.get_or_init(|| {
            let all = self
                .told()
                .chain(Attribute::of_change(self.words()))
                .chain(Attribute::aside(&self.block, Source::BesideLabel))
                .chain(Attribute::aside(&self.block, Source::Label))
                .chain(Attribute::of_checkbox(&self.block));
            all.collect()
        });
        attributes.iter()
    }

    /// Who answers for it, the most explicit first. It costs less than to look through all attributes, where those are
    /// not asked for otherwise.
    pub fn owners(&self) -> impl Iterator<Item = Attribute> + '_ {
        self.told()
            .chain(Attribute::aside(&self.block, Source::BesideLabel))
            .chain(Attribute::aside(&self.block, Source::Label))
            .filter(|attribute| attribute.name == AttributeName::Owner)
    }

    /// What is said about what it serves: in lines and cells, and in its words themselves; where nothing is, at the
    /// head of its section.
    pub fn supports(&self) -> impl Iterator<Item = Attribute> + '_ {
        let mut own = self.told().filter(is_support).peekable();
        let head = self.purpose.iter().filter(|_| own.peek().is_none());
        let of_section = head.flat_map(|line| Attribute::on_line(line.clone()));
        let of_section: Vec<_> = of_section.filter(is_support).collect();
        own.chain(of_section)
    }

    /// Where the line at the head of its section begins, in bytes, if that is what says what it serves.
    pub fn head_of_section(&self) -> Option<usize> {
        let own = self.told().any(|told| is_support(&told));
        let head = self.purpose.as_ref().filter(|_| !own);
        head.map(|line| line.start)
    }

    /// What is told besides its label.
    fn told(&self) -> impl Iterator<Item = Attribute> + '_ {
        let lines = self.block.telling_children();
        let lines = lines
            .filter(|block| !self.holds(block))
            .flat_map(Attribute::on_line);
        let cells = self.cells.iter();
        let cells = cells.flat_map(|(name, cell)| Attribute::in_cell(*name, cell));
        lines
            .chain(cells)
            .chain(Attribute::beside_words(self.words()))
            .chain(Attribute::aside(self.words(), Source::Change))
    }

    /// Each attribute in the words of its most explicit source; several owners are joined by `, `.
    pub fn stated(&self) -> Vec<(AttributeName, String)> {
        let mut stated: Vec<(&Attribute, String)> = Vec::new();
        for attribute in self.attributes() {
            let known = stated
                .iter_mut()
                .find(|(first, _)| first.name == attribute.name);
            match known {
                None => {
                    let value = attribute.value().trim().to_owned();
                    stated.push((attribute, value));
                }
                Some((first, value))
                    if first.name == AttributeName::Owner && first.source == attribute.source =>
                {
                    value.push_str(", ");
                    value.push_str(attribute.value().trim());
                }
                Some(_) => {}
            }
        }
        let stated = stated.into_iter();
        stated.map(|(first, value)| (first.name, value)).collect()
    }

    /// Whether `block` holds the words.
    fn holds(&self, block: &Placed) -> bool {
        self.words
            .as_ref()
            .is_some_and(|words| words.start == block.start)
    }

    fn block(&self) -> &Block {
        &self.block.block
    }
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.block.start == other.block.start
            && self.block() == other.block()
            && self.words().start == other.words().start
            && self.quoted == other.quoted
    }
}

fn is_support(attribute: &Attribute) -> bool {
    attribute.name == AttributeName::Supports
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
