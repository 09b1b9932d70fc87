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
        if let Some(range) = &put.reading.vague_deadline {
            let words = put.item.text().get(range.clone()).unwrap_or_default();
            findings.add(
                put.item.source_range(range.clone()),
                format!("“{words}” is no deadline. Name a date, or leave it out: then the end of the period applies."),
            );
        }
    }
}
