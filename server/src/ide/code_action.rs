//! Code actions: what mends or silences what was found.

use std::ops::Range;

use crate::rules::fix::{Fix, Fixes, mend, suppress};
use crate::rules::{self, Diagnostic};
use crate::text::{Edit, differences};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// Actions are offered for so many findings at a time: nobody reads more.
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
    /// Whether there is nothing to choose: it is the first, and may be made unasked.
    pub preferred: bool,
}

/// What can be done about that which was found where `range`, in bytes, is or touches it: first what mends it, then
/// what silences it.
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

/// Whether anything in the document can be mended unasked. It makes no fix but looks for the first.
pub fn can_fix_all(snapshot: &Snapshot, around: Surroundings<'_>) -> bool {
    let fixes = Fixes::of(snapshot, around);
    let mut found = rules::check_safely_fixable(snapshot, around).into_iter();
    found.any(|found| fixes.safe(&found).is_some())
}

/// The edits that mend all that can be mended unasked, each for the text as it is; none overlap.
pub fn fix_all(snapshot: &Snapshot, around: Surroundings<'_>) -> Vec<Edit> {
    let Some(mended) = mend(snapshot, around) else {
        return Vec::new();
    };
    differences(snapshot.text(), mended.snapshot.text())
}
