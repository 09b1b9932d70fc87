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
        let Some(change) = &key_result.item.facts().change else {
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
        let elsewhere = subject.around.same_metric(metric, period);
        conflicts(&wanted, &elsewhere, findings);
    }
}

fn conflicts(
    wanted: &[(&KeyResult, &Change)],
    elsewhere: &[GoalView<'_>],
    findings: &mut Findings<'_>,
) {
    let elsewhere: Vec<(&GoalView<'_>, Change)> = elsewhere
        .iter()
        .filter_map(|other| Some((other, measure::change_in(other.text)?)))
        .collect();
    for (key_result, change) in wanted {
        let mut here = wanted.iter().filter(|(_, other)| disagree(change, other));
        let here = here.next().map(|(other, _)| {
            let place = Location::Here(other.item.text_range());
            (other.item.text(), place)
        });
        let mut there = elsewhere
            .iter()
            .filter(|(_, other)| disagree(change, other));
        let there = || {
            let (other, _) = there.next()?;
            Some((other.text, other.words.clone()))
        };
        let Some((text, place)) = here.or_else(there) else {
            continue;
        };
        let message = format!(
            "The same metric has other numbers elsewhere: “{text}”. Agree on one baseline and one target."
        );
        findings
            .add(key_result.item.text_range(), message)
            .add_related(place, "the same metric");
    }
}

fn disagree(one: &Change, other: &Change) -> bool {
    differs(&one.target, &other.target) || differs(&one.baseline, &other.baseline)
}

/// Whether two values of one unit are not the same.
fn differs(one: &Quantity, other: &Quantity) -> bool {
    one.unit.comparable(other.unit) && one.value != other.value
}
