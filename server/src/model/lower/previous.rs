//! The blocks before an edit, which are taken over where it did not touch them.

use std::ops::Range;
use std::sync::Arc;

use crate::model::block::{Block, Child};
use crate::model::head::BlockKind;
use crate::syntax::Damage;

/// The blocks before an edit, and what the edit did.
#[derive(Clone, Copy)]
pub struct Previous<'a> {
    /// The document's block before.
    pub root: &'a Arc<Block>,
    /// What the edit and the reparse changed.
    pub damage: &'a Damage,
}

/// A block that was edited, as it was before.
#[derive(Clone, Copy)]
pub(super) struct Edited<'a> {
    block: &'a Block,
    /// Where it began, in bytes of the text before.
    start: usize,
    damage: &'a Damage,
}

impl<'a> Previous<'a> {
    /// The document.
    pub(super) fn document(self) -> Edited<'a> {
        Edited {
            block: self.root,
            start: 0,
            damage: self.damage,
        }
    }

    /// What the block of a node of `kind` at `range` was, if nothing in it is another now.
    pub(super) fn untouched(self, kind: BlockKind, range: &Range<usize>) -> Option<&'a Arc<Block>> {
        if !self.damage.spares(range) {
            return None;
        }
        let start = self.damage.old_offset(range.start);
        self.root.find(start, kind, range.len())
    }
}

impl<'a> Edited<'a> {
    /// What the block directly inside this one was whose node is of `kind` and begins at the byte `start`.
    pub(super) fn child(self, kind: BlockKind, start: usize) -> Option<Self> {
        let start = self.damage.old_offset(start);
        let offset = start.checked_sub(self.start)?;
        let children = &self.block.children;
        let at = children.binary_search_by_key(&offset, |child| child.offset);
        let child = children.get(at.ok()?)?;
        (child.block.node() == kind).then_some(Self {
            block: &child.block,
            start,
            ..self
        })
    }

    /// The blocks in it that end before the first change: they are where they were.
    pub(super) fn before(self) -> &'a [Child] {
        // Behind the last of them a cell of no width could not be told from those before it.
        if matches!(self.block.node(), BlockKind::Row | BlockKind::HeaderRow) {
            return &[];
        }
        let first = self.damage.bounds().map_or(0, |bounds| bounds.start);
        let behind = |child: &Child| self.start + child.offset + child.block.len < first;
        let count = self.block.children.partition_point(behind);
        self.block.children.get(..count).unwrap_or_default()
    }

    /// The blocks in it from the one at `range` on whose node is of `kind`, if all changes are before them: they are as
    /// far from each other as they were.
    pub(super) fn behind(self, kind: BlockKind, range: &Range<usize>) -> Option<&'a [Child]> {
        let last = self.damage.bounds()?.end;
        let offset = (range.start > last)
            .then(|| self.damage.old_offset(range.start))?
            .checked_sub(self.start)?;
        let children = &self.block.children;
        let at = children.binary_search_by_key(&offset, |child| child.offset);
        let behind = children.get(at.ok()?..)?;
        let first = &behind.first()?.block;
        (first.node() == kind && first.len == range.len()).then_some(behind)
    }
}
