//! A topic, or a verb and a noun that fit everything, is no change that anybody could want (G21, G22, G29).

use super::phrasing::{self, Phrased};
use super::{Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

pub(super) static RULE: Rule = Rule {
    name: "objective-too-vague",
    severity: Severity::Warning,
    page: include_str!("objective_too_vague.md"),
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
        let range = || objective.item.text_range();
        match phrasing.flaw {
            Some(Flaw::Generic) => {
                findings.add(
                    range(),
                    "This could stand in any plan. Say what exactly is to change, and what for: `… to …`.",
                );
            }
            Some(Flaw::Topic { certain }) if !phrasing::is_explained(&objective.item) => {
                let found = findings.add(
                    range(),
                    "This names a topic, not a change. What is to become different about it, and what for?",
                );
                if !certain {
                    found.severity = Severity::Information;
                }
            }
            _ => {}
        }
    }
}
