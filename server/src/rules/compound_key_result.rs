//! Two results in one can be half met, and nobody can say how far it is (G33).

use super::{Findings, Rule, Severity, Subject, key_result};

pub(super) static RULE: Rule = Rule {
    name: "compound-key-result",
    severity: Severity::Information,
    page: include_str!("compound_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for put in key_result::english(subject) {
        if let Some(range) = &put.criterion.compound {
            findings.add(
                put.item.source_range(range.clone()),
                "Here a second result begins. Make it a key result of its own, so that each can be met or missed.",
            );
        }
    }
}
