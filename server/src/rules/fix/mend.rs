//! Making all safe fixes of a document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Fix, Fixes, Growth};
use crate::rules::{self, Rule};
use crate::text::Edit;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// A document is looked at again at most this many times: one fix may make another one possible.
const MOST_ROUNDS: usize = 16;

/// At most this many bytes are read in all rounds together, so a long document has fewer rounds.
const MOST_READ: usize = 3_000_000;

/// But so many times any document is looked at.
const FEWEST_ROUNDS: usize = 3;

/// A document whose safe fixes have been made.
#[derive(Debug)]
pub struct Mended {
    /// The document.
    pub snapshot: Snapshot,
    /// What was mended, each finding by its rule.
    pub rules: Vec<&'static Rule>,
}

/// Makes the safe fixes of all findings in `snapshot`, again and again until none is left; `None` if there is no safe
/// fix. The line being typed is corrected too, as it would be in a file.
///
/// If a text is too dense to be read to its end, each removal in its beginning lets okr-lsp read more of it. In a long
/// text this stops early. What is found then is left for the next time.
pub fn mend(snapshot: &Snapshot, around: Surroundings<'_>) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..rounds(snapshot.text().len()) {
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

/// How many times a document of this many bytes is looked at. Up to about 180 kilobytes, a document is looked at until
/// nothing is left to correct, or [`MOST_ROUNDS`] times.
fn rounds(bytes: usize) -> usize {
    (MOST_READ / bytes.max(1)).clamp(FEWEST_ROUNDS, MOST_ROUNDS)
}

/// Makes the fixes that do not touch each other. Of those that do, it makes the first one.
fn round(snapshot: &Snapshot, around: Surroundings<'_>) -> Option<(Snapshot, Vec<&'static Rule>)> {
    let chosen = chosen(snapshot, around);
    let (revealing, silent): (Vec<_>, Vec<_>) =
        chosen.iter().partition(|(fix, _)| fix.adds.is_none());
    let revealed = edited(snapshot, &revealing);
    let all = edited(snapshot, &chosen.iter().collect::<Vec<_>>());
    // Fixes that promise that everything is read as before are made together or not at all. To read the document after
    // each of them would take quadratic time.
    let understood = silent.is_empty()
        || Growth::between(revealed.document(), all.document()) == Growth::default();
    let (next, made) = if understood {
        (all, chosen.iter().map(|(_, rule)| *rule).collect())
    } else {
        (
            revealed,
            revealing.iter().map(|(_, rule)| *rule).collect::<Vec<_>>(),
        )
    };
    (!made.is_empty()).then_some((next, made))
}

/// The safe fixes of the findings in `snapshot`, with their rules. No two touch each other.
fn chosen(snapshot: &Snapshot, around: Surroundings<'_>) -> Vec<(Fix, &'static Rule)> {
    let fixes = Fixes::of(snapshot, around);
    let mut taken = BTreeMap::new();
    let mut chosen = Vec::new();
    for found in rules::check_safely_fixable(snapshot, around) {
        let fix = fixes.safe(&found);
        let Some(fix) = fix.filter(|fix| {
            fix.replacements
                .iter()
                .all(|one| is_free(&one.range, &taken))
        }) else {
            continue;
        };
        let ranges = fix.replacements.iter().map(|one| &one.range);
        taken.extend(ranges.map(|range| (range.start, range.end)));
        chosen.push((fix, found.rule));
    }
    chosen
}

/// Whether `range` touches none of the ranges `taken`: the end of each by its start. They do not overlap.
fn is_free(range: &Range<usize>, taken: &BTreeMap<usize, usize>) -> bool {
    let before = taken.range(..=range.end).next_back();
    before.is_none_or(|(_, end)| *end < range.start)
}

/// The document after `fixes`.
fn edited(snapshot: &Snapshot, fixes: &[&(Fix, &'static Rule)]) -> Snapshot {
    let mut edits: Vec<Edit> = fixes.iter().flat_map(|(fix, _)| fix.edits()).collect();
    // The last one is made first, so that the places of the others stay right.
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.range.start, edit.range.end)));
    snapshot.edited(snapshot.version(), &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_documents_are_looked_at_fewer_times() {
        for (bytes, times) in [
            (0, 16),
            (180_000, 16),
            (500_000, 6),
            (1_000_000, 3),
            (9_000_000, 3),
        ] {
            assert_eq!(rounds(bytes), times, "{bytes}");
        }
    }

    #[test]
    fn ranges_that_touch_are_not_free() {
        let taken = BTreeMap::from([(2, 4), (6, 6), (8, 9)]);
        for (range, free) in [
            (0..1, true),
            (0..2, false),
            (3..3, false),
            (4..5, false),
            (5..5, true),
            (5..6, false),
            (7..7, true),
            (0..20, false),
            (10..12, true),
        ] {
            assert_eq!(is_free(&range, &taken), free, "{range:?}");
        }
    }
}
