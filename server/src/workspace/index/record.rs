//! What the index keeps of one document: its headings, goals and links, without its text and tree.

mod entry;
mod names;
mod writer;

use std::collections::BTreeSet;
use std::path::Path;

use crate::model::{KeyResultId, ObjectiveId, SectionLevel};
use crate::period::Period;
use crate::workspace::alignment::{CompanyGoal, Support};
use entry::WordSpan;
pub use entry::{FileLink, Goal, GoalKind, Heading, Metric};
use names::{CachedNames, Names};

/// What the index keeps of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    words: Box<str>,
    periods: Box<[Option<Period>]>,
    /// The headings, in order.
    pub headings: Box<[Heading]>,
    /// The objectives, in order, and then the key results.
    pub goals: Box<[Goal]>,
    objectives: usize,
    /// The links to files of the workspace.
    pub links: Box<[FileLink]>,
    /// What is said about what goals serve.
    supports: Box<[(u32, Support<'static>)]>,
    redactions: Box<[(u32, Box<str>)]>,
    /// Numbers for the words of the key results, in order, with the numbers of these goals.
    pub(super) wordings: Box<[(u64, u32)]>,
    /// The metrics of those key results that change from one value to another, in the order of their numbers.
    pub(super) metrics: Box<[Metric]>,
    /// Who owns goals, each once.
    pub owners: Box<[Box<str>]>,
    /// The goals of the company.
    pub company: Box<[CompanyGoal]>,
    names: CachedNames,
}

impl Record {
    /// Whether it keeps nothing.
    pub fn is_empty(&self) -> bool {
        self.headings.is_empty() && self.goals.is_empty() && self.links.is_empty()
    }

    /// The words of a goal.
    pub fn words(&self, goal: &Goal) -> &str {
        self.span(goal.words)
    }

    /// The words of a heading.
    pub fn heading_words(&self, heading: &Heading) -> &str {
        self.span(heading.words)
    }

    /// All words that it keeps, one piece after the other.
    pub fn all_words(&self) -> &str {
        &self.words
    }

    /// The time a goal is for.
    pub fn period(&self, goal: &Goal) -> Option<Period> {
        self.periods
            .get(usize::from(goal.period))
            .copied()
            .flatten()
    }

    /// The times its goals are for.
    pub fn periods(&self) -> &[Option<Period>] {
        &self.periods
    }

    /// The times for which it has goals of a team.
    pub fn team_periods(&self) -> BTreeSet<Option<Period>> {
        let goals = self.goals.iter().take(self.objectives);
        let teams = goals.filter(|goal| goal.level != Some(SectionLevel::Company));
        teams.map(|goal| self.period(goal)).collect()
    }

    /// The goal that is the objective `id`.
    pub fn objective(&self, id: ObjectiveId) -> Option<&Goal> {
        self.goals
            .get(id.index())
            .filter(|goal| goal.kind == GoalKind::Objective)
    }

    /// The goal that is the key result `id`.
    pub fn key_result(&self, id: KeyResultId) -> Option<&Goal> {
        self.goals.get(self.objectives + id.index())
    }

    /// Whose goal `goal` is: the nearest heading above it, or else the name of the file at `path`.
    pub fn team_of(&self, goal: &Goal, path: &Path) -> String {
        let name = || path.file_stem().map(|name| name.to_string_lossy());
        match self.heading_of(goal) {
            Some(words) => words.to_owned(),
            None => name().unwrap_or_default().into_owned(),
        }
    }

    /// The words of the nearest heading above `goal`; `None` where there are none.
    pub(super) fn heading_of(&self, goal: &Goal) -> Option<&str> {
        let heading = self.headings.get(goal.heading()? as usize)?;
        let words = self.heading_words(heading).trim();
        (!words.is_empty()).then_some(words)
    }

    /// The objectives, with their names.
    pub fn objectives(&self) -> impl Iterator<Item = (ObjectiveId, &Goal)> {
        let objectives = self.goals.iter().take(self.objectives).enumerate();
        objectives.map(|(at, goal)| (ObjectiveId::at(at), goal))
    }

    /// Whether anything is said about what a goal serves.
    pub(super) fn says_supports(&self) -> bool {
        !self.supports.is_empty()
    }

    /// What is said about what the goal number `goal` serves.
    pub fn supports(&self, goal: usize) -> impl Iterator<Item = &Support<'static>> {
        beside(&self.supports, goal)
            .iter()
            .map(|(_, support)| support)
    }

    /// The ids of the redactions in the goal number `goal`.
    pub fn redactions(&self, goal: usize) -> impl Iterator<Item = &str> {
        beside(&self.redactions, goal).iter().map(|(_, id)| &**id)
    }

    /// The key results whose words have the number `number`.
    pub(in crate::workspace) fn worded(&self, number: u64) -> impl Iterator<Item = &Goal> {
        let first = self.wordings.partition_point(|(other, _)| *other < number);
        let key_results = self.wordings.iter().skip(first);
        let worded = key_results.take_while(move |(other, _)| *other == number);
        worded.filter_map(|(_, goal)| self.goals.get(*goal as usize))
    }

    /// The metrics with the number `number`.
    pub(in crate::workspace) fn measured(&self, number: u64) -> impl Iterator<Item = &Metric> {
        let first = self
            .metrics
            .partition_point(|metric| metric.number < number);
        let metrics = self.metrics.iter().skip(first);
        metrics.take_while(move |metric| metric.number == number)
    }

    /// The heading that a link with the fragment `fragment` means.
    pub fn anchored(&self, fragment: &str) -> Option<&Heading> {
        self.headings.get(self.names().anchored(fragment)?)
    }

    /// What its objectives are called.
    pub(in crate::workspace) fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let objectives = self.objectives();
            let worded = objectives.map(|(id, goal)| (id, goal, self.words(goal)));
            Names::of(&self.headings, worded, &self.company)
        })
    }

    fn span(&self, span: WordSpan) -> &str {
        let start = span.start as usize;
        self.words
            .get(start..start + span.length as usize)
            .unwrap_or_default()
    }
}

/// Those of `all` that belong to the goal number `goal`.
fn beside<T>(all: &[(u32, T)], goal: usize) -> &[(u32, T)] {
    let first = all.partition_point(|(number, _)| (*number as usize) < goal);
    let rest = all.get(first..).unwrap_or_default();
    let count = rest.partition_point(|(number, _)| *number as usize == goal);
    rest.get(..count).unwrap_or_default()
}
