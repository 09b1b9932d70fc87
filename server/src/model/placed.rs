//! A block at its place in the document.

use std::ops::Range;
use std::sync::Arc;

use super::block::{Block, Child};
use super::conventions::ItemKind;
use super::head::BlockKind;

/// A block at its place in the document.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The block.
    pub block: Arc<Block>,
    /// The byte offset of its start in the document.
    pub start: usize,
}

impl Placed {
    /// The block of a whole document.
    pub fn root(block: Arc<Block>) -> Self {
        Self { block, start: 0 }
    }

    /// What the block is.
    pub fn kind(&self) -> BlockKind {
        self.block.kind
    }

    /// The byte range of the document that is `range` of the block.
    pub fn absolute(&self, range: &Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    /// The block and all inside it, in bytes of the document.
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.block.len
    }

    /// The words of its own line.
    pub fn words(&self) -> &str {
        self.block.head.inline.plain.as_str()
    }

    /// Whether it opens a group of key results.
    pub(super) fn opens_key_results(&self) -> bool {
        let group = || self.block.heading_words().group;
        match self.kind() {
            BlockKind::KeyResults => true,
            BlockKind::Section => group() == Some(ItemKind::KeyResult),
            _ => false,
        }
    }

    /// Whether a block of this kind stands directly inside it.
    pub(super) fn owns(&self, kind: BlockKind) -> bool {
        let mut children = self.block.children.iter();
        children.any(|child| child.block.kind == kind)
    }

    /// The blocks directly inside it whose line tells about it.
    pub(super) fn telling_children(&self) -> impl Iterator<Item = Placed> + '_ {
        let children = self.block.children.iter();
        let telling = children.filter(|child| child.block.is_attribute());
        telling.map(|child| self.child(child))
    }

    fn child(&self, child: &Child) -> Placed {
        Placed {
            block: Arc::clone(&child.block),
            start: self.start + child.offset,
        }
    }

    /// The blocks of this kind directly inside it.
    pub(super) fn children_of(&self, kind: BlockKind) -> impl Iterator<Item = Placed> + '_ {
        let children = self.block.children.iter();
        let those = children.filter(move |child| child.block.kind == kind);
        those.map(|child| self.child(child))
    }

    /// The blocks directly inside it.
    pub fn children(&self) -> impl DoubleEndedIterator<Item = Placed> + '_ {
        self.block.children.iter().map(|child| self.child(child))
    }
}
