//! Reads a document line by line: where code and HTML begin and end.

use std::mem;

use super::html::html;
use super::indentation::Indentation;
use super::line::{footnote, is_blank};
use super::state::{BlockState, LineKind};

/// Reads a document line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PlainnessReader {
    state: BlockState,
    indentation: Indentation,
}

impl PlainnessReader {
    /// How the next `line` is read.
    pub(super) fn line(&mut self, line: &str) -> LineKind {
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
