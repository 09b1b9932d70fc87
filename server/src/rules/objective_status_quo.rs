//! An objective says what is to change; what shall stay as it is, is watched with a KPI (G9, G10).

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

pub(super) static RULE: Rule = Rule {
    name: "objective-status-quo",
    severity: Severity::Information,
    page: include_str!("objective_status_quo.md"),
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
        if let Some(Flaw::StatusQuo { changing }) = phrasing.flaw {
            let found = findings.add(
                objective.item.text_range(),
                "This keeps things as they are. Watch them with a KPI, and say in the objective what should improve.",
            );
            if changing {
                found.severity = Severity::Hint;
            }
        }
    }
}
