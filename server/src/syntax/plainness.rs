//! Which lines of a document are Markdown for every reader, and neither code nor HTML.

mod html;
mod indentation;
mod pieces;

use std::mem;

use html::html;
use indentation::Indentation;
use pieces::Pieces;

use crate::text::{Lines, Splice, Text};

/// Which lines are certainly read as Markdown. Fenced code and HTML in a list or quotation end where their container
/// does, which readers decide in different ways: behind such ones no line counts as certain.
#[derive(Debug)]
pub struct Plainness {
    pieces: Pieces,
    /// The first line of each piece.
    starts: Vec<usize>,
    /// How the empty line behind the last line break is read.
    last: LineKind,
    /// Whether it begins with metadata in TOML.
    metadata: bool,
    /// The first line that a CR alone ends, which not all who read Markdown take for the end of a line.
    alone: Option<usize>,
}

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    Markdown,
    /// As code, as HTML other than comments, or as metadata.
    Foreign,
    /// Nobody knows, or as a comment.
    Doubtful,
}

/// What the lines being read are.
#[derive(Clone, Debug, Default, PartialEq)]
enum BlockState {
    #[default]
    Plain,
    /// Code, up to a line with at least so many of the character.
    Fence(char, usize),
    /// HTML, up to a line that holds one of these, in small letters.
    Html(&'static [&'static str]),
    /// HTML, up to a blank line.
    Tags,
    /// Nobody knows.
    Doubt,
}

impl Plainness {
    /// That of the lines of `text`.
    pub fn of(text: &Text) -> Self {
        let metadata = metadata(text);
        let mut pieces = Pieces::default();
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

    fn from(pieces: Pieces, metadata: bool) -> Self {
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
        let words = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - words.len())) && words.starts_with([' ', '\t'])
    }

    /// Whether `line` makes a heading of the paragraph above it.
    pub fn is_underline(line: &str) -> bool {
        let marks = line.trim_matches([' ', '\t']);
        let only = |mark| !marks.is_empty() && marks.trim_matches(mark).is_empty();
        only('=') || only('-')
    }
}

/// Nobody sees it at the start of a text.
const MARK: char = '\u{feff}';

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

/// Reads a document line by line.
#[derive(Clone, Debug, Default, PartialEq)]
struct PlainnessReader {
    state: BlockState,
    indentation: Indentation,
}

impl PlainnessReader {
    fn line(&mut self, line: &str) -> LineKind {
        let before = self.state.line();
        self.state = mem::take(&mut self.state).behind(line);
        let read = match before {
            LineKind::Markdown => match self.indentation.line(line) {
                LineKind::Markdown => self.state.line(),
                code => return code,
            },
            other => other,
        };
        if read != LineKind::Markdown {
            self.indentation.interrupt(line);
        }
        read
    }
}

impl BlockState {
    /// How a line in it is read.
    fn line(&self) -> LineKind {
        match self {
            Self::Plain => LineKind::Markdown,
            Self::Html(["-->"]) | Self::Tags | Self::Doubt => LineKind::Doubtful,
            Self::Fence(..) | Self::Html(_) => LineKind::Foreign,
        }
    }

    fn behind(self, line: &str) -> Self {
        match self {
            Self::Plain => Self::opened_by(line, false),
            Self::Tags if is_blank(line) => Self::Plain,
            Self::Tags => Self::opened_by(line, true),
            Self::Fence(mark, least) if closes(line, mark, least) => Self::Plain,
            state @ Self::Html(_) => state.ended_by(&line.to_ascii_lowercase()),
            state => state,
        }
    }

    /// What follows behind `line`, which may begin code or HTML; `inside` HTML nobody knows whether it does.
    fn opened_by(line: &str, inside: bool) -> Self {
        let content = within(footnote(within(line)));
        let certain = !inside && content.len() == line.len();
        let opened = match content.chars().next() {
            Some(mark @ ('`' | '~')) => fence(content, mark),
            Some('<') => html(content),
            _ => None,
        };
        match opened {
            Some(Self::Tags) => Self::Tags,
            Some(state) if certain => state,
            Some(_) => Self::Doubt,
            None if inside => Self::Tags,
            None => Self::Plain,
        }
    }
}

/// `line` without what may begin quotations and list items at its start.
fn within(line: &str) -> &str {
    line.trim_start_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')')
    })
}

/// `content` without the label of a footnote at its start.
fn footnote(content: &str) -> &str {
    let labelled = content.strip_prefix("[^");
    let behind = labelled.and_then(|label| label.split_once("]:"));
    behind.map_or(content, |(_, behind)| behind)
}

fn fence(content: &str, mark: char) -> Option<BlockState> {
    let info = content.trim_start_matches(mark);
    let length = content.len() - info.len();
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(BlockState::Fence(mark, length))
}

/// Whether `line` ends the code that `least` of `mark` began.
fn closes(line: &str, mark: char, least: usize) -> bool {
    let marks = line.trim_start_matches(' ');
    let behind = marks.trim_start_matches(mark);
    line.len() - marks.len() < 4 && marks.len() - behind.len() >= least && is_blank(behind)
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
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
