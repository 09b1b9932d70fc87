//! The same key results and metrics in other documents.

use super::goal_view::GoalView;
use super::surroundings::Surroundings;
use crate::measure::Change;
use crate::model::Words;
use crate::period::Period;
use crate::workspace::identity::{CompanyKeyResultId, Target};
use crate::workspace::index::{File, FileByPath, same};

impl<'a> Surroundings<'a> {
    /// The key results of other documents with the words `words` and the same period, in the order of their paths.
    pub fn same_key_results(
        &self,
        words: &str,
        period: Option<Period>,
    ) -> impl Iterator<Item = GoalView<'a>> {
        let number = same::number(words, period);
        let files = self.index.map(|index| index.wordings.of(number));
        let others = self.others_of(files.into_iter().flatten());
        others.flat_map(move |file| {
            let goals = file.record.worded(number);
            let same = goals.filter(move |goal| {
                let is_same = same::is_same(file.record.words(goal), words);
                is_same && file.record.period(goal) == period
            });
            same.map(move |goal| GoalView::of(file, goal))
        })
    }

    /// At most `most` key results of other documents that repeat the company's key result `of`, in the order of their
    /// paths. If `of` stands in another document, it is among them.
    pub fn repeats(&self, of: CompanyKeyResultId, most: usize) -> Vec<GoalView<'a>> {
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
        let mut all: Vec<_> = company.into_iter().chain(others.take(most)).collect();
        all.sort_by(|(a, one), (b, other)| {
            (&a.path, one.place.start).cmp(&(&b.path, other.place.start))
        });
        let all = all.into_iter().take(most);
        all.map(|(file, goal)| GoalView::of(file, goal)).collect()
    }

    /// The words of the company's key result `of`, which stands in another document.
    pub fn company_words(&self, of: CompanyKeyResultId) -> Option<&'a Words> {
        let (target, id) = of;
        let goals = &self.file(target.file?)?.record.company;
        let goal = goals.binary_search_by_key(&target.objective, |goal| goal.objective);
        let key_results = &goals.get(goal.ok()?)?.key_results;
        let key_result = key_results.binary_search_by_key(&id, |one| one.id);
        Some(&key_results.get(key_result.ok()?)?.words)
    }

    /// Key results of other documents that change the metric `metric` in the same period, but otherwise than `change`
    /// says. For each of at most `most` such changes there is one, in the order of their paths.
    pub fn other_changes(
        &self,
        metric: &Words,
        change: &Change,
        period: Option<Period>,
        most: usize,
    ) -> Vec<GoalView<'a>> {
        let number = same::metric_number(metric, period);
        let own = same::change_number(change);
        let Some(index) = self.index else {
            return Vec::new();
        };
        let changes = index.changes_of(number).filter(|change| *change != own);
        let first = changes.take(most).filter_map(|change| {
            let mut others = self.others_of(index.metrics.of((number, change)));
            others.find_map(|file| {
                let mut metrics = file.record.measured(number);
                let metric = metrics.find(|metric| metric.change == change)?;
                Some((file, file.record.goals.get(metric.goal as usize)?))
            })
        });
        let mut first: Vec<_> = first.collect();
        first.sort_by(|(a, one), (b, other)| {
            (&a.path, one.place.start).cmp(&(&b.path, other.place.start))
        });
        let goals = first
            .into_iter()
            .map(|(file, goal)| GoalView::of(file, goal));
        // Others may have the same number.
        goals
            .filter(|goal| Words::of_metric(goal.text) == *metric)
            .collect()
    }

    /// Those of `files` that are not the document itself.
    fn others_of(&self, files: impl Iterator<Item = FileByPath>) -> impl Iterator<Item = &'a File> {
        let (index, own) = (self.index, self.own);
        let others = files.filter(move |file| Some(file.id()) != own);
        others.filter_map(move |file| index?.file(file.id()))
    }
}
