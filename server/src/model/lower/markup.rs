//! Markup that the grammar leaves in the words of links and placeholders: `_N<sub>1</sub>_`.

use std::ops::Range;

/// The places of the words in `piece` without emphasis marks, tags and the signs of escapes, in order. Some are empty.
pub(super) fn words(piece: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    let marks = piece.char_indices().filter_map(|(at, char)| {
        let length = match char {
            '*' | '`' | '\\' => 1,
            '_' if is_emphasis(piece, at) => 1,
            '<' => piece.get(at..).map_or(0, tag_length),
            _ => 0,
        };
        (length > 0).then_some(at..at + length)
    });
    marks
        .chain(std::iter::once(piece.len()..piece.len()))
        .filter_map(move |mark| {
            // A mark inside a tag belongs to the tag.
            let words = (mark.start >= from).then_some(from..mark.start);
            from = from.max(mark.end);
            words
        })
}

/// Whether the `_` at `at` marks emphasis: it does not stand between two letters or digits.
fn is_emphasis(piece: &str, at: usize) -> bool {
    let before = piece.get(..at).unwrap_or_default();
    let after = piece.get(at + 1..).unwrap_or_default();
    !(before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric))
}

/// The length of the tag with which `piece` begins, or 0.
fn tag_length(piece: &str) -> usize {
    let rest = piece.get(1..).unwrap_or_default();
    let name = rest.trim_start_matches('/');
    let named = name.starts_with(|char: char| char.is_ascii_alphabetic());
    // The search ends at the next `<`, so that a row of them costs no more than its length.
    match rest.find(['<', '>']) {
        Some(end) if named && rest.as_bytes().get(end) == Some(&b'>') => end + 2,
        _ => 0,
    }
}
