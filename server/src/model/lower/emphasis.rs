//! What of a line is set apart: often a label.

use tree_sitter::Node;

use crate::model::plain::PlainText;
use crate::syntax::Kind;

/// The length of the strong words or code with which the `text` node `node` begins, among its words `plain`, or 0. The
/// block begins at `base`.
pub(super) fn lead(node: Node<'_>, base: usize, plain: &PlainText) -> usize {
    let first = node.named_child(0).filter(|child| {
        child.start_byte() == node.start_byte()
            && matches!(Kind::of(*child), Kind::Strong | Kind::CodeSpan)
    });
    first.map_or(0, |first| {
        plain.plain_offset(first.end_byte().saturating_sub(base))
    })
}

/// Whether `node` is one piece of emphasis of this kind, with nothing but blanks, dots and colons around it.
pub(super) fn is_all(kind: Kind, node: Node<'_>, source: &str, base: usize) -> bool {
    let Some(inner) = node.named_child(0).filter(|child| Kind::of(*child) == kind) else {
        return false;
    };
    let mark = |char: char| char.is_whitespace() || matches!(char, ':' | '.' | '：');
    let only_marks = |from: usize, to: usize| {
        let piece = source.get(from.saturating_sub(base)..to.saturating_sub(base));
        piece.is_some_and(|piece| piece.chars().all(mark))
    };
    only_marks(node.start_byte(), inner.start_byte())
        && only_marks(inner.end_byte(), node.end_byte())
}
