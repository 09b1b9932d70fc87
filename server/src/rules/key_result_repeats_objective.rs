//! The same sentence twice does not tell how success is seen (G32).

use super::{Findings, Rule, Severity, Subject};
use crate::model::{Item, Words};

pub(super) static RULE: Rule = Rule {
    name: "key-result-repeats-objective",
    severity: Severity::Information,
    page: include_str!("key_result_repeats_objective.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// From here on two wordings say the same.
const ALIKE: f64 = 0.9;

/// Two goals with fewer words that tell something may be alike by chance.
const FEWEST: usize = 2;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    for key_result in &document.key_results {
        let objective = key_result.objective.and_then(|id| document.objective(id));
        let Some(objective) = objective.filter(|_| !key_result.item.quoted) else {
            continue;
        };
        if !is_repetition(&key_result.item, &objective.item) {
            continue;
        }
        let found = findings.add(
            key_result.item.text_range(),
            "This repeats its objective. How will you see that the objective is reached?",
        );
        found.relate([objective.item.text_range()], "the objective");
    }
}

/// Whether both say the same apart from numbers, words of time and verbs of direction. A key result with a measure that
/// its objective lacks says something else.
fn is_repetition(item: &Item, objective: &Item) -> bool {
    item.facts().measure == objective.facts().measure
        && likeness(item.metric(), objective.metric()) >= ALIKE
}

/// The Dice coefficient of both, from 0 to 1; 0 where there are too few words.
fn likeness(one: &Words, other: &Words) -> f64 {
    let total = one.len() + other.len();
    if total < 2 * FEWEST {
        return 0.0;
    }
    2.0 * one.common(other) as f64 / total as f64
}
