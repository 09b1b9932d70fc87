//! A stretch of an item's words, with the way back to all of them, and what it tells.

use std::ops::Range;

use super::name::AttributeName;
use crate::model::plain::PlainText;

/// Words `range` of a plain text. Offsets given and taken are relative to the stretch's start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'a> {
    plain: &'a PlainText,
    start: usize,
    end: usize,
}

impl<'a> Stretch<'a> {
    /// All words.
    pub(super) fn all(plain: &'a PlainText) -> Self {
        let end = plain.as_str().len();
        Self {
            plain,
            start: 0,
            end,
        }
    }

    /// The words.
    pub(super) fn text(self) -> &'a str {
        let text = self.plain.as_str();
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The place among all words, in bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The words from `at` on.
    pub(super) fn from(self, at: usize) -> Self {
        Self {
            start: (self.start + at).min(self.end),
            ..self
        }
    }

    /// The words up to `at`.
    pub(super) fn to(self, at: usize) -> Self {
        Self {
            end: (self.start + at).min(self.end),
            ..self
        }
    }

    /// The last of the words, which are `text`.
    pub(super) fn ending(self, text: &str) -> Self {
        self.from(self.text().len() - text.len())
    }

    /// Without blanks at both ends.
    pub(super) fn trim(self) -> Self {
        let text = self.text();
        let begin = text.len() - text.trim_start().len();
        let length = text.trim().len();
        self.from(begin).to(length)
    }

    /// From this one's start to the other's end.
    pub(super) fn through(self, other: Self) -> Self {
        Self {
            end: other.end,
            ..self
        }
    }

    /// The pieces between the ends of lines in the source.
    pub(super) fn lines(self) -> impl Iterator<Item = Self> {
        let blanks = self.text().match_indices(' ').map(|(at, _)| at);
        let ends = blanks.filter(move |at| self.is_line_end(*at));
        let mut start = 0;
        ends.chain([self.text().len()]).map(move |end| {
            let line = self.to(end).from(start);
            start = end + 1;
            line
        })
    }

    /// Whether the blank at `at` stands where a line of the source ends.
    pub(super) fn is_line_end(self, at: usize) -> bool {
        self.plain.is_line_end(self.start + at)
    }
}

/// What a stretch of words tells about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) struct Notation {
    pub(in crate::model) name: AttributeName,
    /// The value's place among all words of the block, in bytes.
    pub(in crate::model) value: Range<usize>,
}

impl Notation {
    pub(super) fn new(name: AttributeName, value: Stretch<'_>) -> Self {
        let value = value.range();
        Self { name, value }
    }

    /// The same, if the value says something.
    pub(super) fn telling(name: AttributeName, value: Stretch<'_>) -> Option<Self> {
        let silent = |char: char| {
            char.is_whitespace() || char.is_ascii_punctuation() || "–—…：".contains(char)
        };
        let value = value.trim();
        (!value.text().trim_matches(silent).is_empty()).then(|| Self::new(name, value))
    }
}
