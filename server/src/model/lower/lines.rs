//! Paragraphs whose lines have labels that the grammar does not know.

use std::ops::Range;
use std::sync::Arc;

use tree_sitter::Node;

use super::{Lowering, inline};
use crate::model::block::{Block, Child};
use crate::model::head::{BlockKind, Head};
use crate::model::label;

impl Lowering<'_> {
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
    pub(super) fn lines(&self, node: Node<'_>, start: usize) -> Option<Vec<Child>> {
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
}
