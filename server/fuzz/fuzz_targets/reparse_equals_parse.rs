//! After any edits on character boundaries, parsing again gives the tree that parsing afresh gives.
//!
//! The input is text, then edits, each after a byte 0xFF, which is in no text: two bytes say where, one says how many
//! bytes go, and the rest is what comes instead.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tree_sitter::{InputEdit, Node, Parser, Point};

fn point(text: &str, at: usize) -> Point {
    let before = &text[..at];
    let row = before.matches('\n').count();
    Point::new(row, at - before.rfind('\n').map_or(0, |end| end + 1))
}

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The edit of the text that a piece of the input stands for, and the text after it.
fn edit(text: &str, piece: &[u8]) -> Option<(InputEdit, String)> {
    let (&[high, low, length], insert) = piece.split_first_chunk()?;
    let insert = String::from_utf8_lossy(insert);
    let at = usize::from(u16::from_be_bytes([high, low]));
    let start = boundary(text, at % (text.len() + 1));
    let end = boundary(text, start + usize::from(length)).max(start);
    let edited = [&text[..start], &insert, &text[end..]].concat();
    let input_edit = InputEdit {
        start_byte: start,
        old_end_byte: end,
        new_end_byte: start + insert.len(),
        start_position: point(text, start),
        old_end_position: point(text, end),
        new_end_position: point(&edited, start + insert.len()),
    };
    Some((input_edit, edited))
}

/// Kinds, fields and byte ranges of all nodes must agree.
fn assert_same(a: Node<'_>, b: Node<'_>) {
    assert_eq!((a.kind_id(), a.byte_range()), (b.kind_id(), b.byte_range()));
    assert_eq!(a.child_count(), b.child_count(), "{} and {}", a.to_sexp(), b.to_sexp());
    for at in 0..u32::try_from(a.child_count()).unwrap_or(0) {
        assert_eq!(a.field_name_for_child(at), b.field_name_for_child(at));
        if let (Some(a), Some(b)) = (a.child(at), b.child(at)) {
            assert_same(a, b);
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut pieces = bytes.split(|&byte| byte == 0xff);
    let mut text = String::from_utf8_lossy(pieces.next().unwrap_or_default()).into_owned();
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into()).expect("the parser's version");
    let mut tree = parser.parse(&text, None).expect("no cancellation");
    for piece in pieces {
        let Some((input_edit, edited)) = edit(&text, piece) else { break };
        tree.edit(&input_edit);
        text = edited;
        tree = parser.parse(&text, Some(&tree)).expect("no cancellation");
        let fresh = parser.parse(&text, None).expect("no cancellation");
        assert_same(tree.root_node(), fresh.root_node());
    }
});
