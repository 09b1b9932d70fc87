//! From the syntax tree to blocks, taking over those that an edit did not touch.

mod head;

use std::ops::Range;
use std::sync::Arc;

use tree_sitter::{Node, TreeCursor};

use super::block::{Block, BlockKind, Child, Head};
use super::conventions::Conventions;
use super::{inline, label};
use crate::syntax::{Damage, Kind, Syntax};
use crate::text::Text;

/// The blocks before an edit, and what the edit did.
#[derive(Clone, Copy)]
pub struct Previous<'a> {
    /// The document's block before.
    pub root: &'a Arc<Block>,
    /// What the edit and the reparse changed.
    pub damage: &'a Damage,
}

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
    let root = cursor.node();
    // The root stands for the whole file, also for the white space that its node leaves out.
    let head = Head::default();
    let children = lowering.children(&mut cursor, 0, head);
    Arc::new(Block::new(
        BlockKind::Document,
        BlockKind::Document,
        text.len().max(root.end_byte()),
        children.0,
        children.1,
    ))
}

/// The block of a text that could not be parsed at all.
pub fn no_blocks(text: &Text) -> Arc<Block> {
    Arc::new(Block::new(
        BlockKind::Document,
        BlockKind::Document,
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
    fn block(&self, cursor: &mut TreeCursor<'_>, kind: BlockKind) -> Arc<Block> {
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
        let (head, children) = self.children(cursor, range.start, head);
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

    /// The places in a paragraph at which it, and later lines with labels that the grammar does not know, begin, and
    /// its end; `None` where there is no such line.
    fn labelled_lines(&self, range: &Range<usize>) -> Option<Vec<usize>> {
        let source = self.text.slice(range.clone());
        let mut ends = vec![range.start];
        let mut at = range.start;
        for line in source.split_inclusive('\n') {
            if at > range.start && label::starts_line(line, self.conventions) {
                ends.push(at);
            }
            at += line.len();
        }
        ends.push(range.end);
        (ends.len() > 2).then_some(ends)
    }

    /// The blocks of the labelled lines of the paragraph `node`, each with the lines behind it, if there are any.
    fn lines(&self, node: Node<'_>, start: usize) -> Option<Vec<Child>> {
        let ends = self.labelled_lines(&node.byte_range())?;
        let text = node.named_child(0)?;
        let inside: Vec<Node<'_>> = text.children(&mut text.walk()).collect();
        let pieces = ends.array_windows().map(|[from, to]| Child {
            offset: from.saturating_sub(start),
            block: self.line(&inside, *from..*to),
        });
        Some(pieces.collect())
    }

    /// The block of the lines `range` of a paragraph with the nodes `inside` its text.
    fn line(&self, inside: &[Node<'_>], range: Range<usize>) -> Arc<Block> {
        if let Some(block) = self.reusable(BlockKind::Paragraph, &range) {
            return Arc::clone(block);
        }
        let source = self.text.slice(range.clone());
        let head = Head {
            inline: inline::lower_part(inside, range.clone(), &source),
            range: 0..source.trim_end().len(),
            ..Head::default()
        };
        Arc::new(self.finished(BlockKind::Paragraph, range, head, Vec::new()))
    }

    /// Adds the block of the cursor's node, or the blocks of its labelled lines, to `children`.
    fn push(
        &self,
        cursor: &mut TreeCursor<'_>,
        kind: BlockKind,
        start: usize,
        children: &mut Vec<Child>,
    ) {
        let node = cursor.node();
        let lines = match kind {
            // Whether it has such lines need not be looked up where it had none before.
            BlockKind::Paragraph if self.reusable(kind, &node.byte_range()).is_none() => {
                self.lines(node, start)
            }
            _ => None,
        };
        match lines {
            Some(lines) => children.extend(lines),
            None => children.push(Child {
                offset: node.start_byte().saturating_sub(start),
                block: self.block(cursor, kind),
            }),
        }
    }

    fn reusable(&self, kind: BlockKind, range: &Range<usize>) -> Option<&Arc<Block>> {
        let previous = self.previous.as_ref()?;
        if !previous.damage.spares(range) {
            return None;
        }
        let start = previous.damage.old_offset(range.start);
        previous.root.find(start, kind, range.len())
    }

    /// Lowers what is below the cursor's node, which begins at `start`.
    fn children(
        &self,
        cursor: &mut TreeCursor<'_>,
        start: usize,
        mut head: Head,
    ) -> (Head, Vec<Child>) {
        let mut children = Vec::new();
        if cursor.goto_first_child() {
            loop {
                let node = cursor.node();
                match BlockKind::of(Kind::of(node)) {
                    Some(kind) => self.push(cursor, kind, start, &mut children),
                    None => self.piece(cursor, start, &mut head),
                }
                if !cursor.goto_next_sibling() {
                    break;
                }
            }
            cursor.goto_parent();
        }
        (head, children)
    }
}
