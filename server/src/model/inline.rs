//! The words of one line, its references and its links.

use std::ops::Range;

use super::plain::PlainText;
use super::reference_use::ReferenceUse;

/// The content of a `text` node. All ranges are relative to the block that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The words.
    pub plain: PlainText,
    /// The uses of reference definitions, in order.
    pub references: Box<[ReferenceUse]>,
    /// The links, in order.
    pub links: Box<[Link]>,
    /// The length of the words, from the start on, that are set apart as strong or code: often a label.
    pub lead: usize,
    /// Whether all words are strong, as those of a line that heads others are.
    pub strong: bool,
    /// Whether all words are emphasised, as those of a remark are.
    pub emphasised: bool,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of its text among the plain words.
    pub plain: Range<usize>,
    /// The place of its destination, relative to the block.
    pub destination: Range<usize>,
    /// Whether it leads to another place in the same document.
    pub local: bool,
}

impl Inline {
    /// Whether `at`, a place among the words, lies in code, an address, a mention or the text of a link.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        let link = last_before(&self.links, at, |link| &link.plain);
        let reference = last_before(&self.references, at, |reference| &reference.plain);
        link.is_some_and(|link| link.plain.contains(&at))
            || reference.is_some_and(|used| !used.shortcut && used.plain.contains(&at))
            || self.plain.is_opaque(at)
    }

    /// What stands behind the first `at` bytes of the words and the blanks after them.
    pub(super) fn behind(self, at: usize) -> Self {
        let plain = self.plain.behind(at);
        let cut = self.plain.as_str().len() - plain.as_str().len();
        let shift =
            |range: &Range<usize>| range.start.saturating_sub(cut)..range.end.saturating_sub(cut);
        let references = self.references.into_iter().map(|reference| ReferenceUse {
            plain: shift(&reference.plain),
            ..reference
        });
        let links = self.links.into_iter().map(|link| Link {
            plain: shift(&link.plain),
            ..link
        });
        Self {
            references: references.collect(),
            links: links.collect(),
            plain,
            lead: self.lead.saturating_sub(cut),
            strong: self.strong,
            emphasised: self.emphasised,
        }
    }
}

/// The last of `spans`, which are in order, that begins at or before `at`.
fn last_before<T>(spans: &[T], at: usize, place: impl Fn(&T) -> &Range<usize>) -> Option<&T> {
    let behind = spans.partition_point(|span| place(span).start <= at);
    spans.get(behind.checked_sub(1)?)
}
