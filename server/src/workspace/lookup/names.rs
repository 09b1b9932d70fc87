//! Names that other documents use.

use std::collections::BTreeSet;

use super::surroundings::Surroundings;
use crate::period::Period;
use crate::workspace::index::Index;

/// Nobody looks through more names than these.
const MOST_NAMES: usize = 200;

impl Surroundings<'_> {
    /// Whether another document has goals of the company.
    pub fn has_company(&self) -> bool {
        let index = self.index;
        let mut files = index.into_iter().flat_map(Index::files);
        files.any(|(id, file)| Some(id) != self.own && !file.record.company.is_empty())
    }

    /// The latest time for which documents have goals.
    pub fn latest_period(&self) -> Option<Period> {
        self.index?.latest_period()
    }

    /// The headings that name whose goals follow, of all documents, in the order of the alphabet.
    pub fn teams(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (_, file) in self.others() {
            let record = &file.record;
            let headings = record.headings.iter();
            let owning = headings.filter(|heading| heading.owns_goals && !heading.is_goal);
            let words = owning.map(|heading| record.heading_words(heading).trim());
            let teams = words.filter(|words| Period::find(words).is_none() && !words.is_empty());
            names.extend(teams.map(str::to_owned));
            if names.len() >= MOST_NAMES {
                break;
            }
        }
        names
    }

    /// Who owns goals in other documents, in the order of the alphabet.
    pub fn owners(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (_, file) in self.others() {
            names.extend(file.record.owners.iter().map(|name| (**name).to_owned()));
            if names.len() >= MOST_NAMES {
                break;
            }
        }
        names
    }
}
