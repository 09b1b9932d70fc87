//! A team's objective that is the company's key result (G13, G28): the problem behind it is missing.

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "cascaded-deliverable",
    severity: Severity::Information,
    page: include_str!("cascaded_deliverable.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

/// From here on, an objective is the key result in other words (catalogue: 0.85).
const SAME: f64 = 0.85;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let alignment = &subject.alignments().resolver;
    for objective in &subject.document.objectives {
        let Some((id, share)) = alignment.repeated_key_result(objective) else {
            continue;
        };
        let Some(company) = alignment.goal(id).filter(|_| share >= SAME) else {
            continue;
        };
        findings
            .add(
                objective.item.text_range(),
                "This repeats a key result of the company. Make the problem that your team solves for it the objective.",
            )
            .add_related(company.words, "the company's objective");
    }
}
