//! What a reparse changed in a tree, found from the edit outwards: the library compares both trees from end to end.

use std::iter;
use std::ops::Range;

use tree_sitter::{Node, Tree, TreeCursor};

use crate::text::Splice;

/// So many steps down the old tree are made for the nodes behind an edit before the library is asked.
const MOST: usize = 512;

/// The bytes of the new text in which the structure of `new` is another than that of `old`, which `splice` was made in and
/// out of which `new` was parsed.
pub(super) fn changed(old: &Tree, new: &Tree, splice: Splice) -> Vec<Range<usize>> {
    let start = first_changed(old, splice.start);
    let end = start.and_then(|_| first_taken_over(old, new, splice.new_end));
    match start.zip(end) {
        Some((start, end)) => iter::once(start..end.max(start)).collect(),
        None => {
            let ranges = old.changed_ranges(new);
            ranges
                .map(|range| range.start_byte..range.end_byte)
                .collect()
        }
    }
}

/// Where the first node begins that has looked at the byte `at`, where `old` was edited: all nodes before it are as they were.
/// `None` where the first node of all has, which may have looked far ahead for the end of front matter.
fn first_changed(old: &Tree, at: usize) -> Option<usize> {
    let mut cursor = old.walk();
    while cursor.goto_first_child() {}
    if cursor.node().has_changes() && cursor.node().end_byte() < at {
        return None;
    }
    cursor.reset(old.root_node());
    let mut first = at;
    while cursor.goto_first_child_for_byte(at).is_some() || cursor.goto_last_child() {
        while cursor.goto_previous_sibling() {
            if !cursor.node().has_changes() {
                cursor.goto_next_sibling();
                break;
            }
        }
        let node = cursor.node();
        if !node.has_changes() {
            break;
        }
        first = node.start_byte();
    }
    Some(first.min(at))
}

/// Up to where `new` may be another tree than `old` behind the byte `at`: the parser goes on as it did before from the first node
/// on that it took over. `None` where none is near.
fn first_taken_over(old: &Tree, new: &Tree, at: usize) -> Option<usize> {
    let mut cursor = new.walk();
    while cursor.goto_first_child_for_byte(at).is_some() {}
    let mut left = MOST;
    while left > 0 {
        left -= 1;
        let node = cursor.node();
        if node.start_byte() > at && is_taken_over(old, node, &mut left) {
            return Some(node.start_byte() - 1);
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Some(new.root_node().end_byte().max(at));
            }
        }
    }
    None
}

/// Whether `node` is the one in `old`, and not one like it: then what is in it lies in the same memory. It takes from the
/// steps that are `left`.
fn is_taken_over(old: &Tree, node: Node<'_>, left: &mut usize) -> bool {
    let mut cursor = old.walk();
    loop {
        *left = left.saturating_sub(1);
        let other = cursor.node();
        if other.byte_range() == node.byte_range() && other.kind_id() == node.kind_id() {
            let first = |node: Node<'_>| node.child(0).map(|child| child.id());
            return first(node).is_some() && first(other) == first(node);
        }
        if !descend(&mut cursor, node.start_byte()) {
            return false;
        }
    }
}

/// Moves the cursor to the child of its node in which the byte `at` stands.
fn descend(cursor: &mut TreeCursor<'_>, at: usize) -> bool {
    cursor.goto_first_child_for_byte(at).is_some() && cursor.node().start_byte() <= at
}
