//! Which lines of a document are Markdown for every reader, and neither code nor HTML.

mod html;
mod indentation;

use std::mem;

use html::html;
use indentation::Indentation;

use crate::text::{Lines, Text};

/// Which lines are certainly read as Markdown. Fenced code and HTML in a list or quotation end where their container
/// does, which readers decide in different ways: behind such ones no line counts as certain.
#[derive(Debug)]
pub(in crate::rules) struct Plainness {
    lines: Vec<Line>,
    /// How many lines are ended as everybody takes it: not all who read Markdown take a CR alone for the end of a line.
    ended: usize,
}

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Markdown,
    /// As code, as HTML other than comments, or as metadata.
    Foreign,
    /// Nobody knows, or as a comment.
    Doubtful,
}

/// What the lines being read are.
#[derive(Debug, Default)]
enum State {
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
    pub(in crate::rules) fn of(text: &Text) -> Self {
        let lines = Lines::of(text);
        let metadata = metadata(&lines);
        let mut reader = Reader::default();
        let read = marked(&lines).enumerate().map(|(at, line)| match at {
            _ if at < metadata => Line::Foreign,
            _ => reader.line(line.trim_end_matches(['\n', '\r'])),
        });
        let read = read.collect();
        let ended = lines.each().take_while(|line| !line.ends_with('\r'));
        let ended = ended.count();
        Self { lines: read, ended }
    }

    /// Whether the 0-based `line` is certainly read as Markdown.
    pub(in crate::rules) fn is_plain(&self, line: usize) -> bool {
        line < self.ended && self.is_markdown(line)
    }

    /// The same where every end of a line is one.
    pub(in crate::rules) fn is_markdown(&self, line: usize) -> bool {
        self.lines.get(line) == Some(&Line::Markdown)
    }

    /// Whether the 0-based `line` certainly holds no Markdown.
    pub(in crate::rules) fn is_foreign(&self, line: usize) -> bool {
        self.lines.get(line) == Some(&Line::Foreign)
    }

    /// Whether `line` is a heading by the marks at its start.
    pub(in crate::rules) fn is_heading(line: &str) -> bool {
        let words = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - words.len())) && words.starts_with([' ', '\t'])
    }

    /// Whether `line` makes a heading of the paragraph above it.
    pub(in crate::rules) fn is_underline(line: &str) -> bool {
        let marks = line.trim_matches([' ', '\t']);
        let only = |mark| !marks.is_empty() && marks.trim_matches(mark).is_empty();
        only('=') || only('-')
    }
}

/// The lines without the byte order mark of the first, which nobody sees.
fn marked<'a>(lines: &'a Lines<'_>) -> impl Iterator<Item = &'a str> {
    let mut mark = Some('\u{feff}');
    lines.each().map(move |line| {
        let mark = mark.take();
        mark.and_then(|mark| line.strip_prefix(mark))
            .unwrap_or(line)
    })
}

/// How many lines at the start are metadata in TOML.
fn metadata(lines: &Lines<'_>) -> usize {
    let mut marks = marked(lines).map(|line| line.trim_end() == "+++");
    match marks.next() {
        Some(true) => marks.position(|mark| mark).map_or(0, |at| at + 2),
        _ => 0,
    }
}

/// Reads a document line by line.
#[derive(Default)]
struct Reader {
    state: State,
    indentation: Indentation,
}

impl Reader {
    fn line(&mut self, line: &str) -> Line {
        let before = self.state.line();
        self.state = mem::take(&mut self.state).behind(line);
        let read = match before {
            Line::Markdown => match self.indentation.line(line) {
                Line::Markdown => self.state.line(),
                code => return code,
            },
            other => other,
        };
        if read != Line::Markdown {
            self.indentation.interrupt(line);
        }
        read
    }
}

impl State {
    /// How a line in it is read.
    fn line(&self) -> Line {
        match self {
            Self::Plain => Line::Markdown,
            Self::Html(["-->"]) | Self::Tags | Self::Doubt => Line::Doubtful,
            Self::Fence(..) | Self::Html(_) => Line::Foreign,
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

fn fence(content: &str, mark: char) -> Option<State> {
    let info = content.trim_start_matches(mark);
    let length = content.len() - info.len();
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(State::Fence(mark, length))
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
            let found = Plainness::of(&Text::new(text));
            let shown = (0..found.lines.len()).map(|line| match found.is_plain(line) {
                true => '+',
                false if found.is_foreign(line) => 'x',
                false => '-',
            });
            let shown: String = shown.collect();
            assert_eq!(shown, plain, "{text:?}");
        }
    }
}
