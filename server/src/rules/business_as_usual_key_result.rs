//! What is done anyway needs no objective (G35).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "business-as-usual-key-result",
    severity: Severity::Hint,
    page: include_str!("business_as_usual_key_result.md"),
    enabled: false,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if put.reading.routine {
            findings.add(
                put.item.text_range(),
                "This reads like routine work. Name a change; if a value must not get worse, state its limit.",
            );
        }
    }
}
