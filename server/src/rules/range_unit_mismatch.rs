//! A range in two units tells no distance (G87).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "range-unit-mismatch",
    severity: Severity::Warning,
    page: include_str!("range_unit_mismatch.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

use crate::measure::{Change, Unit};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(change) = &item.facts().change else {
            continue;
        };
        if item.quoted {
            continue;
        }
        if let Some(severity) = mismatch(change) {
            let found = findings.add(
                item.source_range(change.range.clone()),
                "The range starts in one unit and ends in another. Write both values in the same.",
            );
            found.severity = severity;
        }
    }
}

/// How bad it is that the ends have other units. A bare number beside another unit is likely meant in that unit; beside
/// a percentage it may be a count.
fn mismatch(change: &Change) -> Option<Severity> {
    let (from, to) = (change.baseline.unit, change.target.unit);
    let loose = |unit| {
        matches!(
            unit,
            Unit::Points | Unit::Multiple | Unit::OutOf(_) | Unit::Rank
        )
    };
    match (from, to) {
        _ if from == to => None,
        (Unit::Percent, Unit::Count) => Some(Severity::Information),
        (Unit::Count, _) | (_, Unit::Count) => None,
        _ if loose(from) || loose(to) => None,
        _ => Some(Severity::Warning),
    }
}
