//! Positions as clients count them, worked out from the definition and not as the server does it.

use std::ops::Range;

use serde_json::{Value, json};

/// The units before the byte `offset` on its line, and the line.
///
/// # Panics
///
/// When the encoding is none of the protocol's.
pub fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let mut line = 0;
    let mut start = 0;
    for next in line_starts(text) {
        if next <= offset {
            line += 1;
            start = next;
        }
    }
    let before = &text[start..offset];
    let character = match encoding {
        "utf-8" => before.len(),
        "utf-16" => before.encode_utf16().count(),
        "utf-32" => before.chars().count(),
        other => panic!("no encoding {other}"),
    };
    json!({"line": line, "character": character})
}

/// A range of bytes in units of `encoding`.
pub fn range(text: &str, bytes: Range<usize>, encoding: &str) -> Value {
    json!({
        "start": position(text, bytes.start, encoding),
        "end": position(text, bytes.end, encoding),
    })
}

/// The bytes of a range that is exactly on characters.
///
/// # Panics
///
/// When it is not.
pub fn bytes(text: &str, range: &Value, encoding: &str) -> Range<usize> {
    let offset = |wanted: &Value| {
        let mut offsets = (0..=text.len()).filter(|offset| text.is_char_boundary(*offset));
        let found = offsets.find(|offset| position(text, *offset, encoding) == *wanted);
        found.unwrap_or_else(|| panic!("{wanted} is no place of the text in {encoding}"))
    };
    offset(&range["start"])..offset(&range["end"])
}

/// Where lines begin, but for the first: behind LF, CRLF and CR.
fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    (1..=bytes.len()).filter(|at| {
        let before = bytes[at - 1];
        before == b'\n' || (before == b'\r' && bytes.get(*at) != Some(&b'\n'))
    })
}
