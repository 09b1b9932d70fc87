//! Code actions: what mends or silences what was found.

use std::ops::Range;

use crate::rules::fix::{Fix, Fixes, mend, suppress};
use crate::rules::{self, Diagnostic};
use crate::text::{Edit, differences};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// Actions are offered for at most this many findings. Nobody reads more.
const MOST_FINDINGS: usize = 50;

/// Something that can be done about a finding.
#[derive(Clone, Debug)]
pub struct Action {
    /// What it is about.
    pub found: Diagnostic,
    /// What it does.
    pub fix: Fix,
    /// Its place among all that can be done about the finding.
    pub number: usize,
    /// Whether an editor may apply it without a question: it is the first one, and it is safe.
    pub preferred: bool,
}

/// The actions for the findings that `range`, in bytes, contains or touches. Actions that correct come first, then
/// those that silence a rule.
pub fn code_actions(
    snapshot: &Snapshot,
    around: Surroundings<'_>,
    range: &Range<usize>,
) -> Vec<Action> {
    let fixes = Fixes::of(snapshot, around);
    let found = rules::check(snapshot, around).into_iter();
    let touched = found
        .filter(|found| found.range.start <= range.end && range.start <= found.range.end)
        .take(MOST_FINDINGS);
    let mut mending = Vec::new();
    let mut silencing: Vec<Action> = Vec::new();
    for found in touched {
        let made: Vec<Fix> = fixes.all(&found).collect();
        let behind = made.len();
        mending.extend(made.into_iter().enumerate().map(|(number, fix)| Action {
            found: found.clone(),
            preferred: number == 0 && fix.safe,
            fix,
            number,
        }));
        let fix = suppress(snapshot, &found);
        // One comment silences all that a rule finds on a line.
        let fix = fix.filter(|fix| silencing.iter().all(|other| other.fix != *fix));
        silencing.extend(fix.map(|fix| Action {
            found,
            fix,
            number: behind,
            preferred: false,
        }));
    }
    mending.append(&mut silencing);
    mending
}

/// Whether the document has a finding that can be corrected without a question. It makes no fix. It looks only for the
/// first such finding.
pub fn can_fix_all(snapshot: &Snapshot, around: Surroundings<'_>) -> bool {
    let fixes = Fixes::of(snapshot, around);
    let mut found = rules::check_safely_fixable(snapshot, around).into_iter();
    found.any(|found| fixes.safe(&found).is_some())
}

/// The edits that make all corrections that need no question. Each edit is for the text as it is now. No two overlap.
pub fn fix_all(snapshot: &Snapshot, around: Surroundings<'_>) -> Vec<Edit> {
    let Some(mended) = mend(snapshot, around) else {
        return Vec::new();
    };
    differences(snapshot.text(), mended.snapshot.text())
}
