//! A range without its start or its end cannot be followed (G81, G87).

use super::{Findings, Rule, Severity, Subject};
use crate::measure::Missing;

pub(super) static RULE: Rule = Rule {
    name: "incomplete-range",
    severity: Severity::Warning,
    page: include_str!("incomplete_range.md"),
    enabled: true,
    spares_typing: false,
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for key_result in &subject.document.key_results {
        let Some(range) = &key_result.item.facts().incomplete_range else {
            continue;
        };
        let message = match range.missing {
            Missing::Baseline => {
                "The value to start from is missing. Write it between `from` and `to`."
            }
            Missing::Target => "The value to reach is missing. Write it behind `to`.",
            Missing::Both => {
                "Both values of this range are missing. Write where you are behind `from` and where you want to be behind `to`."
            }
        };
        findings.add(key_result.item.source_range(range.range.clone()), message);
    }
}
