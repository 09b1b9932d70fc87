//! An objective without words says nothing yet (G18).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "empty-objective",
    severity: Severity::Error,
    page: include_str!("empty_objective.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for objective in &subject.document.objectives {
        if objective.item.is_empty() {
            findings.add(
                objective.item.head_range(),
                "This objective has no words yet. Say what you want to change and why it matters.",
            );
        }
    }
}
