//! Whole lines of a document, to be taken away or put in.

use std::ops::Range;

use crate::text::{Template, Text};

/// Lines to be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Lines {
    /// Where, in bytes.
    pub(in crate::rules) at: usize,
    /// The lines, and the line breaks that set them apart.
    pub(in crate::rules) text: Template,
}

impl Lines {
    /// The whole lines that `range` touches, with the line break behind them and without blank lines at their end.
    pub(in crate::rules) fn of(text: &Text, range: Range<usize>) -> Range<usize> {
        let length = text.slice(range.clone()).trim_end().len();
        let first = text.line_of(range.start);
        let last = text.line_of(range.start + length);
        text.line_start(first)..text.line_start(last + 1)
    }

    /// `line` as a line of its own behind that of the byte `offset`.
    pub(in crate::rules) fn behind(text: &Text, offset: usize, line: Template) -> Self {
        let number = text.line_of(offset);
        let at = text.line_start(number + 1);
        let ended = at > text.line_range(number).end;
        Self {
            at,
            text: if ended {
                line.words(text.line_break())
            } else {
                line.between(text.line_break(), "")
            },
        }
    }

    /// `line` as the last line, with a blank line before it.
    pub(in crate::rules) fn at_end(text: &Text, line: Template) -> Self {
        let all = text.slice(0..text.len());
        let at = all.trim_end().len();
        let end = text.line_break();
        let before = if at == 0 {
            String::new()
        } else {
            end.repeat(2)
        };
        Self {
            at,
            text: line.between(&before, if at == text.len() { end } else { "" }),
        }
    }
}
