//! A change by a share can be checked only where its start is known (G87, G90).

use super::{Findings, Rule, Severity, Subject, key_result};

pub(super) static RULE: Rule = Rule {
    name: "relative-change-without-base",
    severity: Severity::Hint,
    page: include_str!("relative_change_without_base.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for put in key_result::english(subject) {
        let Some(range) = &put.criterion.relative else {
            continue;
        };
        if !put.has_baseline() {
            findings.add(
                put.item.source_range(range.clone()),
                "By how much from which value? Add both ends, `from … to …`, so that nobody has to look them up at \
                 the end.",
            );
        }
    }
}
