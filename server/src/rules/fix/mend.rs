//! Making all safe fixes of a document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Fix, Fixes, Growth};
use crate::rules::{self, Rule};
use crate::text::Edit;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// So many times a document is looked at again, for one fix may make another one possible.
const MOST_ROUNDS: usize = 16;

/// A long document is looked at fewer times: in all of them together no more than so many bytes are read.
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

/// Makes the safe fixes of everything that is found in `snapshot`, until there are none; `None` where there is
/// none to begin with. Also what is found on the line being typed is mended, as it would be in a file.
///
/// A text that is too dense to be read to its end gives way bit by bit: what is taken out of its beginning lets as much
/// more of it be read. It is not followed to its end if it is long: what is found then is left for the next time.
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

/// How many times a document of so many bytes is looked at. Documents of up to some 180 kilobytes are mended as long as
/// there is something to mend.
fn rounds(bytes: usize) -> usize {
    (MOST_READ / bytes.max(1)).clamp(FEWEST_ROUNDS, MOST_ROUNDS)
}

/// Makes the fixes that do not get in each other's way, the first of those that do.
fn round(snapshot: &Snapshot, around: Surroundings<'_>) -> Option<(Snapshot, Vec<&'static Rule>)> {
    let chosen = chosen(snapshot, around);
    let (revealing, silent): (Vec<_>, Vec<_>) =
        chosen.iter().partition(|(fix, _)| fix.adds.is_none());
    let revealed = edited(snapshot, &revealing);
    let all = edited(snapshot, &chosen.iter().collect::<Vec<_>>());
    // Those that say that nothing is read differently are made together or not at all: looking at the document behind
    // each of them would take the square of their number.
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

/// The safe fixes of what is found in `snapshot`, none of which touches another, with their rules.
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

/// Whether `range` touches none of the ranges `taken`, which do not overlap: the end of each by its start.
fn is_free(range: &Range<usize>, taken: &BTreeMap<usize, usize>) -> bool {
    let before = taken.range(..=range.end).next_back();
    before.is_none_or(|(_, end)| *end < range.start)
}

/// The document after `fixes`.
fn edited(snapshot: &Snapshot, fixes: &[&(Fix, &'static Rule)]) -> Snapshot {
    let mut edits: Vec<Edit> = fixes.iter().flat_map(|(fix, _)| fix.edits()).collect();
    // Each is made before those in front of it, so that it finds its place.
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
