//! Work that is done is no proof that it helped (G36, G38, G39).

use super::fix::{Remedy, conversion};
use super::key_result::Advice;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "output-as-key-result",
    severity: Severity::Information,
    page: include_str!("output_as_key_result.md"),
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
        if put.advice == Some(Advice::Output) {
            findings.add(
                put.item.text_range(),
                "This counts work, not its effect. Measure the effect, and make the work an initiative.",
            );
        }
    }
}
