//! Objectives whose key results are the plain items below them.

use super::head::{BlockKind, Marker};
use super::placed::Placed;
use crate::lexicon::heading;

/// Whether the list items directly below an objective are its key results, because nothing in it is labelled as one.
/// Below an objective in a list they must be numbered. A heading `Objective` with neither number nor words does not
/// count: documents of any kind have it.
pub(super) fn is_bare(objective: &Placed) -> bool {
    let head = &objective.block.head;
    let label = head.label.as_ref();
    let numbered = head.number().is_some();
    // `O2` in a list may be oxygen.
    let letter = label.is_some_and(|label| label.word.len() == 1) && !objective.block.is_heading();
    if letter || (!numbered && objective.words().is_empty()) {
        return false;
    }
    let labelled = objective.owns(BlockKind::KeyResult) || objective.owns(BlockKind::Objective);
    let grouped = || objective.children().any(|block| block.opens_key_results());
    let listed = objective.kind() == BlockKind::ListItem;
    let numbered = || objective.children().any(|block| is_numbered(&block));
    !labelled && !grouped() && (!listed || numbered())
}

/// Whether a list item is a remark or a bare link.
pub(super) fn is_note(block: &Placed) -> bool {
    let first = block.words().split_once([':', '：']);
    let first = first.map(|(first, _)| first.to_lowercase());
    first.is_some_and(|first| heading::NOTE.contains(&first.as_str())) || is_link(block)
}

/// Whether an item of a group has no words, or explains what such items are.
pub(super) fn is_no_item(block: &Placed) -> bool {
    let words = block.words();
    let begins = |definition: &str| {
        let start = words.get(..definition.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(definition))
    };
    let inline = &block.block.head.inline;
    let empty = words.is_empty() && inline.references.is_empty();
    (empty && block.block.head.label.is_none())
        || heading::DEFINITION.iter().any(|known| begins(known))
}

/// Whether an item is only a link.
pub(super) fn is_link(block: &Placed) -> bool {
    let inline = &block.block.head.inline;
    let linked: usize = inline.links.iter().map(|link| link.plain.len()).sum();
    !inline.links.is_empty() && linked + 2 >= inline.plain.as_str().len()
}

/// Whether an item is only a link within the document, as those of a table of contents are.
pub(super) fn is_contents(block: &Placed) -> bool {
    is_link(block) && block.block.head.inline.links.iter().all(|link| link.local)
}

/// Whether a list item bears a number and not a bullet.
pub(super) fn is_numbered(block: &Placed) -> bool {
    let marker = &block.block.head.marker;
    matches!(marker, Some(Marker::List { ordered: true, .. }))
}
