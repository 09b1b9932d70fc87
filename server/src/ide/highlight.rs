//! Highlighting: the other places in the document that hold the same thing as the place of the cursor.

use std::ops::Range;

use super::references::{Used, uses};
use super::target::{AnyItem, support_at, touches};
use crate::model::{Item, KeyResult, ObjectiveId};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::alignment::{Edge, Evidence};
use crate::workspace::lookup::Alignments;

/// An occurrence of what the cursor is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its place, in bytes.
    pub range: Range<usize>,
    /// Whether it is defined here, and not only named.
    pub defines: bool,
}

/// The occurrences in the document of what stands at the byte `offset`, and that place itself. Of a reference: its uses
/// and its definition. Of an objective: the lines and goals that name it or repeat its words. Of a key result: the key
/// results with the same words.
pub fn highlights(snapshot: &Snapshot, offset: usize, around: Surroundings<'_>) -> Vec<Occurrence> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let mut found = reference(snapshot, offset)
        .or_else(|| objective(snapshot, offset, around))
        .or_else(|| key_result(snapshot, offset))
        .unwrap_or_default();
    found.sort_by_key(|one| one.range.start);
    found
}

fn reference(snapshot: &Snapshot, offset: usize) -> Option<Vec<Occurrence>> {
    let uses = uses(snapshot.document(), offset, true)?.into_iter();
    let occurrences = uses.map(|Used { range, defines }| Occurrence { range, defines });
    Some(occurrences.collect())
}

fn objective(
    snapshot: &Snapshot,
    offset: usize,
    around: Surroundings<'_>,
) -> Option<Vec<Occurrence>> {
    let document = snapshot.document();
    // Who serves what takes time to work out. It is asked only if a line can name or repeat what is here.
    let line = named_at(snapshot, offset);
    let own = match AnyItem::at(document, offset) {
        Some(AnyItem::Objective(objective)) if line.is_none() => Some(objective),
        _ => None,
    };
    if line.is_none() && own.is_none() {
        return None;
    }
    let alignments = Alignments::of(document, snapshot.text(), around);
    let edges = document.objectives.iter().zip(&alignments.objectives);
    let objectives = edges.map(|(objective, edge)| (&objective.item, edge));
    let edges = document.key_results.iter().zip(&alignments.key_results);
    let key_results = edges.map(|(key_result, edge)| (&key_result.item, edge));
    let naming: Vec<(Range<usize>, ObjectiveId)> = objectives
        .chain(key_results)
        .filter_map(|(item, edge)| naming(item, edge.as_ref()?))
        .collect();
    let here = || document.objective_ids();
    let id = match own {
        // Words that repeat those of an objective are an occurrence of that one.
        Some(own) => {
            let repeated = naming.iter().find(|(range, _)| touches(range, offset));
            let itself = here().find(|(_, objective)| std::ptr::eq(*objective, own));
            repeated.map(|(_, id)| *id).or(itself.map(|(id, _)| id))?
        }
        None => naming.iter().find(|(range, _)| touches(range, offset))?.1,
    };
    let item = &document.objective(id)?.item;
    let mut occurrences = vec![Occurrence {
        range: titled(item),
        defines: true,
    }];
    let same = naming.into_iter().filter(|(_, named)| *named == id);
    occurrences.extend(same.map(|(range, _)| Occurrence {
        range,
        defines: false,
    }));
    // A line at the head of a section names it for all goals there.
    occurrences.dedup_by(|next, last| next.range == last.range);
    Some(occurrences)
}

/// The line at the byte `offset` that says what an item serves.
fn named_at(snapshot: &Snapshot, offset: usize) -> Option<Range<usize>> {
    let (_, attribute) = support_at(snapshot.document(), offset)?;
    Some(attribute.range())
}

/// The words of `item` by which it names the document's objective that it serves.
fn naming(item: &Item, edge: &Edge) -> Option<(Range<usize>, ObjectiveId)> {
    let range = match edge.evidence {
        Evidence::Explicit => item.supports().next()?.value_range(),
        Evidence::SameText | Evidence::NearText(_) => titled(item),
        _ => return None,
    };
    edge.to.file.is_none().then_some((range, edge.to.objective))
}

/// The key results in the same words.
fn key_result(snapshot: &Snapshot, offset: usize) -> Option<Vec<Occurrence>> {
    let document = snapshot.document();
    let AnyItem::KeyResult(own) = AnyItem::at(document, offset)? else {
        return None;
    };
    let words = own.item.text().to_lowercase();
    let same = |other: &&KeyResult| {
        let other = &other.item;
        other.block.start == own.item.block.start
            || (!words.is_empty() && other.text().to_lowercase() == words)
    };
    let all = document.key_results.iter().filter(same);
    let occurrences = all.map(|other| Occurrence {
        range: titled(&other.item),
        defines: true,
    });
    Some(occurrences.collect())
}

/// The label and the words of `item`.
fn titled(item: &Item) -> Range<usize> {
    let words = item.text_range();
    let label = item.label_range().unwrap_or(words.clone());
    label.start.min(words.start)..words.end.max(label.end)
}

#[cfg(test)]
mod tests {
    use okr_lsp_fixture::Fixture;

    use super::*;

    /// The occurrences at `$0` are what `<|…|>` encloses.
    fn assert_highlights(notation: &str) {
        let file = Fixture::new(notation).file().clone();
        let snapshot = Snapshot::new("plan.okr", 0, &file.text);
        let cursor = file.cursor.expect("a cursor");
        let found = highlights(&snapshot, cursor, Surroundings::none());
        let ranges: Vec<_> = found.iter().map(|one| one.range.clone()).collect();
        assert_eq!(ranges, file.ranges, "{notation}");
    }

    #[test]
    fn occurrences_of_what_the_cursor_is_on() {
        for notation in [
            // A placeholder's reference, from a use and from its definition.
            "//- /plan.okr\n- O: Win\n  - KR: Win <|[_N<sub>$01</sub>_][n1]|> cities\n  - KR: Visit <|[_N_][n1]|>\n\n[<|n1|>]: https://example.org\n",
            "//- /plan.okr\n- O: Win\n  - KR: Win <|[_N<sub>1</sub>_][n1]|> cities\n\n[<|n$01|>]: https://example.org\n",
            // An objective with the line that names it, from both.
            "//- /plan.okr\n## Company\n\n- <|O1: W$0in|>\n  - KR: 3 cups\n\n## Sales\n\n- O: Sell more\n  - Supports: <|O1|>\n  - KR: 5 bags\n",
            "//- /plan.okr\n## Company\n\n- <|O1: Win|>\n  - KR: 3 cups\n\n## Sales\n\n- O: Sell more\n  - Supports: <|O$01|>\n  - KR: 5 bags\n",
            // One that repeats its words.
            "//- /plan.okr\n## Company\n\n- <|O1: Win all hearts|>\n  - KR: 3 cups\n\n## Sales\n\n- <|O: Win $0all hearts|>\n  - KR: 5 bags\n",
            // The same key result twice; alone it is its only occurrence.
            "//- /plan.okr\n- O: Win\n  - <|KR: 3 $0cups|>\n- O: Show\n  - <|KR: 3 Cups|>\n  - KR: 4 cups\n",
            "//- /plan.okr\n- O: Win\n  - <|$0KR 1: 3 cups|>\n",
            // Prose and blank lines are nothing.
            "//- /plan.okr\nHe$0llo\n\n- O: Win\n  - KR: 3 cups\n",
        ] {
            assert_highlights(notation);
        }
    }

    #[test]
    fn the_definition_is_told_from_its_uses() {
        let text = "- O: Win [_N_][n1] hearts\n  - KR: Win 3\n\n[n1]: https://example.org\n";
        let snapshot = Snapshot::new("plan.okr", 0, text);
        let found = highlights(&snapshot, 10, Surroundings::none());
        let defines: Vec<bool> = found.iter().map(|one| one.defines).collect();
        assert_eq!(defines, [false, true]);
    }
}
