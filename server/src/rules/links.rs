//! What of an item's words leads somewhere.

use std::ops::Range;

use super::Subject;
use crate::model::Item;

/// The places in the document of the links in the line of an item, and then of its references. `[id]` alone is a
/// reference only if it is defined.
pub(super) fn of<'a>(
    subject: &'a Subject<'_>,
    item: &'a Item,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let words = item.words();
    let inline = &words.block.head.inline;
    let links = inline
        .links
        .iter()
        .map(|link| inline.plain.source_range(link.plain.clone()));
    let references = inline
        .references
        .iter()
        .filter(|reference| !reference.shortcut || subject.definitions().holds(&reference.id))
        .map(|reference| reference.range.clone());
    links.chain(references).map(|range| words.absolute(&range))
}
