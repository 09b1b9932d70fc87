//! A key result without words says nothing yet (G32).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "empty-key-result",
    severity: Severity::Error,
    page: include_str!("empty_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for key_result in &subject.document.key_results {
        if key_result.item.is_empty() {
            findings.add(
                key_result.item.head_range(),
                "This key result has no words yet. Say how you will see that the objective is reached, with a number.",
            );
        }
    }
}
