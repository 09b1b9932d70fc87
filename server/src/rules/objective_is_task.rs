//! A deliverable is what is done for an objective, not the objective (G28, G52).

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

pub(super) static RULE: Rule = Rule {
    name: "objective-is-task",
    severity: Severity::Information,
    page: include_str!("objective_is_task.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for Phrased {
        objective,
        phrasing,
        ..
    } in phrasing::objectives(subject)
    {
        if phrasing.flaw == Some(Flaw::Task) {
            findings.add(
                objective.item.text_range(),
                "This is something to be delivered. What will be better once it is there? Make that the objective, \
                 and this one of its initiatives.",
            );
        }
    }
}
