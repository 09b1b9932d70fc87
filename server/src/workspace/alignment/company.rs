//! The company's goals of one period, from one document or from many, and which of them is meant.

use std::collections::HashMap;

use super::evidence::Evidence;
use super::goal::CompanyGoal;
use super::named::Named;
use super::similarity::Wordings;
use super::wording::Wording;
use crate::model::{KeyResultId, ObjectiveId, Words};
use crate::workspace::index::FileId;

/// A company objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// The file it stands in; `None` for the document that is looked at.
    pub file: Option<FileId>,
    /// Which of the file's objectives it is.
    pub objective: ObjectiveId,
}

/// The company's goals of one period.
#[derive(Debug, Default)]
pub struct Company {
    goals: Vec<(Target, CompanyGoal)>,
    /// The wordings of `goals`, in their order.
    wordings: Wordings,
    key_results: Wordings,
    /// For each of `key_results`, the goal it is a result of, and which of the file's key results it is.
    of: Vec<(usize, KeyResultId)>,
    /// For each redaction, the goals in which or in whose key results it occurs.
    redactions: HashMap<Box<str>, Vec<usize>>,
}

/// The company's goals without those of one file, which another version of it stands for.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    company: &'a Company,
    without: Option<FileId>,
}

impl Company {
    /// Adds a goal that stands in `file`.
    pub fn add(&mut self, file: Option<FileId>, goal: CompanyGoal) {
        let at = self.goals.len();
        self.wordings.add(&goal.words, file);
        for label in &goal.redactions {
            self.redact(label, at);
        }
        for key_result in &goal.key_results {
            self.key_results.add(&key_result.words, file);
            self.of.push((at, key_result.id));
            for label in &key_result.redactions {
                self.redact(label, at);
            }
        }
        let target = Target {
            file,
            objective: goal.objective,
        };
        self.goals.push((target, goal));
    }

    fn redact(&mut self, label: &str, at: usize) {
        let goals = self.redactions.entry(label.into()).or_default();
        if goals.last() != Some(&at) {
            goals.push(at);
        }
    }

    /// All of them.
    pub fn whole(&self) -> Part<'_> {
        self.without(None)
    }

    /// All but those of `file`.
    pub fn without(&self, file: Option<FileId>) -> Part<'_> {
        Part {
            company: self,
            without: file,
        }
    }
}

impl<'a> Part<'a> {
    /// The goals.
    pub fn goals(self) -> impl Iterator<Item = (Target, &'a CompanyGoal)> {
        let goals = self.company.goals.iter();
        goals
            .filter(move |(target, _)| self.keeps(target))
            .map(|(target, goal)| (*target, goal))
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.goals().next().is_none()
    }

    fn keeps(self, target: &Target) -> bool {
        self.without.is_none() || target.file != self.without
    }

    fn kept(self, at: usize) -> Option<Target> {
        let (target, _) = self.company.goals.get(at)?;
        self.keeps(target).then_some(*target)
    }

    /// The goal of which `named` is the number or the title.
    pub(super) fn named(self, named: &Named<'_>) -> Option<Target> {
        match named {
            Named::Number(number) => self.numbered(number),
            Named::Title(title) => Some(self.near(&Words::of(title))?.0),
        }
    }

    /// The goal with the number `number` in its label; without such numbers, the one in that place of its
    /// list.
    fn numbered(self, number: &str) -> Option<Target> {
        let is_number = |goal: &CompanyGoal| {
            let own = goal.number.as_deref();
            own.is_some_and(|own| own.trim_matches(|char: char| !char.is_ascii_digit()) == number)
        };
        let labelled = self.goals().find(|(_, goal)| is_number(goal));
        let place = || {
            let at = number.parse::<usize>().ok()?.checked_sub(1)?;
            let first = self.goals().next()?.0.file;
            self.goals()
                .filter(|(target, goal)| target.file == first && goal.number.is_none())
                .nth(at)
        };
        labelled.or_else(place).map(|(target, _)| target)
    }

    /// The goal in the same or nearly the same words, and how alike they are.
    pub(super) fn near(self, words: &Words) -> Option<(Target, f64)> {
        let keep = |at| self.kept(at).is_some();
        let wordings = &self.company.wordings;
        let (at, share) = wordings.nearest(&wordings.common(words), keep)?;
        Some((self.kept(at)?, share))
    }

    pub(super) fn shared_reference(self, wording: &Wording<'_>) -> Option<(Target, Evidence)> {
        wording.redactions.iter().find_map(|label| {
            let goals = self.company.redactions.get(*label)?;
            let target = goals.iter().find_map(|at| self.kept(*at))?;
            Some((target, Evidence::SharedReference((*label).into())))
        })
    }

    /// The key result that is the same, nearly the same or contained in `words`.
    pub(super) fn same_key_result(self, words: &Words) -> Option<(Target, KeyResultId, Evidence)> {
        let of = |number: usize| {
            let (at, id) = self.company.of.get(number)?;
            Some((self.kept(*at)?, *id))
        };
        let keep = |number| of(number).is_some();
        let wordings = &self.company.key_results;
        let common = wordings.common(words);
        let (number, evidence) = match wordings.nearest(&common, keep) {
            Some((number, share)) => (number, Evidence::SameKeyResult(share)),
            None => (
                wordings.contained(&common, keep)?,
                Evidence::ContainedKeyResult,
            ),
        };
        let (target, id) = of(number)?;
        Some((target, id, evidence))
    }
}
