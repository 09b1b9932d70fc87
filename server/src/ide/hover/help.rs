//! What a hover shows: a page of the guidelines, and facts about the document.

use std::ops::Range;

use crate::guidelines::Topic;

/// Help about a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about, in bytes.
    pub range: Range<usize>,
    /// Markdown, at most forty lines.
    pub markdown: String,
}

/// At most this many facts are shown: nobody reads more.
pub(super) const MOST_FACTS: usize = 16;

impl Hover {
    /// The page of `topic` about the bytes `range`. Below it and a line across, the `facts`, each a line of Markdown.
    pub(super) fn about(
        range: Range<usize>,
        topic: &Topic,
        facts: impl IntoIterator<Item = String>,
    ) -> Self {
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
