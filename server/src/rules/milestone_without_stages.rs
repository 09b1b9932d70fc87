//! One deliverable is there or not; in between nobody sees how far it is (G40).

use super::fix::{Fix, Remedy, conversion, markup};
use super::key_result::Advice;
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "milestone-without-stages",
    severity: Severity::Hint,
    page: include_str!("milestone_without_stages.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[
        Remedy::offered(add_stages),
        Remedy::offered(conversion::to_initiative),
        Remedy::offered(conversion::to_outcome),
    ],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if put.advice == Some(Advice::Milestone) {
            findings.add(
                put.item.text_range(),
                "A single deliverable is either finished or not. Name its stages, `(in 5 stages)`, or measure its effect.",
            );
        }
    }
}

/// Adds `(in [number] stages)`.
fn add_stages(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let fix = Fix::new("Add stages");
    let stages = Template::new(" (in {number} stages)");
    Some(markup::append(fix, subject.text, item, stages))
}
