//! Looking into a change does not commit anybody to it (G30, G84).

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

pub(super) static RULE: Rule = Rule {
    name: "objective-too-cautious",
    severity: Severity::Hint,
    page: include_str!("objective_too_cautious.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for Phrased {
        objective,
        phrasing,
        ..
    } in phrasing::objectives(subject)
    {
        if phrasing.flaw == Some(Flaw::Cautious) {
            findings.add(
                objective.item.text_range(),
                "This promises to look into something. Name the change you want, or what you will learn: `Identify why …`.",
            );
        }
    }
}
