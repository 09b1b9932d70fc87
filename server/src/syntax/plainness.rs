//! Which lines of a document are Markdown for every reader, and neither code nor HTML.

mod html;
mod indentation;
mod line;
mod pieces;
mod reader;
mod state;

use line::MARK;
use pieces::PlainPieces;
use state::LineKind;

use crate::text::{Lines, Splice, Text};

/// Which lines are certainly read as Markdown. Fenced code and HTML in a list or quotation end where their container
/// does, which readers decide in different ways: behind such ones no line counts as certain.
#[derive(Debug)]
pub struct Plainness {
    pieces: PlainPieces,
    /// The first line of each piece.
    starts: Vec<usize>,
    /// How the empty line behind the last line break is read.
    last: LineKind,
    /// Whether it begins with metadata in TOML.
    metadata: bool,
    /// The first line that a CR alone ends, which not all who read Markdown take for the end of a line.
    alone: Option<usize>,
}

impl Plainness {
    /// That of the lines of `text`.
    pub fn of(text: &Text) -> Self {
        let metadata = metadata(text);
        let mut pieces = PlainPieces::default();
        let end = text.line_start(metadata);
        if metadata > 0 {
            pieces.add_metadata(metadata, end);
        }
        pieces.read(end..text.len(), text);
        Self::from(pieces, metadata > 0)
    }

    /// That of the lines of `text`, into which `splice` made the text of this one: only the lines around are read again,
    /// and those behind them for as long as they are read in another way now.
    #[must_use]
    pub fn after(&self, splice: Splice, text: &Text) -> Self {
        if self.metadata || begins_metadata(text) {
            return Self::of(text);
        }
        Self::from(self.pieces.after(splice, text), false)
    }

    fn from(pieces: PlainPieces, metadata: bool) -> Self {
        Self {
            alone: pieces.first_alone(),
            starts: pieces.starts(),
            last: pieces.behind().line(""),
            pieces,
            metadata,
        }
    }

    fn line(&self, line: usize) -> LineKind {
        let behind = self.starts.partition_point(|start| *start <= line);
        let piece = behind.saturating_sub(1);
        let start = self.starts.get(piece).copied().unwrap_or_default();
        let line = self.pieces.line(piece, line - start);
        line.unwrap_or(self.last)
    }

    /// Whether the 0-based `line` is certainly read as Markdown.
    pub fn is_plain(&self, line: usize) -> bool {
        self.alone.is_none_or(|alone| line < alone) && self.is_markdown(line)
    }

    /// The same where every end of a line is one.
    pub fn is_markdown(&self, line: usize) -> bool {
        self.line(line) == LineKind::Markdown
    }

    /// Whether the 0-based `line` certainly holds no Markdown.
    pub fn is_foreign(&self, line: usize) -> bool {
        self.line(line) == LineKind::Foreign
    }

    /// Whether `line` is a heading by the marks at its start.
    pub fn is_heading(line: &str) -> bool {
        line::is_heading(line)
    }

    /// Whether `line` makes a heading of the paragraph above it.
    pub fn is_underline(line: &str) -> bool {
        line::is_underline(line)
    }
}

/// Whether the first line of `text` begins metadata in TOML, if another one ends it.
fn begins_metadata(text: &Text) -> bool {
    let first = text.slice(text.line_range(0));
    first.trim_start_matches(MARK).trim_end() == "+++"
}

/// How many lines at the start of `text` are metadata in TOML.
fn metadata(text: &Text) -> usize {
    if !begins_metadata(text) {
        return 0;
    }
    let lines = Lines::of(text);
    let mut behind = lines.each().skip(1);
    behind
        .position(|line| line.trim_end() == "+++")
        .map_or(0, |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_html_are_not_plain() {
        // A plus for every plain line, an x for every one that is certainly none.
        for (text, plain) in [
            ("a\n```\nb\n```\nc", "+xxx+"),
            ("a\r\n~~~ okr\r\n```\r\n~~~~\r\nc", "+xxx+"),
            ("````\n```\n````\nc", "xxx+"),
            ("``` a ```\nc", "++"),
            ("- ```\n  b\n  ```\nc", "----"),
            ("  ```\nb\n  ```\nc", "----"),
            ("<div>\nb\n\nc", "---+"),
            ("- <b>x</b>\nb\n \t\nc", "---+"),
            ("<div>\n```\n\nc", "----"),
            ("<pre>\n\nb\n</PRE>\nc", "xxxx+"),
            ("<pre>\n</script>\nc\n</pre>\nd", "xx---"),
            ("<pre></style>\nc", "--"),
            ("<!-- a\n\n-->\nc", "---+"),
            ("<!-- a -->\nc", "++"),
            ("<!-->\nc", "++"),
            ("<!a\n\n>\nc", "xxx+"),
            ("<5 days\nc", "++"),
            ("a\nb\rc\n\nd", "+----"),
            ("<?php\n- b\n?>\nc", "xxx+"),
            ("<![CDATA[\n- b\n]]>\nc", "xxx+"),
            ("+++\n- a\n+++\nb", "xxx+"),
            ("+++\n- a\nb", "+++"),
            ("- a\n\n      - b\n      c\n- d", "++xx+"),
            ("- a\n\n     - b\n\n          - c", "+++++"),
            ("1. a\n\n\t- b\n\n\t\t- c\n\n\t\t\t\tc", "++++++x"),
            ("- a\n      - b\n  - b\n**c**\n\n      - d", "+-++++"),
            ("- a\n# b\n\n    - c\n    - d\n\n- e", "+++xx++"),
            ("- a\n***\n    - c\n-     - d\n1)\n      d", "++xx++"),
            ("> - a\n>\n>       - b\n> c", "++x+"),
            ("a\n    - b\n\n    - c", "+-+x"),
            ("<!-- a -->\n    - b\n\nc", "+x++"),
            ("[^2]: ~~~ okr\n    - b\n> - [^1]: <pre>\nc", "----"),
            ("- a\n[^1]: b\n  ---\n    - c\n\n    - d\ne", "++--+-+"),
            ("- <b>\nc\n\n    - d", "---x"),
            ("a\n- \n    - b\n- c\n-\n  - d\n  -\n      - e", "++x+++++"),
            ("a\n2) b\n1. c\n3. d\n   4. e\n\n   5. f", "+-++-++"),
            ("[a]: /\n    - b\n    c\nd\n\n    - e", "+--++x"),
            ("\u{feff}<pre>\n\nb\n</pre>\nc", "xxxx+"),
            ("\u{feff}+++\n- a\n+++\nb", "xxx+"),
            ("\u{feff}    - a\n    - b\nc", "xx+"),
        ] {
            let text = Text::new(text);
            let found = Plainness::of(&text);
            let lines = Lines::of(&text).each().count();
            let shown = (0..lines).map(|line| match found.is_plain(line) {
                true => '+',
                false if found.is_foreign(line) => 'x',
                false => '-',
            });
            let shown: String = shown.collect();
            assert_eq!(shown, plain, "{text}");
        }
    }
}
