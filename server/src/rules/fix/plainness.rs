//! Which lines of a document are Markdown for every reader, and neither code nor HTML.

use std::mem;

use crate::text::{Lines, Text};

/// Which lines are certainly read as Markdown. Code in a list or quotation ends where its container does, which
/// readers decide in different ways: behind such code no line counts as certain.
#[derive(Debug)]
pub(in crate::rules) struct Plainness {
    plain: Vec<bool>,
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

/// A kind of HTML that may hold blank lines.
struct Html {
    /// With what it begins, in small letters.
    start: &'static str,
    /// What follows.
    next: fn(char) -> bool,
    /// With which of these it ends.
    ends: &'static [&'static str],
}

const fn html_element(start: &'static str) -> Html {
    let next = |char: char| matches!(char, ' ' | '\t' | '>');
    let ends = &["</pre>", "</script>", "</style>", "</textarea>"];
    Html { start, next, ends }
}

const fn html_mark(start: &'static str, ends: &'static [&'static str]) -> Html {
    let next = |_| true;
    Html { start, next, ends }
}

const HTML: [Html; 8] = [
    html_element("<pre"),
    html_element("<script"),
    html_element("<style"),
    html_element("<textarea"),
    html_mark("<!--", &["-->"]),
    html_mark("<?", &["?>"]),
    html_mark("<![cdata[", &["]]>"]),
    Html {
        start: "<!",
        next: |char| char.is_ascii_alphabetic(),
        ends: &[">"],
    },
];

impl Html {
    /// With what it ends, if `content` begins it.
    fn ends_of(&self, content: &str) -> Option<&'static [&'static str]> {
        let behind = content.strip_prefix(self.start)?;
        behind
            .chars()
            .next()
            .is_none_or(self.next)
            .then_some(self.ends)
    }
}

impl Plainness {
    /// That of the lines of `text`.
    pub(in crate::rules) fn of(text: &Text) -> Self {
        let mut state = State::Plain;
        let lines = Lines::of(text);
        let plain = lines.each().map(|line| {
            let was_plain = matches!(state, State::Plain);
            state = mem::take(&mut state).behind(line.trim_end_matches(['\n', '\r']));
            // Not all who read Markdown take a CR alone for the end of a line.
            if line.ends_with('\r') {
                state = State::Doubt;
            }
            was_plain && matches!(state, State::Plain)
        });
        Self {
            plain: plain.collect(),
        }
    }

    /// Whether the 0-based `line` is certainly read as Markdown.
    pub(in crate::rules) fn is_plain(&self, line: usize) -> bool {
        self.plain.get(line).is_some_and(|plain| *plain)
    }

    /// Whether `line` is a heading by the marks at its start.
    pub(in crate::rules) fn is_heading(line: &str) -> bool {
        let words = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - words.len())) && words.starts_with([' ', '\t'])
    }
}

impl State {
    fn behind(self, line: &str) -> Self {
        match self {
            Self::Plain => Self::opened_by(line, false),
            Self::Tags if is_blank(line) => Self::Plain,
            Self::Tags => Self::opened_by(line, true),
            Self::Fence(mark, least) if closes(line, mark, least) => Self::Plain,
            Self::Html(ends) if holds(&line.to_ascii_lowercase(), ends) => Self::Plain,
            state => state,
        }
    }

    /// What follows behind `line`, which may begin code or HTML; `inside` HTML nobody knows whether it does.
    fn opened_by(line: &str, inside: bool) -> Self {
        let content = line.trim_start_matches(|char: char| {
            char.is_ascii_digit() || matches!(char, ' ' | '\t' | '>' | '-' | '*' | '+' | '.' | ')')
        });
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

/// The HTML that `content` begins and does not end.
fn html(content: &str) -> Option<State> {
    let content = content.to_ascii_lowercase();
    if let Some(ends) = HTML.iter().find_map(|begin| begin.ends_of(&content)) {
        return (!holds(&content, ends)).then_some(State::Html(ends));
    }
    let tag = content.chars().nth(1)?;
    (tag == '/' || tag.is_ascii_alphabetic()).then_some(State::Tags)
}

fn holds(line: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| line.contains(end))
}

fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t']).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_html_are_not_plain() {
        // A plus for every plain line.
        for (text, plain) in [
            ("a\n```\nb\n```\nc", "+---+"),
            ("a\r\n~~~ okr\r\n```\r\n~~~~\r\nc", "+---+"),
            ("````\n```\n````\nc", "---+"),
            ("``` a ```\nc", "++"),
            ("- ```\n  b\n  ```\nc", "----"),
            ("  ```\nb\n  ```\nc", "----"),
            ("<div>\nb\n\nc", "---+"),
            ("- <b>x</b>\nb\n \t\nc", "---+"),
            ("<div>\n```\n\nc", "----"),
            ("<pre>\n\nb\n</PRE>\nc", "----+"),
            ("<!-- a\n\n-->\nc", "---+"),
            ("<!-- a -->\nc", "++"),
            ("<!-->\nc", "++"),
            ("<!a\n\n>\nc", "---+"),
            ("<5 days\nc", "++"),
            ("a\nb\rc\n\nd", "+----"),
        ] {
            let found = Plainness::of(&Text::new(text)).plain;
            let shown: String = found
                .iter()
                .map(|plain| if *plain { '+' } else { '-' })
                .collect();
            assert_eq!(shown, plain, "{text:?}");
        }
    }
}
