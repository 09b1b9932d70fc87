//! What others show of a goal, and the key results of which they show something else than before.

use super::record::{Goal, Record};
use crate::workspace::place::Place;

/// What others show of a goal: its place, its words, and the heading that says whose it is.
pub(super) type Shown<'a> = (Place, &'a str, &'a str);

/// What others show of `goal`, which is one of `record`.
pub(super) fn shown<'a>(record: &'a Record, goal: &Goal) -> Shown<'a> {
    let heading = record.heading_of(goal).unwrap_or_default();
    (goal.place, record.words(goal), heading)
}

/// The company's goals of `record` and their key results.
pub(super) fn company_goals(record: &Record) -> Vec<Shown<'_>> {
    let goals = record.company.iter().flat_map(|goal| {
        let key_results = goal.key_results.iter();
        let key_results = key_results.filter_map(|one| record.key_result(one.id));
        record
            .objective(goal.objective)
            .into_iter()
            .chain(key_results)
    });
    goals.map(|goal| shown(record, goal)).collect()
}

/// The numbers of the words of the key results that differ between `old` and `new`.
pub(super) fn wordings_told_otherwise(old: &Record, new: &Record) -> Vec<u64> {
    let [before, after] = [old, new].map(|record| {
        let wordings = record.wordings.iter();
        wordings.map(|(number, goal)| (*number, shown_at(record, *goal)))
    });
    told_otherwise(before, after)
}

/// The numbers of the metrics of the key results that differ between `old` and `new`.
pub(super) fn metrics_told_otherwise(old: &Record, new: &Record) -> Vec<u64> {
    let [before, after] = [old, new].map(|record| {
        let metrics = record.metrics.iter();
        metrics.map(|one| (one.number, (one.change, shown_at(record, one.goal))))
    });
    told_otherwise(before, after)
}

fn shown_at(record: &Record, goal: u32) -> Option<Shown<'_>> {
    let goal = record.goals.get(goal as usize)?;
    Some(shown(record, goal))
}

/// The numbers, each once, for which `before` and `after` differ. Both are in the order of the numbers.
fn told_otherwise<T: PartialEq>(
    before: impl Iterator<Item = (u64, T)>,
    after: impl Iterator<Item = (u64, T)>,
) -> Vec<u64> {
    let (mut before, mut after) = (before.peekable(), after.peekable());
    let mut numbers = Vec::new();
    loop {
        let next = [before.peek(), after.peek()].map(|one| one.map(|(number, _)| *number));
        let Some(number) = next.into_iter().flatten().min() else {
            numbers.dedup();
            return numbers;
        };
        let old = before.next_if(|(other, _)| *other == number);
        if old != after.next_if(|(other, _)| *other == number) {
            numbers.push(number);
        }
    }
}
