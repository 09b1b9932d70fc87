//! Parsing, editing and comparing trees.

use tree_sitter::{InputEdit, Language, Node, Parser, Point, Tree};

pub fn parser(language: Language) -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(&language)
        .expect("the grammar's ABI fits the runtime's");
    parser
}

pub fn okr() -> Parser {
    parser(tree_sitter_okr::LANGUAGE.into())
}

/// A replacement of `start..end` (bytes, on character boundaries) by `text`.
#[derive(Clone, Debug)]
pub struct Edit {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

impl Edit {
    pub fn apply(&self, source: &str) -> String {
        [&source[..self.start], &self.text, &source[self.end..]].concat()
    }

    /// Parses `source` with this edit, reusing what is left of `tree`.
    pub fn reparse(&self, parser: &mut Parser, tree: &Tree, source: &str) -> (Tree, String) {
        let edited = self.apply(source);
        let new_end = self.start + self.text.len();
        let mut old = tree.clone();
        old.edit(&InputEdit {
            start_byte: self.start,
            old_end_byte: self.end,
            new_end_byte: new_end,
            start_position: point(source, self.start),
            old_end_position: point(source, self.end),
            new_end_position: point(&edited, new_end),
        });
        (
            parser.parse(&edited, Some(&old)).expect("no cancellation"),
            edited,
        )
    }
}

fn point(source: &str, byte: usize) -> Point {
    let line_start = source[..byte].rfind('\n').map_or(0, |at| at + 1);
    Point::new(source[..byte].matches('\n').count(), byte - line_start)
}

/// The first place where two trees differ in a node's kind, field, range or number of children.
pub fn difference(left: &Tree, right: &Tree) -> Option<String> {
    let (mut left, mut right) = (left.walk(), right.walk());
    loop {
        let (a, b) = (left.node(), right.node());
        let same = a.kind_id() == b.kind_id()
            && a.range() == b.range()
            && a.child_count() == b.child_count()
            && left.field_id() == right.field_id();
        if !same {
            return Some(format!(
                "{:?} {}\nis not\n{:?} {}",
                a.byte_range(),
                a.to_sexp(),
                b.byte_range(),
                b.to_sexp()
            ));
        }
        if left.goto_first_child() {
            right.goto_first_child();
            continue;
        }
        while !left.goto_next_sibling() {
            if !left.goto_parent() {
                return None;
            }
            right.goto_parent();
        }
        right.goto_next_sibling();
    }
}

/// The first ERROR or MISSING node.
pub fn problem<'tree>(tree: &'tree Tree) -> Option<Node<'tree>> {
    if !tree.root_node().has_error() {
        return None;
    }
    let mut cursor = tree.walk();
    loop {
        if cursor.node().is_error() || cursor.node().is_missing() {
            return Some(cursor.node());
        }
        if cursor.node().has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Some(tree.root_node());
            }
        }
    }
}
