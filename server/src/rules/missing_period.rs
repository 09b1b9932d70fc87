//! Without a period nobody knows when the goals are due (G60, G61, G86).

use super::{Findings, Rule, Severity, Subject};
use crate::model::Document;

pub(super) static RULE: Rule = Rule {
    name: "missing-period",
    severity: Severity::Information,
    page: include_str!("missing_period.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let period = &document.period;
    let Some(first) = document.objectives.iter().find(|one| !one.item.quoted) else {
        return;
    };
    if period.named.is_some() || period.dates.is_some() || names_period(document) {
        return;
    }
    findings.add(
        first.item.text_range(),
        "The document does not say which period these goals are for. Name it in the title: `FY27-Q1 OKRs`.",
    );
}

/// Whether a heading names a period, or a part of one that is not told which.
fn names_period(document: &Document) -> bool {
    document.style.periodic || document.objectives.iter().any(|one| one.period.is_some())
}
