//! A business metric that shall rise says nothing about what is to change (G23, G27, G51).

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

pub(super) static RULE: Rule = Rule {
    name: "objective-is-kpi",
    severity: Severity::Information,
    page: include_str!("objective_is_kpi.md"),
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
        if phrasing.flaw == Some(Flaw::Kpi) {
            findings.add(
                objective.item.text_range(),
                "A business metric tells how things go, not what you will change. Which of the problems behind it do \
                 you want to solve? Say that, and measure the metric in a key result.",
            );
        }
    }
}
