//! Positions as clients count them, and their conversion to byte offsets.

use super::Text;

/// The unit in which a client counts the characters of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes of UTF-8; preferred, because nothing is converted.
    Utf8,
    /// UTF-16 code units; the protocol's default.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place in a text: a 0-based line, and the units of an [`Encoding`] before it on that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Position {
    /// The 0-based line; LF, CRLF and CR end a line.
    pub line: u32,
    /// The units of the agreed encoding between the line's start and the place.
    pub character: u32,
}

impl Text {
    /// The byte offset of `position`. A character behind the end of its line is the end of that line,
    /// a line behind the end of the text is the end of the text, and a place inside a character is the
    /// character's start.
    pub fn offset_at(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.line_count() {
            return self.len();
        }
        let range = self.line_range(line);
        let character = position.character as usize;
        let offset = match encoding {
            Encoding::Utf8 => self.floor(range.start.saturating_add(character)),
            Encoding::Utf16 => {
                let base = self.utf16_before(range.start);
                let unit = base.saturating_add(character).min(self.rope.len_utf16_cu());
                self.rope.char_to_byte(self.rope.utf16_cu_to_char(unit))
            }
            Encoding::Utf32 => {
                let base = self.rope.byte_to_char(range.start);
                let char = base.saturating_add(character).min(self.rope.len_chars());
                self.rope.char_to_byte(char)
            }
        };
        offset.min(range.end)
    }

    /// The position of the byte `offset`, clamped to the text.
    pub fn position_at(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.floor(offset);
        let line = self.line_of(offset);
        let start = self.line_start(line);
        Position {
            line: saturate(line),
            character: saturate(self.units_between(start, offset, encoding)),
        }
    }

    /// The units between two places, which must be character boundaries.
    fn units_between(&self, start: usize, end: usize, encoding: Encoding) -> usize {
        if encoding == Encoding::Utf8 || self.rope.len_chars() == self.rope.len_bytes() {
            return end - start;
        }
        // Most lines lie in one piece of the rope and are short, so that counting is quicker than looking up.
        let short = self.chunk_from(start).get(..end - start);
        match (short, encoding) {
            (Some(short), _) if short.is_ascii() => short.len(),
            (Some(short), Encoding::Utf16) => short.encode_utf16().count(),
            (Some(short), _) => short.chars().count(),
            (None, Encoding::Utf16) => self.utf16_before(end) - self.utf16_before(start),
            (None, _) => self.rope.byte_to_char(end) - self.rope.byte_to_char(start),
        }
    }

    fn utf16_before(&self, offset: usize) -> usize {
        self.rope.char_to_utf16_cu(self.rope.byte_to_char(offset))
    }
}

fn saturate(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_counts_its_own_units() {
        let text = Text::new("a\r\nü😀b\rc\n");
        let cases = [
            (0, 0, [(0, 0), (0, 0), (0, 0)]),
            (3, 1, [(1, 0), (1, 0), (1, 0)]),
            (5, 1, [(1, 2), (1, 1), (1, 1)]),
            (9, 1, [(1, 6), (1, 3), (1, 2)]),
            (11, 2, [(2, 0), (2, 0), (2, 0)]),
            (13, 3, [(3, 0), (3, 0), (3, 0)]),
        ];
        let encodings = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];
        for (offset, line, expected) in cases {
            assert_eq!(text.line_of(offset), line, "line of {offset}");
            for (encoding, (line, character)) in encodings.into_iter().zip(expected) {
                let position = Position { line, character };
                assert_eq!(
                    text.position_at(offset, encoding),
                    position,
                    "{encoding:?} {offset}"
                );
                assert_eq!(
                    text.offset_at(position, encoding),
                    offset,
                    "{encoding:?} {position:?}"
                );
            }
        }
    }

    #[test]
    fn places_outside_the_text_are_clamped() {
        let text = Text::new("ab\n😀\n");
        for (line, character, encoding, offset) in [
            (0, 99, Encoding::Utf16, 2),
            (9, 0, Encoding::Utf16, 8),
            (1, 1, Encoding::Utf16, 3),
            (1, 2, Encoding::Utf8, 3),
            (1, u32::MAX, Encoding::Utf8, 7),
            (u32::MAX, u32::MAX, Encoding::Utf32, 8),
        ] {
            let position = Position { line, character };
            assert_eq!(
                text.offset_at(position, encoding),
                offset,
                "{position:?} {encoding:?}"
            );
        }
    }

    #[test]
    fn a_separator_of_unicode_does_not_end_a_line() {
        assert_eq!(Text::new("a\u{2028}b\u{85}c").line_count(), 1);
    }
}
