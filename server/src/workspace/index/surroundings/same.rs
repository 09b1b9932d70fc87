//! The same key results and metrics in other documents.

use std::collections::BTreeSet;

use super::Surroundings;
use crate::measure::Change;
use crate::measure::period::Period;
use crate::model::Words;
use crate::workspace::alignment::{GoalView, Target};
use crate::workspace::index::{CompanyKeyResultId, File, FileId, same};

impl<'a> Surroundings<'a> {
    /// The key results of other documents in the words of `key_result`, for the same time.
    pub fn same_key_results(&self, words: &str, period: Option<Period>) -> Vec<GoalView<'a>> {
        let number = same::number(words, period);
        let files = self.index.map(|index| index.wordings.of(number));
        let worded = |file: &'a File| {
            let record = &*file.record;
            let goals = record.worded(number);
            let same = goals.filter(move |goal| record.period(goal) == period);
            same.map(move |goal| GoalView::of(file, goal))
        };
        self.each_once(files.into_iter().flatten())
            .into_iter()
            .flat_map(worded)
            .collect()
    }

    /// The key results of other documents that repeat the company's key result `of`, and that itself where it
    /// stands in another document.
    pub fn repeats(&self, of: CompanyKeyResultId) -> Vec<GoalView<'a>> {
        let Some(index) = self.index else {
            return Vec::new();
        };
        let (target, id) = of;
        let file = target.file.or(self.own);
        let repeated = file.map(|file| {
            let target = Target {
                file: Some(file),
                ..target
            };
            index.repeated((target, id))
        });
        let company = target.file.and_then(|file| self.file(file));
        let company = company.and_then(|file| Some((file, file.record.key_result(id)?)));
        let others = repeated.into_iter().flatten();
        let others = others.filter(|(file, _)| Some(*file) != self.own);
        let others = others.filter_map(|(file, goal)| {
            let file = self.file(file)?;
            Some((file, file.record.goals.get(goal as usize)?))
        });
        let mut all: Vec<_> = company.into_iter().chain(others).collect();
        all.sort_by(|(a, one), (b, other)| {
            (&a.path, one.place.start).cmp(&(&b.path, other.place.start))
        });
        all.into_iter()
            .map(|(file, goal)| GoalView::of(file, goal))
            .collect()
    }

    /// The words of the company's key result `of`, which stands in another document.
    pub fn company_words(&self, of: CompanyKeyResultId) -> Option<&'a Words> {
        let (target, id) = of;
        let goals = &self.file(target.file?)?.record.company;
        let goal = goals
            .iter()
            .find(|goal| goal.objective == target.objective)?;
        let key_result = goal.key_results.iter().find(|one| one.id == id)?;
        Some(&key_result.words)
    }

    /// The key results of other documents that change the metric `metric` in the same time, but otherwise than
    /// `change` says.
    pub fn other_changes(
        &self,
        metric: &Words,
        change: &Change,
        period: Option<Period>,
    ) -> impl Iterator<Item = GoalView<'a>> + use<'a> {
        let number = same::metric_number(metric, period);
        let change = same::change_number(change);
        let files = self.index.map(|index| index.metrics.of(number));
        let files = self.each_once(files.into_iter().flatten());
        files.into_iter().flat_map(move |file| {
            let metrics = file.record.metrics.iter();
            let others =
                metrics.filter(move |metric| metric.number == number && metric.change != change);
            let goals = others.filter_map(|metric| file.record.goals.get(metric.goal as usize));
            goals.map(move |goal| GoalView::of(file, goal))
        })
    }

    /// Each of `files` once, without the document's own, in the order of their paths.
    fn each_once(&self, files: impl Iterator<Item = FileId>) -> Vec<&'a File> {
        let others = files.filter(|file| Some(*file) != self.own);
        let others: BTreeSet<FileId> = others.collect();
        let mut files: Vec<_> = others.iter().filter_map(|id| self.file(*id)).collect();
        files.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
        files
    }
}
