//! The objectives of one document by their words, no matter whose they are.

use super::number_range::NumberRange;
use super::similarity::Wordings;
use crate::model::{ObjectiveId, Words};

/// The objectives of one document by their words.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    wordings: Wordings,
    /// The first one without words.
    wordless: Option<usize>,
}

impl Titles {
    /// Of the objectives with the words `all`, in their order.
    pub fn of<'a>(all: impl Iterator<Item = &'a Words> + Clone) -> Self {
        Self {
            wordless: all.clone().position(Words::is_empty),
            // Each objective is a source of its own, because another one with the same words may be meant.
            wordings: Wordings::of(all.enumerate()),
        }
    }

    /// The objective with the words `title` or nearly these, but not the objective `but`, which names the other one.
    pub fn named(&self, title: &Words, but: Option<ObjectiveId>) -> Option<ObjectiveId> {
        let without = but.map_or_else(NumberRange::default, |but| NumberRange::one(but.index()));
        let at = if title.is_empty() {
            self.wordless.filter(|at| !without.contains(*at))
        } else {
            let nearest = self.wordings.nearest(title, without);
            nearest.map(|(at, _)| at)
        };
        at.map(ObjectiveId::at)
    }
}
