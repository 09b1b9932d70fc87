//! An activity has no end that could be reached (G36, G38).

use super::fix::{Remedy, conversion};
use super::key_result::Advice;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "activity-verb",
    severity: Severity::Information,
    page: include_str!("activity_verb.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[
        Remedy::offered(conversion::to_initiative),
        Remedy::offered(conversion::to_outcome),
    ],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if put.advice == Some(Advice::Activity) {
            findings.add(
                put.item.text_range(),
                "This never ends. What will be different if it works, and by how much?",
            );
        }
    }
}
