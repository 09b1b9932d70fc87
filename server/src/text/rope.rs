//! The text of a document as a rope.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;
use ropey::Rope;

/// A document's text. Cloning is cheap: clones share their memory.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub(super) rope: Rope,
}

impl Text {
    /// Takes a whole document. Line ends (LF, CRLF, CR) are kept as they are.
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether the text has no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of lines; a text that ends in a line break has an empty last line.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The 0-based line that holds the byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.rope.byte_to_line(offset.min(self.len()))
    }

    /// The byte offset at which the 0-based `line` begins; the end of the text for a line behind it.
    pub fn line_start(&self, line: usize) -> usize {
        self.rope.line_to_byte(line.min(self.rope.len_lines()))
    }

    /// The byte range of the 0-based `line` without its line break.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.line_start(line);
        // Most lines lie in one piece of the rope.
        let piece = self.chunk_from(start).as_bytes();
        if let Some(length) = memchr2(b'\n', b'\r', piece) {
            return start..start + length;
        }
        let mut end = self.line_start(line + 1);
        while end > start && matches!(self.byte(end - 1), Some(b'\n' | b'\r')) {
            end -= 1;
        }
        start..end
    }

    /// What ends its lines: that of the first one, or LF where there is only one.
    pub fn line_break(&self) -> &'static str {
        let end = self.line_range(0).end;
        match (self.byte(end), self.byte(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => "\r\n",
            (Some(b'\r'), _) => "\r",
            _ => "\n",
        }
    }

    /// The byte at `offset`, if there is one.
    pub fn byte(&self, offset: usize) -> Option<u8> {
        self.rope.get_byte(offset)
    }

    /// The largest character boundary at or before `offset`.
    pub fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.len());
        while self.byte(offset).is_some_and(is_continuation) {
            offset -= 1;
        }
        offset
    }

    /// `range` clamped to the text and to character boundaries, its ends in order.
    pub fn clamp(&self, range: Range<usize>) -> Range<usize> {
        let start = self.floor(range.start);
        start..self.floor(range.end).max(start)
    }

    /// The text in `range`, borrowed where it lies in one piece of the rope.
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        // Most pieces of a text lie in one of the rope.
        let chunk = self.rope.get_chunk_at_byte(range.start);
        let piece = chunk.and_then(|(chunk, before, ..)| {
            chunk.get(range.start - before..range.end.checked_sub(before)?)
        });
        if let Some(piece) = piece {
            return Cow::Borrowed(piece);
        }
        let range = self.clamp(range);
        self.rope
            .get_byte_slice(range)
            .map_or(Cow::Borrowed(""), Cow::from)
    }

    /// The piece of the rope from the byte `offset` on, which must be a character boundary; empty at the
    /// end. Pieces end on character boundaries.
    pub fn chunk_from(&self, offset: usize) -> &str {
        self.rope
            .get_chunk_at_byte(offset)
            .and_then(|(chunk, start, _, _)| chunk.get(offset - start..))
            .unwrap_or("")
    }
}

/// Whether a byte is within a character and does not begin one; a text's first byte never is.
pub fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.fmt(f)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.rope == other.rope
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::each_line;
    use proptest::prelude::*;

    proptest! {
        /// Texts of a few thousand bytes lie in several pieces of the rope.
        #[test]
        fn pieces_and_lines_are_those_of_the_string(
            part in "[aü😀\r\n ]{1,40}",
            times in 1usize..150,
            (from, length) in (0usize..9000, 0usize..3000),
        ) {
            let string = part.repeat(times);
            let text = Text::new(&string);
            let range = text.clamp(from..from + length);
            prop_assert_eq!(text.slice(from..from + length), &string[range]);
            let breaks = |char| char == '\n' || char == '\r';
            let mut at = 0;
            for (number, line) in each_line(&string).enumerate() {
                let words = line.trim_end_matches(breaks).len();
                prop_assert_eq!(text.line_range(number), at..at + words);
                at += line.len();
            }
        }
    }
}
