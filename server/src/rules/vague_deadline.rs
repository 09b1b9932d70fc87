//! A deadline that nobody can miss is none (G86).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "vague-deadline",
    severity: Severity::Information,
    page: include_str!("vague_deadline.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if let Some(range) = &put.criterion.vague_deadline {
            findings.add(
                put.item.source_range(range.clone()),
                "Nobody can be late for this. Name a date, or leave it out: then the result is due at the end of the period.",
            );
        }
    }
}
