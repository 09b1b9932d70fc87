//! The company's goals of one period, from one document or from many, and which of them is meant.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::evidence::Evidence;
use super::goal::CompanyGoal;
use super::named::Named;
use super::number_range::NumberRange;
use super::similarity::Wordings;
use super::wording::GoalWording;
use crate::model::{KeyResultId, Words};
use crate::period::Period;
use crate::workspace::identity::{FileId, Target};

/// The company's goals by their period. Goals are matched within one period only.
pub type Companies = HashMap<Option<Period>, Arc<CompanyGoals>>;

/// The company's goals of one period, numbered in their order. The goals of one file follow each other.
#[derive(Debug, Default)]
pub struct CompanyGoals {
    goals: Vec<(Target, CompanyGoal)>,
    /// For each key result: the goal that it is a result of, and which of the key results of its file it is.
    key_results: Vec<(usize, KeyResultId)>,
    /// The goals and the key results of each file.
    files: HashMap<Option<FileId>, Contribution>,
    /// For each redaction, the goals in which or in whose key results it occurs.
    redactions: HashMap<Box<str>, Vec<usize>>,
    /// For each number, the goals with it in their labels.
    numbered: HashMap<Box<str>, Vec<usize>>,
    /// The goals without a label with a number.
    unnumbered: Vec<usize>,
    /// The wordings of the goals and of the key results. They are worked out when first asked for.
    wordings: OnceLock<[Wordings; 2]>,
}

/// What a file adds to the company's goals and to their key results.
#[derive(Clone, Copy, Debug, Default)]
struct Contribution {
    goals: NumberRange,
    key_results: NumberRange,
}

/// The company's goals without those of one file, because another version of that file replaces them.
#[derive(Clone, Copy, Debug)]
pub struct OtherGoals<'a> {
    company: &'a CompanyGoals,
    without: Contribution,
}

impl CompanyGoals {
    /// Adds a goal of `file`. It stands behind all other goals of that file, or it is the first one of the file.
    pub fn add(&mut self, file: Option<FileId>, goal: CompanyGoal) {
        let at = self.goals.len();
        let start = Contribution {
            goals: NumberRange { start: at, end: at },
            key_results: NumberRange {
                start: self.key_results.len(),
                end: self.key_results.len(),
            },
        };
        let contribution = self.files.entry(file).or_insert(start);
        contribution.goals.end += 1;
        contribution.key_results.end += goal.key_results.len();
        let results = goal.key_results.iter();
        self.key_results
            .extend(results.clone().map(|key_result| (at, key_result.id)));
        let redactions = results.flat_map(|key_result| &key_result.redactions);
        for label in goal.redactions.iter().chain(redactions) {
            let goals = self.redactions.entry(label.clone()).or_default();
            if goals.last() != Some(&at) {
                goals.push(at);
            }
        }
        match goal.number.as_deref().map(digits) {
            Some(number) => self.numbered.entry(number.into()).or_default().push(at),
            None => self.unnumbered.push(at),
        }
        let objective = goal.objective;
        self.goals.push((Target { file, objective }, goal));
        self.wordings.take();
    }

    /// All of them.
    pub fn whole(&self) -> OtherGoals<'_> {
        self.without(None)
    }

    /// All but those of `file`, where it is known.
    pub fn without(&self, file: Option<FileId>) -> OtherGoals<'_> {
        let known = file.and_then(|file| self.files.get(&Some(file)));
        OtherGoals {
            company: self,
            without: known.copied().unwrap_or_default(),
        }
    }

    fn wordings(&self) -> &[Wordings; 2] {
        self.wordings.get_or_init(|| {
            let goals = self.goals.iter();
            let key_results = goals.clone().flat_map(|(target, goal)| {
                let key_results = goal.key_results.iter();
                key_results.map(|key_result| (target.file, &key_result.words))
            });
            [
                Wordings::of(goals.map(|(target, goal)| (target.file, &goal.words))),
                Wordings::of(key_results),
            ]
        })
    }
}

impl<'a> OtherGoals<'a> {
    /// The goals.
    pub fn goals(self) -> impl Iterator<Item = (Target, &'a CompanyGoal)> {
        let goals = self.company.goals.iter().enumerate();
        goals
            .filter(move |(at, _)| !self.without.goals.contains(*at))
            .map(|(_, (target, goal))| (*target, goal))
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.company.goals.len() == self.without.goals.len()
    }

    fn target(self, at: usize) -> Option<Target> {
        self.company.goals.get(at).map(|(target, _)| *target)
    }

    /// The number of the first of all goals.
    fn first_number(self) -> usize {
        let without = self.without.goals;
        if without.contains(0) { without.end } else { 0 }
    }

    /// The first of the goals `sorted`.
    fn first(self, sorted: &[usize]) -> Option<Target> {
        let mut kept = self.without.goals.outside(sorted, |at| *at);
        self.target(*kept.next()?)
    }

    /// The goal of which `named` is the number or the title.
    pub(super) fn named(self, named: &Named<'_>) -> Option<Target> {
        match named {
            Named::Number(number) => self.numbered(number),
            Named::Title(title) => Some(self.near(&Words::of(title))?.0),
        }
    }

    /// The goal with the number `number` in its label. If no goal has such a number, the goal at this place in its
    /// list.
    fn numbered(self, number: &str) -> Option<Target> {
        let labelled = self.company.numbered.get(number);
        let labelled = labelled.and_then(|goals| self.first(goals));
        labelled.or_else(|| {
            let at = number.parse::<usize>().ok()?.checked_sub(1)?;
            let first = self.target(self.first_number())?;
            let file = self.company.files.get(&first.file)?;
            let unnumbered = file.goals.inside(&self.company.unnumbered, |goal| *goal);
            self.target(*unnumbered.get(at)?)
        })
    }

    /// The goal in the same or nearly the same words, and how alike they are.
    pub(super) fn near(self, words: &Words) -> Option<(Target, f64)> {
        let [goals, _] = self.company.wordings();
        let (at, share) = goals.nearest(words, self.without.goals)?;
        Some((self.target(at)?, share))
    }

    /// The goal that has most words in common with `words`, and how many. If several have as many, the first; if none
    /// has any, the first of all.
    pub(in crate::workspace) fn likeliest(self, words: &Words) -> Option<(Target, usize)> {
        let [goals, _] = self.company.wordings();
        let likeliest = goals.most_in_common(words, self.without.goals);
        let (at, common) = likeliest.unwrap_or_else(|| (self.first_number(), 0));
        Some((self.target(at)?, common))
    }

    pub(super) fn shared_reference(self, wording: &GoalWording<'_>) -> Option<(Target, Evidence)> {
        wording.redactions.iter().find_map(|label| {
            let target = self.first(self.company.redactions.get(*label)?)?;
            Some((target, Evidence::SharedReference((*label).into())))
        })
    }

    /// The key result that is the same, nearly the same or contained in `words`.
    pub(super) fn same_key_result(self, words: &Words) -> Option<(Target, KeyResultId, Evidence)> {
        let [_, wordings] = self.company.wordings();
        let without = self.without.key_results;
        let (number, evidence) = match wordings.nearest(words, without) {
            Some((number, share)) => (number, Evidence::SameKeyResult(share)),
            None => {
                let number = wordings.contained(words, without)?;
                (number, Evidence::ContainedKeyResult)
            }
        };
        let (at, id) = self.company.key_results.get(number)?;
        Some((self.target(*at)?, *id, evidence))
    }
}

/// A number in a label without what stands around its digits.
pub(in crate::workspace) fn digits(number: &str) -> &str {
    number.trim_matches(|char: char| !char.is_ascii_digit())
}
