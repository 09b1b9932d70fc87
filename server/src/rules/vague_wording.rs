//! What “better” is, everyone decides for themselves (G33, G86).

use super::key_result::Advice;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "vague-wording",
    severity: Severity::Information,
    page: include_str!("vague_wording.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        let Some(range) = &put.criterion.vague else {
            continue;
        };
        if put.advice == Some(Advice::Vague) {
            findings.add(
                put.item.source_range(range.clone()),
                "Who decides whether this is met? Replace the word by a number that shows it.",
            );
        }
    }
}
