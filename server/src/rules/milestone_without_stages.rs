//! One deliverable is there or not; in between nobody sees how far it is (G40).

use super::key_result::{self, Advice};
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "milestone-without-stages",
    severity: Severity::Hint,
    page: include_str!("milestone_without_stages.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for put in key_result::english(subject) {
        if put.advice() == Some(Advice::Milestone) {
            findings.add(
                put.item.text_range(),
                "One deliverable is finished or it is not. Name its stages, `(in 5 stages)`, or measure what it is good for.",
            );
        }
    }
}
