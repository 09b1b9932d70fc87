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
        let Some(range) = &put.reading.vague else {
            continue;
        };
        if put.advice == Some(Advice::Vague) {
            let word = put.item.text().get(range.clone()).unwrap_or_default();
            findings.add(
                put.item.source_range(range.clone()),
                format!(
                    "“{word}” can mean anything. Replace it with a number that shows what you mean."
                ),
            );
        }
    }
}
