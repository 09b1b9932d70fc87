//! Positions and ranges: bytes of the engine, and lines and characters of the client.

use std::ops::Range as Bytes;

use crate::lsp::protocol::{Position, Range, TextDocumentContentChangeEvent};
use crate::text::{self, Edit, Encoding, Text, difference};
use crate::workspace::index::Place;

/// The byte offset of `position`, clamped to the text.
pub fn offset(text: &Text, position: Position, encoding: Encoding) -> usize {
    let Position { line, character } = position;
    text.offset_at(text::Position { line, character }, encoding)
}

fn position(text: &Text, offset: usize, encoding: Encoding) -> Position {
    let text::Position { line, character } = text.position_at(offset, encoding);
    Position { line, character }
}

/// A range of bytes, in the client's units.
pub fn range(text: &Text, bytes: Bytes<usize>, encoding: Encoding) -> Range {
    Range {
        start: position(text, bytes.start, encoding),
        end: position(text, bytes.end, encoding),
    }
}

/// The bytes of a range that is in the client's units, clamped to the text.
pub fn bytes(text: &Text, range: Range, encoding: Encoding) -> Bytes<usize> {
    offset(text, range.start, encoding)..offset(text, range.end, encoding)
}

/// The edit that a client's change makes to `text`; `None` if it changes nothing.
pub fn edit(
    text: &Text,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> Option<Edit> {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let [start, end] = [part.range.start, part.range.end]
                .map(|Position { line, character }| text::Position { line, character });
            Some(text.edit_between(start..end, part.text, encoding))
        }
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            difference(text, &whole.text)
        }
    }
}

/// A place of the index, which is in the client's units already.
pub fn placed(place: Place) -> Range {
    let position = |text::Position { line, character }| Position { line, character };
    Range {
        start: position(place.start),
        end: position(place.end),
    }
}
