//! A line that names what an item serves, and names nothing that is there.

use super::{Findings, Rule, Severity, Subject};
use crate::model::{Item, Objective};

pub(super) static RULE: Rule = Rule {
    name: "unknown-parent",
    severity: Severity::Warning,
    page: include_str!("unknown_parent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    for objective in &document.objectives {
        item(subject, &objective.item, objective, findings);
        for key_result in document.key_results_of(objective) {
            item(subject, &key_result.item, objective, findings);
        }
    }
}

fn item(subject: &Subject<'_>, item: &Item, objective: &Objective, findings: &mut Findings<'_>) {
    let Some(unknown) = subject
        .alignments()
        .resolver
        .unknown_parent(item, objective)
    else {
        return;
    };
    let message = format!(
        "The company has no objective “{}” in this period. Name one by its number, such as `O1`, or by its \
         words.",
        unknown.value()
    );
    findings.add(unknown.value_range(), message);
}
