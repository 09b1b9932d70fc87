//! The blocks of a document: its syntax tree without what no reader of OKRs needs, each block relative to
//! its own start, so that a block which an edit did not touch is taken over as it is.

use std::sync::{Arc, OnceLock};

use super::attribute::{self, Notation, Source, Wording};
use super::head::{BlockKind, Head};
use super::heading_words::HeadingWords;
use super::plain::PlainText;
use super::signal::signals_okrs;
use super::text_facts::TextFacts;
use super::wording::Words;
use crate::measure::{self, Change};

/// A block and those inside it. A pure function of the syntax below its node and of the text in its
/// range; all ranges are in bytes from its start.
#[derive(Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What the grammar says that it is, which knows fewer labels.
    node: BlockKind,
    /// Its length with everything inside it.
    pub len: usize,
    /// Its own line or lines.
    pub head: Head,
    /// The blocks inside it, in order.
    pub children: Box<[Child]>,
    holds: OnceLock<Holds>,
    heading_words: OnceLock<HeadingWords>,
    line: OnceLock<Box<[Notation]>>,
    said: OnceLock<Box<Said>>,
}

/// What a block says as an item. Most blocks are none, so it is apart from them.
#[derive(Debug)]
struct Said {
    wording: Wording,
    facts: OnceLock<Box<TextFacts>>,
    change: OnceLock<Option<Box<Change>>>,
    words: OnceLock<Words>,
    metric: OnceLock<Words>,
    asides: OnceLock<Box<[(Source, Notation)]>>,
}

/// What is found somewhere inside a block; labels in quotations are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Holds {
    /// An objective.
    pub(super) objective: bool,
    /// A key result, or a group of them.
    pub(super) key_result: bool,
    /// What only documents about OKRs have, outside code and comments.
    pub(super) okr: bool,
}

/// A block inside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Child {
    /// The distance of its start from its parent's.
    pub offset: usize,
    /// The block.
    pub block: Arc<Block>,
}

impl Block {
    pub(super) fn new(
        kind: BlockKind,
        node: BlockKind,
        len: usize,
        head: Head,
        children: Vec<Child>,
    ) -> Self {
        Self {
            kind,
            node,
            len,
            head,
            children: children.into(),
            holds: OnceLock::new(),
            heading_words: OnceLock::new(),
            line: OnceLock::new(),
            said: OnceLock::new(),
        }
    }

    /// What the grammar says that it is.
    pub(super) fn node(&self) -> BlockKind {
        self.node
    }

    /// Whether it is a heading, also one that is an item.
    pub fn is_heading(&self) -> bool {
        self.head.is_heading()
    }

    /// What its words say in numbers; worked out when first asked for.
    pub fn facts(&self) -> &TextFacts {
        let facts = &self.said().facts;
        facts.get_or_init(|| Box::new(TextFacts::of(self.plain())))
    }

    /// The change from a baseline to a target that its words state; worked out when first asked for.
    pub fn change(&self) -> Option<&Change> {
        let change = &self.said().change;
        let change = change.get_or_init(|| measure::change(&self.plain().phrase()).map(Box::new));
        change.as_deref()
    }

    /// What its line tells about the item above it; worked out when first asked for.
    pub(super) fn line(&self) -> &[Notation] {
        use BlockKind::{Attribute, ListItem, Paragraph, Section};
        if !matches!(self.kind, Attribute | ListItem | Paragraph | Section) {
            return &[];
        }
        let read = || attribute::line(self.kind, &self.head);
        self.line.get_or_init(|| read().into())
    }

    /// Whether its line tells about the item above it: `Owner: Kim`.
    pub fn is_attribute(&self) -> bool {
        !self.line().is_empty()
    }

    /// What its own words name; worked out when first asked for.
    pub(super) fn heading_words(&self) -> HeadingWords {
        let read = || HeadingWords::of(self.kind, &self.head);
        *self.heading_words.get_or_init(read)
    }

    fn said(&self) -> &Said {
        self.said.get_or_init(|| {
            Box::new(Said {
                wording: Wording::of(self.kind, &self.head.inline),
                facts: OnceLock::new(),
                change: OnceLock::new(),
                words: OnceLock::new(),
                metric: OnceLock::new(),
                asides: OnceLock::new(),
            })
        })
    }

    /// Its line as that of an item: the words, and the notations beside them; worked out when first asked for.
    pub(super) fn wording(&self) -> &Wording {
        &self.said().wording
    }

    /// What its line tells besides, as that of an item; worked out when first asked for.
    pub(super) fn asides(&self) -> &[(Source, Notation)] {
        let asides = &self.said().asides;
        asides.get_or_init(|| attribute::asides(&self.head))
    }

    /// The words of its line without the notations beside them.
    fn plain(&self) -> &PlainText {
        self.wording().plain(&self.head.inline)
    }

    /// Its words as a set; worked out when first asked for.
    pub fn words(&self) -> &Words {
        let words = &self.said().words;
        words.get_or_init(|| Words::of(self.plain().as_str()))
    }

    /// Those of its words that name what is measured; worked out when first asked for.
    pub fn metric(&self) -> &Words {
        let metric = &self.said().metric;
        metric.get_or_init(|| Words::of_metric(self.plain().as_str()))
    }

    /// What is labelled inside it; worked out when first asked for.
    pub(super) fn holds(&self) -> Holds {
        *self.holds.get_or_init(|| {
            let mut holds = Holds {
                okr: signals_okrs(self.kind, &self.head, || self.heading_words()),
                ..Holds::default()
            };
            for Child { block, .. } in &self.children {
                let inner = block.holds();
                holds.okr |= inner.okr;
                if block.kind == BlockKind::Quote {
                    continue;
                }
                holds.objective |= inner.objective || block.kind == BlockKind::Objective;
                holds.key_result |= inner.key_result || block.kind == BlockKind::KeyResult;
            }
            holds
        })
    }

    /// The block whose node is of `kind` and that has `len` and begins `offset` bytes behind this one's start.
    pub(super) fn find(&self, offset: usize, kind: BlockKind, len: usize) -> Option<&Arc<Self>> {
        let mut block = self;
        let mut rest = offset;
        loop {
            let behind = block.children.partition_point(|child| child.offset <= rest);
            let child = block.children.get(behind.checked_sub(1)?)?;
            rest -= child.offset;
            if rest == 0 && child.block.node == kind && child.block.len == len {
                return Some(&child.block);
            }
            block = &child.block;
        }
    }
}

impl PartialEq for Block {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.len == other.len
            && self.head == other.head
            && self.children == other.children
    }
}
