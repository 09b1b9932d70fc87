//! The words of an item, as the recognisers take them.

use std::ops::Range;

/// The words of an item with what is known about spans of them. All ranges are byte ranges of `text`.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'a> {
    /// Plain text: label, list marker, emphasis markers, link destinations, tags and trailing status removed.
    pub text: &'a str,
    /// Linked or marked-up redactions, sorted and disjoint: "N1" where the author wrote `[_N<sub>1</sub>_][n1]`; a
    /// `$` before it is not included.
    pub placeholders: &'a [Range<usize>],
    /// Inline code, bare addresses, mentions, tags, sorted and disjoint: words without meaning for numbers.
    pub opaque: &'a [Range<usize>],
}

impl<'a> Phrase<'a> {
    /// Words of which nothing more is known.
    pub const fn of_words(text: &'a str) -> Self {
        Self {
            text,
            placeholders: &[],
            opaque: &[],
        }
    }
}
