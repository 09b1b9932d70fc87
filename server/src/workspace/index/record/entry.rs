//! What a record lists: headings, goals, links and metrics.

use crate::model::SectionLevel;
use crate::text::Position;
use crate::workspace::index::anchor;
use crate::workspace::place::Place;

/// What kind of goal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
}

/// A stretch of a record's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordSpan {
    pub(super) start: u32,
    pub(super) length: u32,
}

/// An objective or a key result. There are many goals, so what only few of them have is kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// What it is.
    pub kind: GoalKind,
    pub(super) words: WordSpan,
    /// Where its words stand.
    pub place: Place,
    /// Where it ends with everything below it.
    pub end: Position,
    /// Of a key result its objective, of an objective the one it is nested below, by its place among the
    /// record's objectives, or [`NONE`].
    pub(super) objective: u32,
    /// The heading it stands below, by its place among the record's headings, or [`NONE`].
    pub(super) heading: u32,
    /// Whose goal it is.
    pub level: Option<SectionLevel>,
    pub(super) period: u8,
}

/// Means no number. An `Option` would take twice the room.
pub(super) const NONE: u32 = u32::MAX;

impl Goal {
    /// Of a key result its objective, of an objective the one it is nested below, by its place among the
    /// record's objectives.
    pub fn objective(&self) -> Option<u32> {
        (self.objective != NONE).then_some(self.objective)
    }

    /// The heading it stands below, by its place among the record's headings.
    pub fn heading(&self) -> Option<u32> {
        (self.heading != NONE).then_some(self.heading)
    }
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heading {
    pub(super) words: WordSpan,
    /// Where the heading stands.
    pub place: Place,
    /// Where it ends with everything below it.
    pub end: Position,
    pub(super) anchor: u64,
    /// Whether goals stand directly below it.
    pub owns_goals: bool,
    /// Whether it is a goal itself, which is listed as such.
    pub is_goal: bool,
}

/// A link to a file of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FileLink {
    pub(in crate::workspace::index) path: u64,
    pub(in crate::workspace::index) fragment: Option<u64>,
    /// Where it stands.
    pub place: Place,
}

/// A metric that a key result changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    /// Stands for its words.
    pub(in crate::workspace::index) number: u64,
    /// The goal's number.
    pub(in crate::workspace) goal: u32,
    /// Stands for the values between which it changes.
    pub(in crate::workspace) change: u64,
}

impl FileLink {
    /// Whether the part of the link behind `#` is `fragment`, which is empty if there is no such part.
    pub fn names(&self, fragment: &str) -> bool {
        self.fragment == (!fragment.is_empty()).then(|| anchor::key(fragment))
    }
}

impl Heading {
    /// Whether `link` leads to it, in the file that the link names.
    pub fn is_meant_by(&self, link: &FileLink) -> bool {
        link.fragment == Some(self.anchor)
    }
}
