//! The same metric with different numbers in two places (G69).

use std::collections::HashMap;

use super::{Findings, Rule, Severity, Subject};
use crate::measure::period::Period;
use crate::measure::{self, Change, Quantity};
use crate::model::{KeyResult, Words};
use crate::workspace::alignment::GoalView;
use crate::workspace::index::Location;

pub(super) static RULE: Rule = Rule {
    name: "conflicting-target",
    severity: Severity::Warning,
    page: include_str!("conflicting_target.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// A metric has at least so many words besides its numbers.
const FEWEST_WORDS: usize = 2;

/// A metric in a period, and what a key result wants of it.
type Metrics<'a> = HashMap<(&'a Words, Option<Period>), Vec<(&'a KeyResult, &'a Change)>>;

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    let mut metrics = Metrics::new();
    for key_result in &document.key_results {
        // Counts of several teams may add up; a change of one value may not.
        let Some(change) = key_result.item.change() else {
            continue;
        };
        let metric = key_result.item.metric();
        if metric.len() >= FEWEST_WORDS && !key_result.item.quoted {
            let objective = key_result.objective.and_then(|id| document.objective(id));
            let period = objective.and_then(|objective| objective.period);
            metrics
                .entry((metric, period))
                .or_default()
                .push((key_result, change));
        }
    }
    for ((metric, period), wanted) in metrics {
        for (key_result, change) in &wanted {
            let here = conflict_here(change, &wanted);
            let conflict = here.or_else(|| {
                let others = subject.around.other_changes(metric, change, period);
                conflict_elsewhere(change, others.take(MOST_COMPARED))
            });
            if let Some((text, place)) = conflict {
                report(key_result, &text, place, findings);
            }
        }
    }
}

/// So many key results of other files are compared: others may count in other units, but hardly so many.
const MOST_COMPARED: usize = 16;

fn conflict_here(change: &Change, wanted: &[(&KeyResult, &Change)]) -> Option<(String, Location)> {
    let mut others = wanted.iter().filter(|(_, other)| disagree(change, other));
    let (other, _) = others.next()?;
    let place = Location::Here(other.item.text_range());
    Some((other.item.text().to_owned(), place))
}

fn conflict_elsewhere<'a>(
    change: &Change,
    mut others: impl Iterator<Item = GoalView<'a>>,
) -> Option<(String, Location)> {
    let other = others.find(|other| {
        let other = measure::change_in(other.text);
        other.is_some_and(|other| disagree(change, &other))
    })?;
    Some((other.text.to_owned(), other.words))
}

fn report(key_result: &KeyResult, text: &str, place: Location, findings: &mut Findings<'_>) {
    let message = format!(
        "The same metric has other numbers elsewhere: “{text}”. Agree on one baseline and one target."
    );
    findings
        .add(key_result.item.text_range(), message)
        .add_related(place, "the same metric");
}

fn disagree(one: &Change, other: &Change) -> bool {
    differs(&one.target, &other.target) || differs(&one.baseline, &other.baseline)
}

/// Whether two values of one unit are not the same.
fn differs(one: &Quantity, other: &Quantity) -> bool {
    one.unit.comparable(other.unit) && one.value != other.value
}
