//! Counting deliverables measures diligence (G38, G41).

use super::fix::{Remedy, conversion};
use super::key_result::Advice;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "counted-output",
    severity: Severity::Hint,
    page: include_str!("counted_output.md"),
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
        if put.advice == Some(Advice::Counted) {
            findings.add(
                put.item.text_range(),
                "This counts deliverables. What effect should they have? Count that: readers, answers, time saved.",
            );
        }
    }
}
