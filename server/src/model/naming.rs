//! What the words of a heading or line name, worked out once per block.

use super::block::{BlockKind, Head};
use super::group::Group;
use super::manner::names_okrs;
use super::section::{is_example, is_neutral, names_period};
use crate::measure::period::Period;

/// What the words of a heading or line name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    /// A group of items, and nothing else.
    pub(super) group: Option<Group>,
    /// The time that a heading is about.
    pub(super) period: Option<Period>,
    /// Whether a heading holds a year or quarter, also where it is not told which.
    pub(super) periodic: bool,
    /// Whether a heading names nobody.
    pub(super) neutral: bool,
    /// Whether a heading names OKRs.
    pub(super) okrs: bool,
    /// Whether it heads examples.
    pub(super) example: bool,
}

impl Naming {
    pub(super) fn of(kind: BlockKind, head: &Head) -> Self {
        let words = head.inline.plain.as_str();
        let heading = kind == BlockKind::Section;
        Self {
            group: Group::named(words),
            period: heading
                .then(|| Period::find(words))
                .flatten()
                .map(|(period, _)| period),
            periodic: heading && names_period(words),
            neutral: heading && is_neutral(words),
            okrs: heading && names_okrs(words),
            example: is_example(words),
        }
    }
}
