//! The changes to a document that fix a finding.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::Document;
use crate::text::{Edit, Template};

/// The changes that fix a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for the menu of an editor.
    pub title: Cow<'static, str>,
    /// What is replaced: everything or nothing. The parts are in order, and no two overlap.
    pub replacements: Vec<Replacement>,
    /// Whether `--fix` may apply it.
    pub safe: bool,
    /// The items that it adds; `None` if this shows only afterwards.
    pub(super) adds: Option<Growth>,
}

/// How many more items a document has after a fix. Negative numbers mean fewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::rules) struct Growth {
    pub(in crate::rules) objectives: isize,
    pub(in crate::rules) key_results: isize,
    pub(in crate::rules) initiatives: isize,
}

impl Growth {
    pub(super) fn between(before: &Document, after: &Document) -> Self {
        let grown = |before: usize, after: usize| after.cast_signed() - before.cast_signed();
        Self {
            objectives: grown(before.objectives.len(), after.objectives.len()),
            key_results: grown(before.key_results.len(), after.key_results.len()),
            initiatives: grown(before.initiatives.len(), after.initiatives.len()),
        }
    }
}

/// The replacement of a part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced, in bytes of the document.
    pub range: Range<usize>,
    /// What stands there afterwards, perhaps with places to fill in.
    pub text: Template,
}

impl From<Edit> for Replacement {
    fn from(edit: Edit) -> Self {
        Self {
            range: edit.range,
            text: Template::verbatim(&edit.text),
        }
    }
}

impl Fix {
    /// One that is called `title` and does nothing yet.
    pub(in crate::rules) fn new(title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            replacements: Vec::new(),
            safe: false,
            adds: Some(Growth::default()),
        }
    }

    /// The same under another title.
    pub(in crate::rules) fn titled(self, title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            ..self
        }
    }

    /// Says how many items the fix adds and removes; without this call, none. If the document would be read otherwise
    /// afterwards, the fix is not made.
    pub(in crate::rules) fn adding(self, adds: Growth) -> Self {
        Self {
            adds: Some(adds),
            ..self
        }
    }

    /// It lets items be seen that were hidden.
    pub(in crate::rules) fn revealing(self) -> Self {
        Self { adds: None, ..self }
    }

    /// It also puts `text` where `range` is, in bytes of the document.
    pub(in crate::rules) fn replace(self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.fill_in(range, Template::verbatim(&text.into()))
    }

    /// It also puts `text` at the byte `at`.
    pub(in crate::rules) fn insert(self, at: usize, text: impl Into<String>) -> Self {
        self.replace(at..at, text)
    }

    /// Also takes away what is in `range`, in bytes of the document.
    pub(in crate::rules) fn remove(self, range: Range<usize>) -> Self {
        self.replace(range, "")
    }

    /// It also puts `text` where `range` is, in bytes of the document.
    pub(in crate::rules) fn fill_in(mut self, range: Range<usize>, text: Template) -> Self {
        let behind = self
            .replacements
            .partition_point(|other| other.range.start <= range.start);
        self.replacements
            .insert(behind, Replacement { range, text });
        self
    }

    /// The edits of the fix. Each is for the text before all of them. Places to fill in are names in brackets.
    pub fn edits(&self) -> impl DoubleEndedIterator<Item = Edit> + '_ {
        self.replacements.iter().map(|replacement| Edit {
            range: replacement.range.clone(),
            text: replacement.text.plain(),
        })
    }
}
