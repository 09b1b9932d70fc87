//! Makes the fixes of findings.

use super::changes::{Fix, Growth};
use super::remedy::Remedy;
use crate::rules::{Diagnostic, Subject, registry};
use crate::text::Edit;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// Makes the fixes of the findings in one version of a document.
pub struct Fixes<'a> {
    subject: Subject<'a>,
    snapshot: &'a Snapshot,
}

impl<'a> Fixes<'a> {
    /// Fixes for findings in `snapshot`, which stands among the documents `around`.
    pub fn of(snapshot: &'a Snapshot, around: Surroundings<'a>) -> Self {
        Self {
            subject: Subject::of(snapshot, around, registry::names()),
            snapshot,
        }
    }

    /// The fixes of `found`, the best first.
    pub fn all<'f>(&'f self, found: &'f Diagnostic) -> impl Iterator<Item = Fix> + 'f {
        let remedies = found.rule.remedies.iter();
        remedies.filter_map(|remedy| self.make(remedy, found))
    }

    /// The fix of `found` that `--fix` may apply. It does not check that the document is then read as the fix says,
    /// because that takes as long as reading it. [`mend`](super::mend) checks this once for all fixes.
    pub fn safe(&self, found: &Diagnostic) -> Option<Fix> {
        let mut safe = found.rule.remedies.iter().filter(|remedy| remedy.safe);
        safe.find_map(|remedy| self.drafted(remedy, found))
    }

    pub(super) fn make(&self, remedy: &Remedy, found: &Diagnostic) -> Option<Fix> {
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

    /// Whether the numbers of items in the document change as `fix` says, and not otherwise.
    fn is_understood(&self, fix: &Fix) -> bool {
        let Some(adds) = fix.adds else { return true };
        let edits: Vec<Edit> = fix.edits().rev().collect();
        let after = self.snapshot.edited(self.snapshot.version(), &edits);
        Growth::between(self.snapshot.document(), after.document()) == adds
    }
}
