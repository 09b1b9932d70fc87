//! What a reparse left untouched.

use std::ops::Range;

use crate::text::Splice;

/// The parts of a text that a run of edits, or the reparse after it, changed; and where the rest of it
/// stood before.
#[derive(Clone, Debug, Default)]
pub struct Damage {
    /// In bytes of the new text; sorted and disjoint.
    ranges: Vec<Range<usize>>,
    splice: Option<Splice>,
}

impl Damage {
    /// `splice` covers all edits; `reparsed` are the byte ranges of the new text in which the structure of
    /// the tree changed.
    pub(super) fn new(splice: Splice, reparsed: impl Iterator<Item = Range<usize>>) -> Self {
        let mut ranges: Vec<_> = reparsed.collect();
        ranges.push(splice.start..splice.new_end);
        ranges.sort_by_key(|range| range.start);
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self {
            ranges: merged,
            splice: Some(splice),
        }
    }

    /// Whether nothing in `range` of the new text, nor at its edges, was changed.
    pub fn spares(&self, range: &Range<usize>) -> bool {
        let after = self
            .ranges
            .partition_point(|damaged| damaged.end < range.start);
        self.ranges
            .get(after)
            .is_none_or(|damaged| damaged.start > range.end)
    }

    /// From the first byte of the new text that was changed to the last; `None` where none was.
    pub fn bounds(&self) -> Option<Range<usize>> {
        Some(self.ranges.first()?.start..self.ranges.last()?.end)
    }

    /// Where the byte `offset` of the new text, which no edit touched, stood in the old text.
    pub fn old_offset(&self, offset: usize) -> usize {
        match self.splice {
            Some(splice) if offset >= splice.new_end => offset - splice.new_end + splice.old_end,
            _ => offset,
        }
    }
}

/// The one splice that covers `first` and then `second`, which was made to the text `first` left.
pub(super) fn cover(first: Splice, second: Splice) -> Splice {
    let old_end = first
        .old_end
        .max((second.old_end + first.old_end).saturating_sub(first.new_end));
    let new_end = second
        .new_end
        .max((first.new_end + second.new_end).saturating_sub(second.old_end));
    Splice {
        start: first.start.min(second.start),
        old_end,
        new_end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Edit, Text};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cover_keeps_what_stands_outside(
            start in "[a-f]{0,20}",
            edits in prop::collection::vec((0usize..25, 0usize..25, "[x-z]{0,4}"), 1..6),
        ) {
            let mut text = Text::new(&start);
            let covered = edits
                .into_iter()
                .map(|(a, b, insert)| text.apply(&Edit { range: a..b, text: insert }))
                .reduce(cover);
            let splice = covered.unwrap_or(Splice { start: 0, old_end: 0, new_end: 0 });
            let end = text.to_string();
            prop_assert_eq!(&start[..splice.start], &end[..splice.start]);
            prop_assert_eq!(&start[splice.old_end..], &end[splice.new_end..]);
        }
    }

    #[test]
    fn edges_count_as_touched() {
        let splice = Splice {
            start: 10,
            old_end: 12,
            new_end: 11,
        };
        let damage = Damage::new(splice, std::iter::once(20..30));
        for (range, spared) in [
            (0..9, true),
            (0..10, false),
            (11..15, false),
            (12..19, true),
            (12..20, false),
            (31..40, true),
        ] {
            assert_eq!(damage.spares(&range), spared, "{range:?}");
        }
        assert_eq!(damage.old_offset(5), 5);
        assert_eq!(damage.old_offset(12), 13);
    }
}
