//! Positions in a text that is asked for many of them: the lines are found once.

use std::borrow::Cow;

use super::{Encoding, Position, Text};

/// A text in one piece and where its lines begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: Cow<'a, str>,
    /// Where each line starts, in bytes.
    starts: Vec<usize>,
    /// Whether bytes are characters.
    ascii: bool,
}

impl<'a> Lines<'a> {
    /// The lines of `text`.
    pub fn of(text: &'a Text) -> Self {
        let text = text.slice(0..text.len());
        let starts = std::iter::once(0).chain(ends(&text)).collect();
        Self {
            starts,
            ascii: text.is_ascii(),
            text,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Each line with its line break.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        let ends = self.starts.iter().skip(1).copied();
        let lines = self.starts.iter().zip(ends.chain([self.text.len()]));
        lines.map(|(start, end)| self.text.get(*start..end).unwrap_or_default())
    }

    /// The position of the byte `offset`, clamped to the text.
    pub fn position_at(&self, offset: usize, encoding: Encoding) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        let character = match encoding {
            _ if self.ascii => before.len(),
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
            Encoding::Utf32 => before.chars().count(),
        };
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(character).unwrap_or(u32::MAX),
        }
    }
}

/// Where the lines of `text` end, in bytes, but for a last one without a line break.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        // A carriage return before a line feed ends no line of its own.
        .filter(|at| bytes.get(*at..at + 2) != Some(b"\r\n"))
        .map(|at| at + 1)
}

/// Each line of `text` with its line break; behind the last line break only if something stands there.
pub fn each_line(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let rest = (!text.ends_with(['\n', '\r'])).then_some(text.len());
    ends(text).chain(rest).map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        start = end;
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_rope() {
        for text in [
            "",
            "a",
            "a\nb",
            "a\r\nbü\rc😀d\n",
            "\n\n\r\r\n",
            "plain\nascii\n",
        ] {
            let rope = Text::new(text);
            let lines = Lines::of(&rope);
            let starts = (0..rope.line_count()).map(|line| rope.line_start(line));
            assert_eq!(starts.collect::<Vec<_>>(), lines.starts, "{text:?}");
            assert_eq!(lines.each().collect::<String>(), text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                for offset in 0..=text.len() + 2 {
                    assert_eq!(
                        lines.position_at(offset, encoding),
                        rope.position_at(offset, encoding),
                        "{text:?} {offset} {encoding:?}"
                    );
                }
            }
        }
    }
}
