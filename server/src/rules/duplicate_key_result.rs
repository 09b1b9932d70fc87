//! The same key result twice in one team counts one success double.

use std::collections::HashMap;

use super::fix::{Fix, Growth, Listed, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{AttributeName, Item, KeyResult};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-key-result",
    severity: Severity::Warning,
    page: include_str!("duplicate_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(remove)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for team in subject.teams() {
        let mut same = HashMap::new();
        let mut near = HashMap::new();
        for key_result in team.key_results(subject.document) {
            let facts = key_result.item.facts();
            let earlier = facts
                .fingerprint
                .and_then(|wording| same.insert(wording, key_result));
            let alike = facts
                .redacted_fingerprint
                .and_then(|wording| near.insert(wording, key_result));
            match (earlier, alike) {
                (Some(earlier), _) if same_values(earlier, key_result) => {
                    let one_objective = earlier.objective == key_result.objective;
                    let message = if one_objective { REPEATED } else { SHARED };
                    add(findings, key_result, earlier, message).severity = match one_objective {
                        true => Severity::Warning,
                        false => Severity::Information,
                    };
                }
                (None, Some(alike)) => {
                    add(findings, key_result, alike, REDACTED).severity = Severity::Information;
                }
                _ => {}
            }
        }
    }
}

const REPEATED: &str = "This objective already has the same key result. Remove one of them.";

/// What is meant may still differ by the objective.
const SHARED: &str =
    "Another objective of this team has the same key result. Keep one, or say what differs.";

const REDACTED: &str = "Only the redacted value differs from another key result of this team. Keep one, or say what differs.";

fn add<'a>(
    findings: &'a mut Findings,
    key_result: &KeyResult,
    earlier: &KeyResult,
    message: &'static str,
) -> &'a mut Finding {
    let found = findings.add(key_result.item.text_range(), message);
    found.relate([earlier.item.text_range()], "the same words");
    found
}

/// Whether both have the same values beside their words, such as values in the columns of a table. Other values tell
/// them apart.
fn same_values(one: &KeyResult, other: &KeyResult) -> bool {
    values(&one.item) == values(&other.item)
}

fn values(item: &Item) -> Vec<String> {
    let stated = item.stated().into_iter();
    stated
        .filter(|(name, _)| matches!(name, AttributeName::Baseline | AttributeName::Target))
        .map(|(_, value)| value)
        .collect()
}

/// Takes the second one away, if nothing is said below it.
fn remove(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    Listed::of(subject.text, item)?;
    let same = found.severity == Severity::Warning && item.block.children().next().is_none();
    let fix = Fix::new("Remove it").adding(Growth {
        key_results: -1,
        ..Growth::default()
    });
    same.then(|| fix.remove(WholeLines::of(subject.text, item.range())))
}
