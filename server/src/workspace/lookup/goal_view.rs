//! What one document shows of a goal of another.

use std::sync::Arc;

use crate::model::Item;
use crate::text::Position;
use crate::workspace::index::{File, Goal};
use crate::workspace::place::{Location, Place};

/// What there is to see of a goal from another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalView<'a> {
    /// Its words.
    pub text: &'a str,
    /// Whose goal it is: in another file the heading above it, or the file's name.
    pub team: String,
    /// Where they stand.
    pub words: Location,
    /// The goal with everything below it.
    pub whole: Location,
}

impl<'a> GoalView<'a> {
    pub(super) fn here(item: &'a Item) -> Self {
        Self {
            text: item.text(),
            team: String::new(),
            words: Location::Here(item.text_range()),
            whole: Location::Here(item.range()),
        }
    }

    /// A goal of `file`.
    pub fn of(file: &'a File, goal: &Goal) -> Self {
        let start = Position {
            character: 0,
            ..goal.place.start
        };
        let whole = Place {
            start,
            end: goal.end.max(goal.place.end),
        };
        Self {
            text: file.record.words(goal),
            team: file.team_of(goal),
            words: Location::Elsewhere(Arc::clone(&file.path), goal.place),
            whole: Location::Elsewhere(Arc::clone(&file.path), whole),
        }
    }
}
