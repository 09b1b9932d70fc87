//! How others name the objectives of a file: by a number, a title or a heading.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::entry::{Goal, Heading};
use crate::model::{ObjectiveId, Words};
use crate::workspace::alignment::{CompanyGoal, Named, Titles, digits};
use crate::workspace::index::anchor;

/// The names of a record's objectives. They are worked out when first asked for. They follow from the record, so they
/// do not count when records are compared or printed.
#[derive(Clone, Default)]
pub(super) struct CachedNames(OnceLock<Arc<Names>>);

impl PartialEq for CachedNames {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for CachedNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CachedNames")
    }
}

impl CachedNames {
    pub(super) fn get_or_init(&self, names: impl FnOnce() -> Names) -> &Names {
        self.0.get_or_init(|| Arc::new(names()))
    }
}

/// The names of the objectives of a file.
#[derive(Debug, Default)]
pub(in crate::workspace) struct Names {
    titles: Titles,
    /// The headings by their anchors, of equal ones the first.
    anchors: HashMap<u64, usize>,
    /// The objectives by the lines on which they begin.
    lines: HashMap<u32, ObjectiveId>,
    company: CompanyNames,
}

/// What the company's objectives in a file are called; each is named by its place among them.
#[derive(Debug, Default)]
struct CompanyNames {
    ids: Vec<ObjectiveId>,
    titles: Titles,
    /// The first with each number in its label.
    numbered: HashMap<Box<str>, usize>,
    unnumbered: Vec<bool>,
    /// For each heading: the first objective below it, and whether it is the only one.
    below: HashMap<u32, (usize, bool)>,
}

impl Names {
    /// The names in a record with these `headings`, these `objectives` with their words, in order, and the goals
    /// `company` of the company.
    pub(super) fn of<'a>(
        headings: &[Heading],
        objectives: impl Iterator<Item = (ObjectiveId, &'a Goal, &'a str)>,
        company: &[CompanyGoal],
    ) -> Self {
        let mut names = Self::default();
        for (at, heading) in headings.iter().enumerate() {
            names.anchors.entry(heading.anchor).or_insert(at);
        }
        let mut titles = Vec::new();
        let mut above = Vec::new();
        for (id, goal, words) in objectives {
            names.lines.entry(goal.place.start.line).or_insert(id);
            titles.push(Words::of(words));
            above.push(goal.heading());
        }
        names.titles = Titles::of(titles.iter());
        names.company = CompanyNames::of(company, &above);
        names
    }

    /// The heading, by its place, that a link with the fragment `fragment` means.
    pub(super) fn anchored(&self, fragment: &str) -> Option<usize> {
        self.anchors.get(&anchor::key(fragment)).copied()
    }

    /// The objective with the title `title` or nearly this one, but not the objective `but`.
    pub(in crate::workspace) fn titled(
        &self,
        title: &Words,
        but: Option<ObjectiveId>,
    ) -> Option<ObjectiveId> {
        self.titles.named(title, but)
    }

    /// The company objective that a link with `fragment` and the words `value` means: by the fragment, by the link's
    /// words, or because there is only one.
    pub(in crate::workspace) fn company(&self, fragment: &str, value: &str) -> Option<ObjectiveId> {
        let company = &self.company;
        let words = fragment.replace('-', " ");
        let named = company.named(&words).or_else(|| company.named(value));
        let at = named.or_else(|| match self.anchored(fragment) {
            Some(heading) => {
                let (first, only) = *company.below.get(&u32::try_from(heading).ok()?)?;
                only.then_some(first)
            }
            None => (company.ids.len() == 1).then_some(0),
        });
        company.ids.get(at?).copied()
    }

    /// The objective that begins on the line `line`, 0-based.
    pub(in crate::workspace) fn on_line(&self, line: u32) -> Option<ObjectiveId> {
        self.lines.get(&line).copied()
    }
}

impl CompanyNames {
    /// Of the goals `company`; `above` has the heading above each objective of the record, in order.
    fn of(company: &[CompanyGoal], above: &[Option<u32>]) -> Self {
        let mut names = Self::default();
        for (at, goal) in company.iter().enumerate() {
            names.ids.push(goal.objective);
            names.unnumbered.push(goal.number.is_none());
            if let Some(number) = goal.number.as_deref().map(digits) {
                names.numbered.entry(number.into()).or_insert(at);
            }
            if let Some(heading) = above.get(goal.objective.index()).copied().flatten() {
                let below = names.below.entry(heading);
                below
                    .and_modify(|(_, only)| *only = false)
                    .or_insert((at, true));
            }
        }
        names.titles = Titles::of(company.iter().map(|goal| &goal.words));
        names
    }

    /// The one that `words` name, by its place.
    fn named(&self, words: &str) -> Option<usize> {
        match Named::read(words) {
            Named::Number(number) => {
                let labelled = self.numbered.get(number).copied();
                let place = || number.parse::<usize>().ok()?.checked_sub(1);
                let placed = place().filter(|at| self.unnumbered.get(*at) == Some(&true));
                labelled.into_iter().chain(placed).min()
            }
            Named::Title("") => None,
            Named::Title(title) => {
                let titled = self.titles.named(&Words::of(title), None);
                titled.map(ObjectiveId::index)
            }
        }
    }
}
