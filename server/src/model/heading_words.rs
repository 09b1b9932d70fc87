//! What the words of a heading or line name, worked out once per block.

use super::conventions::ItemKind;
use super::group;
use super::head::{BlockKind, Head};
use super::heading::{announces_okrs, is_example, is_neutral, is_phrase, names_okrs, names_period};
use super::label;
use crate::period::Period;

/// What the words of a heading or line name.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadingWords {
    /// A group of items, and nothing else.
    pub(super) group: Option<ItemKind>,
    /// The time that a heading is about.
    pub(super) period: Option<Period>,
    /// Whether a heading holds a word for a year, quarter or half, even if no period can be read from it.
    pub(super) periodic: bool,
    /// Whether a heading names nobody.
    pub(super) neutral: bool,
    /// Whether a heading names OKRs.
    pub(super) okrs: bool,
    /// Whether it heads examples.
    pub(super) example: bool,
    /// Whether a heading says in full that the OKRs of a period follow.
    pub(super) announces: bool,
    /// Whether a heading speaks of an objective or key result by its label.
    pub(super) mentions: bool,
    /// Whether a heading has enough words to say what should change.
    pub(super) phrase: bool,
}

impl HeadingWords {
    pub(super) fn of(kind: BlockKind, head: &Head) -> Self {
        let words = head.inline.plain.as_str();
        let heading = kind == BlockKind::Section;
        let period = heading.then(|| Period::find(words)).flatten();
        Self {
            group: group::named(words),
            period: period.map(|(period, _)| period),
            periodic: heading && names_period(words),
            neutral: heading && is_neutral(words),
            okrs: heading && names_okrs(words),
            example: is_example(words),
            announces: heading && announces_okrs(words),
            mentions: heading && label::mentions(words),
            phrase: heading && is_phrase(words),
        }
    }
}
