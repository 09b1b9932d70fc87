//! What the words of an item say in numbers, worked out once per block.

use super::plain::PlainText;
use crate::measure::{Change, Contradiction, IncompleteRange, Measure, Reading, Target};

/// The findings of the recognisers. Their ranges are in bytes of the plain text.
#[derive(Debug)]
pub struct Facts {
    /// Whether and how a key result can be measured.
    pub measure: Measure,
    /// The numeric target of an objective.
    pub target: Option<Target>,
    /// The change from a baseline to a target.
    pub change: Option<Change>,
    /// A range that lacks its baseline or target.
    pub incomplete_range: Option<IncompleteRange>,
    /// A verb of direction at odds with the change.
    pub contradiction: Option<Contradiction>,
    /// Whether the wording is that of work to be done and not of a result.
    pub work_like: bool,
}

impl Facts {
    pub(super) fn of(plain: &PlainText) -> Self {
        let reading = Reading::of(&plain.phrase());
        Self {
            measure: reading.measure(),
            target: reading.objective_target(),
            change: reading.change(),
            incomplete_range: reading.incomplete_range(),
            contradiction: reading.contradiction(),
            work_like: reading.work_like(),
        }
    }
}

/// Whether `words` hold nothing but punctuation, as a goal still to be written does.
pub fn is_blank(words: &str) -> bool {
    !words.chars().any(char::is_alphanumeric)
}
