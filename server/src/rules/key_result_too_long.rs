//! What takes a paragraph to say is no one result (G33).

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "key-result-too-long",
    severity: Severity::Hint,
    page: include_str!("key_result_too_long.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// This many characters fit on three lines. More than four fifths of real key results need fewer than half of them.
const MOST: usize = 200;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.put_key_results() {
        let length = put.reading.length;
        if length > MOST {
            findings.add(
                put.item.text_range(),
                format!("{length} characters are hard to remember. Keep the result, and move the work to initiatives."),
            );
        }
    }
}
