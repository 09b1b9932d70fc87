//! The files of a room, which is a folder below `src`, use each other one way. What counts as a use is told in
//! [`super::imports`].

use std::collections::BTreeSet;

use super::exceptions::Exceptions;
use super::imports::uses;
use super::source::shipped;

/// The files in circles, one a line, a circle a paragraph. A circle with a comment that says why stays; all others are
/// to be undone. The list only gets shorter: a file that is in no circle any more must be taken out.
const KNOWN: &str = include_str!("circles.txt");

/// The circles of a graph: the largest sets of nodes each of which leads to every other, sorted. Node `from` leads to
/// those in `arrows[from]`.
fn circles(arrows: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let reached: Vec<BTreeSet<usize>> = (0..arrows.len()).map(|from| reach(arrows, from)).collect();
    let circle = |from: usize| -> BTreeSet<usize> {
        let others = reached[from].iter().copied();
        others.filter(|to| reached[*to].contains(&from)).collect()
    };
    let circles: BTreeSet<_> = (0..arrows.len()).map(circle).collect();
    circles
        .into_iter()
        .filter(|circle| circle.len() > 1)
        .collect()
}

/// Where the arrows from `from` lead, in any number of steps.
fn reach(arrows: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        let new = arrows[at].iter().filter(|to| reached.insert(**to));
        next.extend(new.copied());
    }
    reached
}

#[test]
fn files_of_a_room_use_each_other_one_way() {
    let sources = shipped();
    let mut arrows = uses(&sources);
    for (from, to) in arrows.iter_mut().enumerate() {
        to.retain(|to| sources[*to].room() == sources[from].room());
    }
    let mut found = BTreeSet::new();
    let mut shown = String::new();
    for circle in circles(&arrows) {
        for &file in &circle {
            let path = &sources[file].path;
            let inside = arrows[file].intersection(&circle);
            let used: Vec<&str> = inside.map(|to| sources[*to].path.as_str()).collect();
            shown += &format!("{path}  uses {}\n", used.join(", "));
            found.insert(path.clone());
        }
        shown.push('\n');
    }
    Exceptions::read(KNOWN).compare(&found, "circles.txt", &shown);
}

#[test]
fn circles_are_found() {
    let arrows = [&[1][..], &[2], &[0, 3], &[4], &[3], &[0], &[]];
    let arrows = arrows.map(|to| to.iter().copied().collect::<BTreeSet<usize>>());
    let expected = [[0, 1, 2].into(), [3, 4].into()];
    assert_eq!(circles(&arrows), expected);
}
