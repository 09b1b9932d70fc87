//! A business metric shows how things go, not what the team changes (G35, G43, G46, G47).

use super::fix::{Fix, Growth, Listed, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "kpi-as-key-result",
    severity: Severity::Hint,
    page: include_str!("kpi_as_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(call_kpi)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if put.reading.kpi && !put.is_company(subject.document) {
            findings.add(
                put.item.text_range(),
                "A business metric moves for many reasons. Measure one that this team can change, and make this a KPI.",
            );
        }
    }
}

/// Labels it as a KPI, which is watched and not aimed at.
fn call_kpi(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let listed = Listed::of(subject.text, item)?;
    let fix = Fix::new("Label it as a KPI").adding(Growth {
        key_results: -1,
        ..Growth::default()
    });
    Some(match item.label_range() {
        Some(label) => fix.replace(label, "KPI"),
        None => fix.insert(listed.words.start, "KPI: "),
    })
}
