//! Lines that nobody writes. A line is read as one piece, and again whenever a letter of it changes, so of a megabyte of
//! words in one line only the beginning is read: what stands behind it counts as blanks. Data in a line, such as a picture,
//! are no words, and are read to their end.

use std::ops::Range;

use memchr::memchr2_iter;

use crate::text::{Edit, Splice, Text, is_continuation};

/// So many blanks and signs, or characters of another script, has what is read of a line: some five pages.
const MOST: usize = 6_000;

/// A text as it is read.
#[derive(Clone, Debug)]
pub(super) struct Shortened {
    /// The text, with blanks for what is not read. Bytes and lines are those of the whole text.
    pub(super) text: Text,
    /// The byte at which the first line that is too long is not read any more.
    pub(super) first: Option<usize>,
}

impl Shortened {
    /// Shortens the lines of `text`.
    pub(super) fn of(text: &Text) -> Self {
        let tails = tails(text);
        let mut shortened = text.clone();
        for tail in &tails {
            shortened.apply(&Edit {
                range: tail.clone(),
                text: blanks(tail.len()),
            });
        }
        Self {
            text: shortened,
            first: tails.first().map(|tail| tail.start),
        }
    }

    /// The same of `text`, which is this one but for `splice`. It reads all lines only where one may be too long.
    pub(super) fn after(&self, splice: Option<Splice>, text: &Text) -> Self {
        let edited = splice.map_or(0..0, |splice| splice.start..splice.new_end);
        let start = text.line_start(text.line_of(edited.start));
        let end = text.line_range(text.line_of(edited.end)).end;
        if self.first.is_some() || end - start > MOST {
            return Self::of(text);
        }
        Self {
            text: text.clone(),
            first: None,
        }
    }
}

/// The longest blank that the grammar knows. A parser goes over a megabyte of them in a third of the time.
const BLANK: &str = "\u{3000}";

/// Blanks of `length` bytes.
fn blanks(length: usize) -> String {
    let few = " ".repeat(length % BLANK.len());
    BLANK.repeat(length / BLANK.len()) + &few
}

/// What is not read of lines, in bytes.
fn tails(text: &Text) -> Vec<Range<usize>> {
    let mut tails = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let piece = text.chunk_from(at);
        for end in memchr2_iter(b'\n', b'\r', piece.as_bytes()) {
            tails.extend(tail(text, start..at + end));
            start = at + end + 1;
        }
        at += piece.len();
    }
    tails.extend(tail(text, start..text.len()));
    tails
}

/// What is not read of the line `line`.
fn tail(text: &Text, line: Range<usize>) -> Option<Range<usize>> {
    if line.len() <= MOST {
        return None;
    }
    let mut at = line.start;
    let mut left = MOST;
    while at < line.end {
        let piece = text.chunk_from(at).as_bytes();
        let piece = piece.get(..line.end - at).unwrap_or(piece);
        let parts = piece.iter().enumerate().filter(|(_, byte)| parts(**byte));
        if let Some((behind, _)) = parts.clone().nth(left) {
            return Some(at + behind..line.end);
        }
        left -= parts.count();
        at += piece.len();
    }
    None
}

/// Whether `byte` parts words, or is the first one of a character that may be a word.
fn parts(byte: u8) -> bool {
    let of_data = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    !of_data && !is_continuation(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_behind_the_beginning_of_a_line_counts_as_blanks() {
        for word in ["word ", "ｗ", "|", "**"] {
            let long = word.repeat(MOST + 7);
            let text = Text::new(&format!("KR: 5%\n{long}\nKR: {long}\r\nKR: 6%"));
            let shortened = Shortened::of(&text);
            let read = shortened.text.to_string();
            assert_eq!(read.len(), text.len(), "{word}");
            assert!(
                text.to_string()
                    .starts_with(read.split_once(BLANK).unwrap().0)
            );
            let (_, last) = read.rsplit_once(BLANK).unwrap();
            assert_eq!(last.trim_start_matches(' '), "\r\nKR: 6%", "{word}");
            assert!(shortened.first.is_some());
        }
    }

    #[test]
    fn data_in_a_line_are_read_to_their_end() {
        let data = "iVBORw0KGgo+/abc=".repeat(50_000);
        let text = Text::new(&format!("[image]: <data:image/png;base64,{data}>\n"));
        let shortened = Shortened::of(&text);
        assert_eq!(shortened.first, None);
        assert_eq!(shortened.text, text);
    }
}
