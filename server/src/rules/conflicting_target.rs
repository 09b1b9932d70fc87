//! The same metric with different numbers in two places (G69).

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Findings, Rule, Severity, Subject};
use crate::measure::{self, Change, Quantity, Unit};
use crate::model::{KeyResult, Words};
use crate::period::Period;
use crate::workspace::index::Location;
use crate::workspace::lookup::GoalView;

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

/// A metric in a period, and the values that key results want of it, in the order of the key results.
type Metrics<'a> = HashMap<(&'a Words, Option<Period>), Vec<(&'a KeyResult, &'a Change)>>;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
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
        let baselines = TargetValues::of(wanted.iter().map(|(_, change)| &change.baseline));
        let targets = TargetValues::of(wanted.iter().map(|(_, change)| &change.target));
        for (key_result, change) in &wanted {
            let baseline = baselines.other_than(&change.baseline);
            let other = baseline
                .into_iter()
                .chain(targets.other_than(&change.target));
            let here = other.min().and_then(|other| wanted.get(other));
            let here = here.map(|(other, _)| {
                let place = Location::Here(other.item.text_range());
                (other.item.text().to_owned(), place)
            });
            let conflict = here.or_else(|| {
                let around = subject.around();
                let others = around.other_changes(metric, change, period, MOST_COMPARED);
                conflict_elsewhere(change, others)
            });
            if let Some((text, place)) = conflict {
                report(key_result, &text, place, findings);
            }
        }
    }
}

/// At most this many changes of other files are compared. Some of them may be in other units, but hardly so many.
const MOST_COMPARED: usize = 16;

/// For each unit the value that is wanted first, and the first that is another one, by their numbers.
#[derive(Default)]
struct TargetValues(HashMap<Unit, ((usize, Decimal), Option<usize>)>);

impl TargetValues {
    fn of<'a>(all: impl Iterator<Item = &'a Quantity>) -> Self {
        let mut values = Self::default();
        for (number, wanted) in all.enumerate() {
            let same_unit = values.0.entry(wanted.unit);
            let (first, other) = same_unit.or_insert(((number, wanted.value), None));
            if first.1 != wanted.value {
                other.get_or_insert(number);
            }
        }
        values
    }

    /// The first that is of the unit of `quantity` and has another value.
    fn other_than(&self, quantity: &Quantity) -> Option<usize> {
        let ((number, value), other) = self.0.get(&quantity.unit)?;
        if *value == quantity.value {
            *other
        } else {
            Some(*number)
        }
    }
}

fn conflict_elsewhere<'a>(
    change: &Change,
    others: Vec<GoalView<'a>>,
) -> Option<(String, Location)> {
    let other = others.into_iter().find(|other| {
        let other = measure::change_in(other.text);
        other.is_some_and(|other| disagree(change, &other))
    })?;
    Some((other.text.to_owned(), other.words))
}

fn report(key_result: &KeyResult, text: &str, place: Location, findings: &mut Findings) {
    let message = format!(
        "The same metric has other numbers in “{text}”. Agree on one baseline and one target."
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
