//! Finds the comments that are about the parts of a document around a place.

use std::cmp::Reverse;
use std::iter;
use std::ops::Range;

/// The parts that comments are about. As sections do, each stands inside or beside another one.
#[derive(Debug, Default)]
pub(super) struct Areas(Vec<Area>);

/// A part of the document.
#[derive(Debug)]
pub(super) struct Area {
    /// In bytes.
    range: Range<usize>,
    /// The numbers of the comments about it.
    pub(super) comments: Vec<usize>,
    /// The innermost one around it.
    outer: Option<usize>,
}

impl Areas {
    /// The areas for pairs of a part, in bytes, and the number of a comment about it.
    pub(super) fn of(mut abouts: Vec<(Range<usize>, usize)>) -> Self {
        abouts.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
        let mut areas = Self::default();
        for (range, comment) in abouts {
            if let Some(same) = areas.0.last_mut().filter(|last| last.range == range) {
                same.comments.push(comment);
                continue;
            }
            let outer = areas.around(range.start).next().map(|(number, _)| number);
            areas.0.push(Area {
                range,
                comments: vec![comment],
                outer,
            });
        }
        areas
    }

    /// The parts around the byte `at` with their numbers, the innermost first.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = (usize, &Area)> {
        let begun = self.0.partition_point(|area| area.range.start <= at);
        let numbered = |number: usize| Some((number, self.0.get(number)?));
        let last = begun.checked_sub(1).and_then(numbered);
        let outwards = iter::successors(last, move |(_, area)| numbered(area.outer?));
        outwards.filter(move |(_, area)| area.range.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_around_a_place_are_found() {
        let whole = 0..usize::MAX;
        let areas = Areas::of(vec![
            (whole.clone(), 0),
            (40..60, 1),
            (10..30, 2),
            (12..20, 3),
            (whole, 4),
            (20..30, 5),
        ]);
        for (at, expected) in [
            (0, &[0, 4][..]),
            (10, &[2, 0, 4]),
            (12, &[3, 2, 0, 4]),
            (20, &[5, 2, 0, 4]),
            (30, &[0, 4]),
            (50, &[1, 0, 4]),
            (60, &[0, 4]),
        ] {
            let around = areas.around(at);
            let comments: Vec<usize> = around.flat_map(|(_, area)| area.comments.clone()).collect();
            assert_eq!(comments, expected, "{at}");
        }
    }
}
