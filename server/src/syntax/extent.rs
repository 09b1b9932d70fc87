//! How far a text is read. The tree and the model of ordinary text take some twenty times its bytes, but those of a
//! megabyte of `|` or of `- x` would take a thousand times as many.

use crate::text::Text;

/// So many bytes of memory any text may cost.
const MOST: usize = 45 * 1024 * 1024;

/// So many a longer text may cost for each of its own bytes, which is more than what people write does.
const MOST_EACH: usize = 60;

/// A line, by which a block begins, costs about as many bytes of memory.
const LINE: u16 = 1400;

/// The cell of a table.
const CELL: u16 = 900;

/// A mark by which a piece of text may begin, and a number.
const PIECE: u16 = 110;

/// A cut line is left out as a whole, if it is no longer than this.
const LONG_LINE: usize = 4096;

/// What each byte costs, in bytes of memory; of a number, the first digit.
fn cost(byte: u8) -> u16 {
    match byte {
        b'\n' | b'\r' => LINE,
        b'|' => CELL,
        b'*'
        | b'_'
        | b'`'
        | b'['
        | b']'
        | b'<'
        | b'>'
        | b'('
        | b')'
        | b'!'
        | b'@'
        | b'#'
        | b'$'
        | b'\\'
        | b'='
        | b'~'
        | b'&'
        | b'0'..=b'9' => PIECE,
        _ => 0,
    }
}

/// How far a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The byte at which reading ends.
    pub(super) end: usize,
    /// Whether that is before the text's end.
    pub(super) cut: bool,
    /// What reading so far costs at most, in bytes of memory.
    cost: usize,
}

impl Extent {
    /// Measures `text`.
    pub(super) fn of(text: &Text) -> Self {
        let most = most(text);
        let mut cost = 0;
        let mut at = 0;
        let mut line = 0;
        let mut before = b' ';
        while at < text.len() {
            let piece = text.chunk_from(at);
            for byte in piece.bytes() {
                cost += cost_of(before, byte);
                if cost > most {
                    let end = if at - line > LONG_LINE { at } else { line };
                    return Self {
                        end: text.floor(end),
                        cut: true,
                        cost,
                    };
                }
                at += 1;
                before = byte;
                if byte == b'\n' {
                    line = at;
                }
            }
        }
        Self {
            end: at,
            cut: false,
            cost,
        }
    }

    /// The extent of `text`, into which `inserted` was put since; what was taken out may still be counted. It reads
    /// the whole text only where that could be too much.
    pub(super) fn after(self, inserted: &str, text: &Text) -> Self {
        let bytes = inserted.bytes();
        let added = bytes.fold((0, b' '), |(cost, before), byte| {
            (cost + cost_of(before, byte), byte)
        });
        let cost = self.cost + added.0;
        if self.cut || cost > most(text) {
            return Self::of(text);
        }
        Self {
            end: text.len(),
            cut: false,
            cost,
        }
    }
}

/// The bytes of memory that `text` may cost.
fn most(text: &Text) -> usize {
    MOST.max(MOST_EACH * text.len())
}

/// What `byte` costs behind the byte `before`.
fn cost_of(before: u8, byte: u8) -> usize {
    if before.is_ascii_digit() && byte.is_ascii_digit() {
        return 0;
    }
    cost(byte).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_read_as_a_whole() {
        let line = "- KR: Raise the share of schools that came by recommendation from 20% to 35%\n";
        for bytes in [1_000_000, 10_000_000] {
            let text = Text::new(&line.repeat(bytes / line.len()));
            let extent = Extent::of(&text);
            assert!(!extent.cut);
            assert_eq!(extent.end, text.len());
        }
    }

    #[test]
    fn dense_text_is_read_in_whole_lines() {
        for (line, whole) in [("- x\n", 4), ("|", 1), ("| é |\n", 7), ("\r\n", 2)] {
            let text = Text::new(&line.repeat(500_000));
            let extent = Extent::of(&text);
            assert!(extent.cut && extent.end < text.len(), "{line}");
            assert_eq!(extent.end % whole, 0, "{line}");
        }
    }

    #[test]
    fn an_edit_is_measured_by_itself() {
        let text = Text::new(&"KR: Grow to 5\n".repeat(100));
        let before = Extent::of(&text);
        let longer = Text::new(&"KR: Grow to 5\n".repeat(101));
        assert_eq!(
            before.after("KR: Grow to 5\n", &longer),
            Extent::of(&longer)
        );
        let dense = Text::new(&"|".repeat(1_000_000));
        assert_eq!(before.after(&dense.to_string(), &dense), Extent::of(&dense));
    }
}
