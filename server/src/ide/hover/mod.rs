//! Hover: what the guidelines say about what stands here, and what the server worked out about it.

mod alignment;
mod attribute;
mod fact;
mod figures;
mod goal;
mod key_result;
mod objective;
mod period;
mod place;
mod placeholder;
pub(super) mod rule;
mod section;
mod spoken;
mod standing;
mod word;

use std::ops::Range;

use jiff::civil::Date;

use super::suppression;
use crate::guidelines::Topic;
use crate::workspace::Snapshot;
use crate::workspace::index::Surroundings;
use place::Place;

/// Help about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about, in bytes.
    pub range: Range<usize>,
    /// Markdown, at most forty lines.
    pub markdown: String,
}

/// Help about what stands at the byte `offset`. `today` is needed to tell how much time a period has left.
pub fn hover(
    snapshot: &Snapshot,
    offset: usize,
    today: Date,
    around: Surroundings<'_>,
) -> Option<Hover> {
    if !snapshot.is_okr() {
        return None;
    }
    let place = Place::new(snapshot, offset, today, around);
    suppression::hover(snapshot, offset)
        .or_else(|| placeholder::hover(&place))
        .or_else(|| period::hover(&place))
        .or_else(|| attribute::hover(&place))
        .or_else(|| word::hover(&place))
        .or_else(|| goal::hover(&place))
        .or_else(|| section::hover(&place))
        .or_else(|| spoken::hover(&place))
}

/// More about one thing than this is not read.
const MOST_FACTS: usize = 16;

impl Hover {
    /// The topic's page, and below a rule what was worked out, each fact a line of Markdown.
    fn about(range: Range<usize>, topic: &Topic, facts: impl IntoIterator<Item = String>) -> Self {
        let mut markdown = topic.page.trim_end().to_owned();
        let mut facts = facts.into_iter().take(MOST_FACTS).peekable();
        if facts.peek().is_some() {
            markdown.push_str("\n\n---\n\n");
        }
        for fact in facts {
            markdown.push_str("- ");
            markdown.push_str(&fact);
            markdown.push('\n');
        }
        Self { range, markdown }
    }
}

#[cfg(test)]
mod tests;
