//! The place that is asked about.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use crate::ide::target::touches;
use crate::model::{BlockKind, Document, Placed};
use crate::text::Text;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// A place in a document, on a day.
pub(super) struct HoverPlace<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// In bytes.
    pub(super) offset: usize,
    pub(super) today: Date,
    /// The rest of the workspace.
    pub(super) around: Surroundings<'a>,
}

impl<'a> HoverPlace<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        offset: usize,
        today: Date,
        around: Surroundings<'a>,
    ) -> Self {
        Self {
            snapshot,
            offset: snapshot.text().floor(offset),
            today,
            around,
        }
    }

    pub(super) fn document(&self) -> &'a Document {
        self.snapshot.document()
    }

    pub(super) fn text(&self) -> &'a Text {
        self.snapshot.text()
    }

    /// The text in `range`, in bytes.
    pub(super) fn slice(&self, range: Range<usize>) -> Cow<'a, str> {
        self.text().slice(range)
    }

    /// The line of the byte `offset`, from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.text().line_of(offset) + 1
    }

    pub(super) fn touches(&self, range: &Range<usize>) -> bool {
        touches(range, self.offset)
    }

    /// The blocks around the place, the outermost first.
    pub(super) fn blocks(&self) -> Vec<Placed> {
        let mut blocks = Vec::new();
        let mut inner = self.inside(&self.document().placed_root());
        while let Some(block) = inner {
            inner = self.inside(&block);
            blocks.push(block);
        }
        blocks
    }

    /// The last block directly inside `parent` that the place touches.
    fn inside(&self, parent: &Placed) -> Option<Placed> {
        let children = &parent.block.children;
        let behind = children.partition_point(|child| parent.start + child.offset <= self.offset);
        let child = children.get(behind.checked_sub(1)?)?;
        let child = Placed {
            block: std::sync::Arc::clone(&child.block),
            start: parent.start + child.offset,
        };
        self.touches(&child.range()).then_some(child)
    }

    /// The block on whose own line or lines the place is; front matter has no others.
    pub(super) fn block(&self) -> Option<Placed> {
        let mut blocks = self.blocks();
        let on_line = |block: &Placed| match block.block.kind {
            BlockKind::FrontMatter => true,
            _ => self.touches(&block.absolute(&block.block.head.range)),
        };
        let at = blocks.iter().rposition(on_line)?;
        Some(blocks.swap_remove(at))
    }
}
