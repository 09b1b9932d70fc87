//! An objective is a direction; the number belongs in a key result (G24, G26, G27).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "objective-has-target",
    severity: Severity::Warning,
    page: include_str!("objective_has_target.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for objective in &subject.document.objectives {
        if let Some(target) = &objective.item.facts().target {
            findings.add(
                objective.item.source_range(target.range.clone()),
                "An objective says what should change and why, not how much. Move the number to a key result \
                 and keep the change it stands for.",
            );
        }
    }
}
