//! From a value to the same value nothing changes (G87).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "range-without-change",
    severity: Severity::Warning,
    page: include_str!("range_without_change.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for key_result in &subject.document.key_results {
        let item = &key_result.item;
        let Some(change) = &item.facts().change else {
            continue;
        };
        let (from, to) = (&change.baseline, &change.target);
        let same = from.value == to.value && from.unit == to.unit && from.bound == to.bound;
        if same && !item.quoted {
            findings.add(
                item.source_range(change.range.clone()),
                "The range ends where it starts. Write the value to reach, or `Keep … at …` if it shall stay.",
            );
        }
    }
}
