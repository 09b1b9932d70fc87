//! From the syntax tree to blocks, taking over those that an edit did not touch.

mod emphasis;
mod head;
mod inline;
mod lines;
mod markup;
mod previous;

use std::ops::Range;
use std::sync::Arc;

use tree_sitter::TreeCursor;

use super::block::{Block, Child};
use super::conventions::Conventions;
use super::head::{BlockKind, Head};
use super::label;
use crate::syntax::{Kind, Syntax};
use crate::text::Text;
use previous::Edited;
pub use previous::Previous;

/// Lowers the whole tree. The result is the same with and without `previous`, which must have been lowered
/// by the same `conventions`.
pub fn lower(
    syntax: &Syntax,
    conventions: &Conventions,
    previous: Option<Previous<'_>>,
) -> Arc<Block> {
    let text = syntax.text();
    let lowering = Lowering {
        text,
        conventions,
        previous,
    };
    let mut cursor = syntax.root().walk();
    // The root stands for the whole file, also for the white space that its node leaves out.
    let length = text.len().max(cursor.node().end_byte());
    let kind = BlockKind::Document;
    let edited = previous.map(Previous::document);
    let (head, children) = lowering.children(&mut cursor, kind, 0, Head::default(), edited);
    Arc::new(Block::new(kind, kind, length, head, children))
}

/// The block of a text that could not be parsed at all.
pub fn no_blocks(text: &Text) -> Arc<Block> {
    let kind = BlockKind::Document;
    Arc::new(Block::new(
        kind,
        kind,
        text.len(),
        Head::default(),
        Vec::new(),
    ))
}

impl BlockKind {
    fn of(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Document => Self::Document,
            Kind::FrontMatter => Self::FrontMatter,
            Kind::Section => Self::Section,
            Kind::Objective => Self::Objective,
            Kind::KeyResults => Self::KeyResults,
            Kind::KeyResult => Self::KeyResult,
            Kind::Initiatives => Self::Initiatives,
            Kind::Initiative => Self::Initiative,
            Kind::Kpi => Self::Kpi,
            Kind::ListItem => Self::ListItem,
            Kind::Attribute => Self::Attribute,
            Kind::Paragraph => Self::Paragraph,
            Kind::Table => Self::Table,
            Kind::TableHeader => Self::HeaderRow,
            Kind::TableRow => Self::Row,
            Kind::Cell => Self::Cell,
            Kind::BlockQuote => Self::Quote,
            Kind::LinkDefinition => Self::Definition,
            _ => return None,
        })
    }
}

struct Lowering<'a> {
    text: &'a Text,
    conventions: &'a Conventions,
    previous: Option<Previous<'a>>,
}

impl Lowering<'_> {
    fn block(
        &self,
        cursor: &mut TreeCursor<'_>,
        kind: BlockKind,
        edited: Option<Edited<'_>>,
    ) -> Arc<Block> {
        let range = cursor.node().byte_range();
        if let Some(block) = self.reusable(kind, &range) {
            return Arc::clone(block);
        }
        let head = match kind {
            BlockKind::Cell => self.cell(cursor.node(), range.start),
            BlockKind::Row => Head {
                range: 0..self.text.slice(range.clone()).trim_end().len(),
                ..Head::default()
            },
            _ => Head::default(),
        };
        let (head, children) = self.children(cursor, kind, range.start, head, edited);
        Arc::new(self.finished(kind, range, head, children))
    }

    /// The block at `range`, labelled as its words say.
    fn finished(
        &self,
        node: BlockKind,
        range: Range<usize>,
        head: Head,
        children: Vec<Child>,
    ) -> Block {
        let head = self.separated(head, range.start);
        let (kind, head) = label::relabel(node, head, self.conventions);
        Block::new(kind, node, range.len(), head, children)
    }

    /// Adds the block of the cursor's node, or the blocks of its labelled lines, to `children`.
    fn push(
        &self,
        cursor: &mut TreeCursor<'_>,
        kind: BlockKind,
        start: usize,
        edited: Option<Edited<'_>>,
        children: &mut Vec<Child>,
    ) {
        let node = cursor.node();
        // Whether it has such lines need not be looked up where it had none before.
        let fresh =
            kind == BlockKind::Paragraph && self.reusable(kind, &node.byte_range()).is_none();
        match fresh.then(|| self.lines(node, start)).flatten() {
            Some(lines) => children.extend(lines),
            None => {
                let edited = edited.and_then(|edited| edited.child(kind, node.start_byte()));
                let offset = node.start_byte().saturating_sub(start);
                let block = self.block(cursor, kind, edited);
                children.push(Child { offset, block });
            }
        }
    }

    fn reusable(&self, kind: BlockKind, range: &Range<usize>) -> Option<&Arc<Block>> {
        self.previous?.untouched(kind, range)
    }

    /// Lowers what is below the cursor's node, which is of `kind` and begins at `start`; `edited` is what its block was
    /// before an edit.
    fn children(
        &self,
        cursor: &mut TreeCursor<'_>,
        kind: BlockKind,
        start: usize,
        mut head: Head,
        edited: Option<Edited<'_>>,
    ) -> (Head, Vec<Child>) {
        let mut children = Vec::new();
        let mut inside = cursor.goto_first_child();
        if !inside {
            return (head, children);
        }
        let mut before = edited.map_or(&[][..], Edited::before);
        while inside {
            let node = cursor.node();
            let Some(of) = BlockKind::of(Kind::of(node)) else {
                self.piece(cursor, kind, start, &mut head);
                inside = cursor.goto_next_sibling();
                continue;
            };
            let taken = std::mem::take(&mut before);
            if taken.len() > FEW {
                children.extend_from_slice(taken);
                inside = skip(cursor, start, &mut children);
                if !inside {
                    return (head, children);
                }
                continue;
            }
            if let Some(rest) = edited.and_then(|edited| edited.behind(of, &node.byte_range())) {
                children.extend(moved(rest, node.start_byte().saturating_sub(start)));
                break;
            }
            self.push(cursor, of, start, edited, &mut children);
            inside = cursor.goto_next_sibling();
        }
        cursor.goto_parent();
        (head, children)
    }
}

/// So many blocks are not worth looking for the first node behind them.
const FEW: usize = 4;

/// Moves the cursor, which stands inside a node that begins at `start`, to the first node there behind `children`, and
/// gives whether there is one. Where there is none the cursor is left at the node itself. The lines of a paragraph that
/// are blocks may have been taken over in part; they are lowered again.
fn skip(cursor: &mut TreeCursor<'_>, start: usize, children: &mut Vec<Child>) -> bool {
    cursor.goto_parent();
    let end = children
        .last()
        .map_or(0, |last| last.offset + last.block.len);
    if cursor.goto_first_child_for_byte(start + end).is_none() {
        return false;
    }
    let next = cursor.node().start_byte().saturating_sub(start);
    while children.pop_if(|last| last.offset >= next).is_some() {}
    true
}

/// `children`, the first of which is `offset` bytes from its parent's start now.
fn moved(children: &[Child], offset: usize) -> impl Iterator<Item = Child> + '_ {
    let first = children.first().map_or(0, |child| child.offset);
    children.iter().map(move |child| Child {
        offset: child.offset - first + offset,
        block: Arc::clone(&child.block),
    })
}
