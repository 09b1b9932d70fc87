//! Which comments are about the parts of a document around a place.

use std::cmp::Reverse;
use std::ops::Range;

/// The parts that comments are about: each inside another one or beside it, as sections are.
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
    /// Of the parts and the numbers of the comments about them.
    pub(super) fn of(mut abouts: Vec<(Range<usize>, usize)>) -> Self {
        abouts.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
        let mut areas = Self::default();
        for (range, comment) in abouts {
            if let Some(same) = areas.0.last_mut().filter(|last| last.range == range) {
                same.comments.push(comment);
                continue;
            }
            let outer = areas.around(range.start).next();
            areas.0.push(Area {
                range,
                comments: vec![comment],
                outer,
            });
        }
        areas
    }

    /// The numbers of those around the byte `at`, the innermost first.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let begun = self.0.partition_point(|area| area.range.start <= at);
        let outer = |number: &usize| self.0.get(*number)?.outer;
        let outwards = std::iter::successors(begun.checked_sub(1), outer);
        outwards.filter(move |number| {
            let area = self.0.get(*number);
            area.is_some_and(|area| area.range.contains(&at))
        })
    }

    /// The one with this number.
    pub(super) fn get(&self, number: usize) -> Option<&Area> {
        self.0.get(number)
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
            let around = areas.around(at).filter_map(|number| areas.get(number));
            let comments: Vec<usize> = around.flat_map(|area| area.comments.clone()).collect();
            assert_eq!(comments, expected, "{at}");
        }
    }
}
