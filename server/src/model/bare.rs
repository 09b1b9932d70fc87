//! Objectives whose key results are the plain items below them.

use super::block::{BlockKind, Marker, Placed};
use super::role::opens_key_results;

/// Whether the list items directly below an objective are its key results, because nothing in it is
/// labelled as one. An objective from a list of objectives has them there only if they are numbered, and a
/// heading `Objective` with neither number nor words is found in documents of any kind.
pub(super) fn is_bare(objective: &Placed) -> bool {
    let head = &objective.block.head;
    let label = head.label.as_ref();
    let numbered = label.is_some_and(|label| label.id.is_some());
    let heading = matches!(head.marker, Some(Marker::Heading(_)));
    // `O2` in a list may be oxygen.
    let letter = label.is_some_and(|label| label.word.len() == 1) && !heading;
    if letter || (!numbered && objective.words().is_empty()) {
        return false;
    }
    let grouped = objective.children().any(|block| {
        matches!(
            block.block.kind,
            BlockKind::KeyResult | BlockKind::Objective
        ) || opens_key_results(&block)
    });
    let listed = objective.block.kind == BlockKind::ListItem;
    let numbered = || objective.children().any(|block| is_numbered(&block));
    !grouped && (!listed || numbered())
}

/// What begins a remark below an objective and not a key result.
const NOTES: [&str; 10] = [
    "next steps",
    "next step",
    "note",
    "notes",
    "context",
    "why",
    "background",
    "description",
    "comment",
    "comments",
];

/// Whether a list item is a remark or a bare link.
pub(super) fn is_note(block: &Placed) -> bool {
    let (words, links) = (block.words(), &block.block.head.inline.links);
    let linked: usize = links.iter().map(|link| link.plain.len()).sum();
    let lower = words
        .split_once([':', '：'])
        .map(|(first, _)| first.to_lowercase());
    lower.is_some_and(|first| NOTES.contains(&first.as_str()))
        || (!links.is_empty() && linked + 2 >= words.len())
}

/// Whether a list item bears a number and not a bullet.
pub(super) fn is_numbered(block: &Placed) -> bool {
    matches!(
        block.block.head.marker,
        Some(Marker::List { ordered: true, .. })
    )
}
