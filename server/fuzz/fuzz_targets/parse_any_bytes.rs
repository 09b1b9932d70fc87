//! Any bytes have a tree without ERROR and MISSING nodes, and the tree spans them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tree_sitter::{Node, Parser};

/// A child lies inside its parent, after the siblings before it.
fn assert_nested(node: Node<'_>) {
    let mut reached = node.start_byte();
    for at in 0..u32::try_from(node.child_count()).unwrap_or(0) {
        if let Some(child) = node.child(at) {
            assert!(reached <= child.start_byte(), "{}", node.to_sexp());
            assert_nested(child);
            reached = child.end_byte();
        }
    }
    assert!(reached <= node.end_byte(), "{}", node.to_sexp());
}

fuzz_target!(|bytes: &[u8]| {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into()).expect("the parser's version");
    let tree = parser.parse(bytes, None).expect("no cancellation");
    let root = tree.root_node();
    // `has_error` is true of MISSING nodes, too.
    assert!(!root.has_error(), "{}", root.to_sexp());
    assert_eq!(root.kind(), "document");
    assert_eq!(root.end_byte(), bytes.len(), "{}", root.to_sexp());
    assert_nested(root);
});
