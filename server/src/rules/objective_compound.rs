//! Two changes in one objective need two sets of key results.

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "objective-compound",
    severity: Severity::Hint,
    page: include_str!("objective_compound.md"),
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
        if phrasing.compound {
            findings.add(
                objective.item.text_range(),
                "These look like two objectives. Split them, or use `to` if one is the reason for the other.",
            );
        }
    }
}
