//! What is known of a text piece by piece is followed from version to version: an edit has no more read again than it touches.

use std::ops::Range;

use crate::text::Splice;

/// A stretch of a text, and what of it decides how the next one is read.
pub(super) trait Piece: Clone {
    /// What decides how the next one is read.
    type Behind: PartialEq;

    /// Its bytes.
    fn len(&self) -> usize;

    fn behind(&self) -> &Self::Behind;
}

/// The pieces of the text that `splice` made out of that of `old`. `read` adds those of a range of the new text to those
/// before it.
pub(super) fn follow<P: Piece>(
    old: &[P],
    splice: Splice,
    read: impl Fn(&mut Vec<P>, Range<usize>),
) -> Vec<P> {
    let mut ends = old.iter().scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    let kept = ends.position(|end| end > splice.start);
    // What is added at the end of a text belongs to its last piece.
    let kept = kept.unwrap_or(old.len().saturating_sub(1));
    let (before, mut old) = old.split_at(kept);
    let start: usize = before.iter().map(P::len).sum();
    let mut pieces = before.to_vec();
    let mut last = before.last();
    let mut end = start;
    while let Some((piece, rest)) = old.split_first()
        && end <= splice.old_end
    {
        (end, last, old) = (end + piece.len(), Some(piece), rest);
    }
    let mut at = end + splice.new_end - splice.old_end;
    read(&mut pieces, start..at);
    // What follows is read in another way where what is before it is another one now.
    while let Some((piece, rest)) = old.split_first()
        && last.map(P::behind) != pieces.last().map(P::behind)
    {
        read(&mut pieces, at..at + piece.len());
        (at, last, old) = (at + piece.len(), Some(piece), rest);
    }
    pieces.extend_from_slice(old);
    pieces
}
