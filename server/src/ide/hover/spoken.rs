//! On a heading, a label or the head of a column that is about a topic: `Retrospective`, `WHY:`, `Confidence`.

use std::ops::Range;

use super::place::HoverPlace;
use super::{Hover, attribute, fact, key_result};
use crate::guidelines::{DOCUMENT, INITIATIVE, NUMBER_OF_KEY_RESULTS, Topic, spoken_of};
use crate::model::{AttributeName, BlockKind, Document, Item, Placed};

pub(super) fn hover(place: &HoverPlace<'_>) -> Option<Hover> {
    let block = place.block()?;
    let head = &block.block.head;
    let words = head.inline.plain.as_str();
    let all = || block.absolute(&head.range);
    let (topic, range) = match (block.block.kind, &head.label) {
        (BlockKind::FrontMatter, _) => (&DOCUMENT, block.range()),
        (BlockKind::KeyResults, _) => (&NUMBER_OF_KEY_RESULTS, all()),
        (BlockKind::Initiatives, _) => (&INITIATIVE, all()),
        (BlockKind::Cell, _) => (column(place, words)?, all()),
        (_, Some(label)) => (spoken_of(&label.word)?, block.absolute(&label.range)),
        _ => {
            let (topic, range) = about(
                words,
                head.inline.plain.plain_offset(place.offset - block.start),
            )?;
            (
                topic,
                block.absolute(&head.inline.plain.source_range(range)),
            )
        }
    };
    let facts = group(place.document(), &block);
    place
        .touches(&range)
        .then(|| Hover::about(range, topic, facts))
}

/// How many items stand below the heading of their group.
fn group(document: &Document, block: &Placed) -> Option<String> {
    let inside = |item: &Item| block.range().contains(&item.range().start);
    match block.block.kind {
        BlockKind::KeyResults => {
            let all = document.key_results.iter();
            let below = all.filter(|one| inside(&one.item));
            Some(format!("Below it: {}", key_result::measurable(below)))
        }
        BlockKind::Initiatives => {
            let all = document.initiatives.iter();
            let below = all.filter(|one| inside(&one.item)).count();
            Some(format!("Below it: {}", fact::count(below, "initiative")))
        }
        _ => None,
    }
}

/// What the words of a line are about. First all words are tried, then those on the side of the colon where the byte
/// `at` is.
fn about(words: &str, at: usize) -> Option<(&'static Topic, Range<usize>)> {
    if let Some(topic) = spoken_of(words) {
        return Some((topic, 0..words.len()));
    }
    let (label, value) = words.split_once([':', '：'])?;
    let behind = words.len() - value.len();
    let side = if at < behind { label } else { value };
    let start = if at < behind { 0 } else { behind };
    let topic = spoken_of(side)?;
    let start = start + side.len() - side.trim_start().len();
    Some((topic, start..start + side.trim().len()))
}

/// What a column of a table holds.
fn column(place: &HoverPlace<'_>, heading: &str) -> Option<&'static Topic> {
    let blocks = place.blocks();
    let is_header = |block: &Placed| block.block.kind == BlockKind::HeaderRow;
    if !blocks.iter().any(is_header) {
        return None;
    }
    let named = AttributeName::named(heading.trim_end_matches(':'));
    named.map(attribute::topic).or_else(|| spoken_of(heading))
}
