//! Which company objective an item may be meant to serve, and how to name it.

use super::resolver::Resolver;
use crate::model::{Objective, Words};
use crate::workspace::alignment::Support;
use crate::workspace::identity::Target;

/// Company objectives are named by their place up to this one.
const LAST: usize = 9;

impl Resolver<'_> {
    /// The company objective that `objective` could serve and that has most words in common with `words`; the first of
    /// several.
    pub fn likeliest(&self, objective: &Objective, words: &Words) -> Option<Target> {
        let scope = self.scope(objective)?;
        let found = scope.parts().filter_map(|part| part.likeliest(words));
        // Of equals the first, which stands in the same document.
        let likeliest = found.reduce(|best, other| if other.1 > best.1 { other } else { best });
        Some(likeliest?.0)
    }

    /// What to write behind `Supports:` below `objective` or one of its key results to name `target`: its number if
    /// that is enough, else its words.
    pub fn name_for(&self, objective: &Objective, target: Target) -> Option<String> {
        let scope = self.scope(objective)?;
        let title = self.goal(target)?.text.to_owned();
        let mut names = (1..=LAST).map(|number| format!("O{number}")).chain([title]);
        names.find(|name| scope.explicit(&Support::by_words(name)) == Some(target))
    }
}
