//! Any bytes have a tree without ERROR and MISSING nodes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tree_sitter::Parser;

fuzz_target!(|bytes: &[u8]| {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into()).expect("the parser's version");
    let tree = parser.parse(bytes, None).expect("no cancellation");
    assert!(!tree.root_node().has_error(), "{}", tree.root_node().to_sexp());
});
