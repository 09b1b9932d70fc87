//! A range in two units tells no distance (G87).

use super::direction_contradicts_range::number;
use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};

use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    name: "range-unit-mismatch",
    severity: Severity::Warning,
    page: include_str!("range_unit_mismatch.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[
        Remedy::offered(unit_of_baseline),
        Remedy::offered(unit_of_target),
    ],
    check,
};

use crate::measure::{Change, Unit};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(change) = item.change() else {
            continue;
        };
        if item.quoted {
            continue;
        }
        if let Some(severity) = mismatch(change) {
            let found = findings.add(
                item.source_range(change.range.clone()),
                "The range starts in one unit and ends in another. Write both values in the same unit.",
            );
            found.severity = severity;
        }
    }
}

/// The severity if the two ends have different units. A bare number beside another unit likely has that unit. Beside a
/// percentage it may be a count.
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

/// Writes the target in the unit of the baseline.
fn unit_of_baseline(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let [baseline, target] = ends(subject, found)?;
    in_unit_of(subject, &baseline, target)
}

/// Writes the baseline in the unit of the target.
fn unit_of_target(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let [baseline, target] = ends(subject, found)?;
    in_unit_of(subject, &target, baseline)
}

/// Where the two values of the range are, in bytes.
fn ends(subject: &Subject<'_>, found: &Finding) -> Option<[Range<usize>; 2]> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let change = item.change()?;
    let ends = [&change.baseline, &change.target];
    Some(ends.map(|quantity| item.source_range(quantity.range.clone())))
}

fn in_unit_of(subject: &Subject<'_>, model: &Range<usize>, value: Range<usize>) -> Option<Fix> {
    let (model, words) = (
        subject.text.slice(model.clone()),
        subject.text.slice(value.clone()),
    );
    let (digits, other) = (number(&words)?, number(&model)?);
    let before = model.get(..other.start)?;
    let (digits, behind) = (words.get(digits)?, model.get(other.end..)?);
    let written = format!("{before}{digits}{behind}");
    Some(Fix::new(format!("Write `{written}`")).replace(value, written))
}
