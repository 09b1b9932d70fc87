//! Making all safe fixes of a document.

use std::ops::Range;

use super::{Fix, Fixes};
use crate::rules::{self, Rule};
use crate::text::Edit;
use crate::workspace::Snapshot;
use crate::workspace::index::Surroundings;

/// So many times a document is looked at again, for one fix may make another one possible.
const MOST_ROUNDS: usize = 16;

/// A document whose safe fixes have been made.
#[derive(Debug)]
pub struct Mended {
    /// The document.
    pub snapshot: Snapshot,
    /// What was mended, each finding by its rule.
    pub rules: Vec<&'static Rule>,
}

/// Makes the safe fixes of everything that is found in `snapshot`, until there are none; `None` where there is
/// none to begin with. Also what is found on the line being typed is mended, as it would be in a file.
pub fn mend(snapshot: &Snapshot, around: Surroundings<'_>) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..MOST_ROUNDS {
        let present = mended.as_ref().map_or(snapshot, |mended| &mended.snapshot);
        let Some((next, rules)) = round(&present.saved(), around) else {
            break;
        };
        let before = mended.map_or_else(Vec::new, |mended| mended.rules);
        mended = Some(Mended {
            snapshot: next.saved(),
            rules: [before, rules].concat(),
        });
    }
    mended
}

/// Makes the fixes that do not get in each other's way, the first of those that do.
fn round(snapshot: &Snapshot, around: Surroundings<'_>) -> Option<(Snapshot, Vec<&'static Rule>)> {
    let fixes = Fixes::of(snapshot, around);
    let mut edits: Vec<Edit> = Vec::new();
    let mut rules = Vec::new();
    for found in rules::check(snapshot, around) {
        let Some(fix) = fixes.safe(&found).filter(|fix| is_free(fix, &edits)) else {
            continue;
        };
        edits.extend(fix.edits());
        rules.push(found.rule);
    }
    // Each is made before those in front of it, so that it finds its place.
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.range.start, edit.range.end)));
    (!edits.is_empty()).then(|| (snapshot.edited(snapshot.version(), &edits), rules))
}

/// Whether `fix` touches nothing that `edits` change.
fn is_free(fix: &Fix, edits: &[Edit]) -> bool {
    let touch =
        |one: &Range<usize>, other: &Range<usize>| one.start <= other.end && other.start <= one.end;
    let mut replaced = fix.replacements.iter();
    replaced.all(|one| !edits.iter().any(|edit| touch(&one.range, &edit.range)))
}
