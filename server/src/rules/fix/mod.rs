//! Mending what the rules find: each rule says in its own file how, and this is what it says it with.
//!
//! A [`Remedy`] belongs to a rule and makes a [`Fix`] of a finding when it is asked to; [`mend`] makes all those
//! that need nobody's consent. Editors and the command line use the same ones.

pub(super) mod below;
pub(super) mod conversion;
mod lines;
mod listed;
pub(super) mod markup;
mod mend;
mod suppress;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use lines::Lines;
pub(super) use listed::Listed;
pub use mend::{Mended, mend};
pub use suppress::suppress;

use super::{Diagnostic, Subject};
use crate::model::Document;
use crate::text::{Edit, Template};
use crate::workspace::Snapshot;
use crate::workspace::index::Surroundings;

/// One way in which a rule's findings can be mended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remedy {
    /// Whether it may be made unasked: nothing is lost, and nothing is guessed about what its author meant.
    pub(super) safe: bool,
    make: fn(&Subject<'_>, &Diagnostic) -> Option<Fix>,
}

impl Remedy {
    /// One that may be made unasked. It leaves nothing to fill in, and where it has been made, it finds nothing
    /// to do. It looks at nothing but the document, so that files are fixed alike in any order.
    pub(super) const fn safe(make: fn(&Subject<'_>, &Diagnostic) -> Option<Fix>) -> Self {
        Self { safe: true, make }
    }

    /// One that its author chooses.
    pub(super) const fn offered(make: fn(&Subject<'_>, &Diagnostic) -> Option<Fix>) -> Self {
        Self { safe: false, make }
    }
}

/// What mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an editor's menu says it.
    pub title: Cow<'static, str>,
    /// What is replaced, all of it or nothing; in order, and no two overlap.
    pub replacements: Vec<Replacement>,
    /// Whether it may be made unasked.
    pub safe: bool,
    /// What it adds to what is read; `None` where that shows only afterwards.
    adds: Option<Growth>,
}

/// How many items more a document has after a fix; fewer where it is negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Growth {
    pub(super) objectives: isize,
    pub(super) key_results: isize,
    pub(super) initiatives: isize,
}

impl Growth {
    fn between(before: &Document, after: &Document) -> Self {
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
    pub(super) fn new(title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            replacements: Vec::new(),
            safe: false,
            adds: Some(Growth::default()),
        }
    }

    /// The same under another title.
    pub(super) fn titled(self, title: impl Into<Cow<'static, str>>) -> Self {
        Self {
            title: title.into(),
            ..self
        }
    }

    /// It adds and removes so many items; without this, none. Where the document would be read otherwise, it is not
    /// made.
    pub(super) fn adding(self, adds: Growth) -> Self {
        Self {
            adds: Some(adds),
            ..self
        }
    }

    /// It lets items be seen that were hidden.
    pub(super) fn revealing(self) -> Self {
        Self { adds: None, ..self }
    }

    /// It also puts `text` where `range` is, in bytes of the document.
    pub(super) fn replace(self, range: Range<usize>, text: impl Into<String>) -> Self {
        self.fill_in(range, Template::verbatim(&text.into()))
    }

    /// It also puts `text` at the byte `at`.
    pub(super) fn insert(self, at: usize, text: impl Into<String>) -> Self {
        self.replace(at..at, text)
    }

    /// It also takes away what is in `range`, in bytes of the document.
    pub(super) fn remove(self, range: Range<usize>) -> Self {
        self.replace(range, "")
    }

    /// It also puts `text` where `range` is, in bytes of the document.
    pub(super) fn fill_in(mut self, range: Range<usize>, text: Template) -> Self {
        let behind = self
            .replacements
            .partition_point(|other| other.range.start <= range.start);
        self.replacements
            .insert(behind, Replacement { range, text });
        self
    }

    /// Its edits, each for the text before all of them; places to fill in are named in brackets.
    pub fn edits(&self) -> impl DoubleEndedIterator<Item = Edit> + '_ {
        self.replacements.iter().map(|replacement| Edit {
            range: replacement.range.clone(),
            text: replacement.text.plain(),
        })
    }
}

/// Makes the fixes of what was found in one version of a document.
pub struct Fixes<'a> {
    subject: Subject<'a>,
    snapshot: &'a Snapshot,
}

impl<'a> Fixes<'a> {
    /// Of findings in `snapshot`, as it stands among other documents.
    pub fn of(snapshot: &'a Snapshot, around: Surroundings<'a>) -> Self {
        Self {
            subject: Subject::of(snapshot, around),
            snapshot,
        }
    }

    /// The fixes of `found`, the best first.
    pub fn all<'f>(&'f self, found: &'f Diagnostic) -> impl Iterator<Item = Fix> + 'f {
        let remedies = found.rule.remedies.iter();
        remedies.filter_map(|remedy| self.make(remedy, found))
    }

    /// The fix of `found` that may be made unasked. Whether the document is read as the fix says is not looked at,
    /// which takes the time of reading it: [`mend`] does so for all of them at once.
    pub fn safe(&self, found: &Diagnostic) -> Option<Fix> {
        let mut safe = found.rule.remedies.iter().filter(|remedy| remedy.safe);
        safe.find_map(|remedy| self.drafted(remedy, found))
    }

    fn make(&self, remedy: &Remedy, found: &Diagnostic) -> Option<Fix> {
        let fix = self.drafted(remedy, found);
        fix.filter(|fix| self.is_understood(fix))
    }

    fn drafted(&self, remedy: &Remedy, found: &Diagnostic) -> Option<Fix> {
        let fix = (remedy.make)(&self.subject, found)?;
        let changes = fix
            .edits()
            .any(|edit| !edit.range.is_empty() || !edit.text.is_empty());
        changes.then_some(Fix {
            safe: remedy.safe,
            ..fix
        })
    }

    /// Whether the items that `fix` adds and removes, and no others, are found afterwards, or missed.
    fn is_understood(&self, fix: &Fix) -> bool {
        let Some(adds) = fix.adds else { return true };
        let edits: Vec<Edit> = fix.edits().rev().collect();
        let after = self.snapshot.edited(self.snapshot.version(), &edits);
        Growth::between(self.snapshot.document(), after.document()) == adds
    }
}

#[cfg(test)]
mod tests;
