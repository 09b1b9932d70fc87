//! What is reached in a year shows nothing at the end of a quarter (G5, G44).

use super::timeframe::Timeframe;
use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "annual-target-in-quarter",
    severity: Severity::Hint,
    page: include_str!("annual_target_in_quarter.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    for put in subject.put_key_results() {
        let Some(deadline) = &put.reading.deadline else {
            continue;
        };
        let objective = put
            .key_result
            .objective
            .and_then(|id| document.objective(id));
        if Timeframe::of(document, objective).ends_before_year(deadline) {
            findings.add(
                put.item.source_range(deadline.range.clone()),
                "The year ends after this period. How much will be reached by the end of the period?",
            );
        }
    }
}
