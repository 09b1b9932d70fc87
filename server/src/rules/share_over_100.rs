//! More than all cannot be reached (G33).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "share-over-100",
    severity: Severity::Warning,
    page: include_str!("share_over_100.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if let Some(range) = &put.reading.excessive_share {
            findings.add(
                put.item.source_range(range.clone()),
                "A share cannot be more than 100%. Check the number, or say what it is compared with.",
            );
        }
    }
}
