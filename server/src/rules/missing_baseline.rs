//! Whether a target is far or near shows only from where one starts (G87, G90).

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "missing-baseline",
    severity: Severity::Hint,
    page: include_str!("missing_baseline.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_baseline)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        let Some(range) = &put.reading.open_start else {
            continue;
        };
        if !put.has_baseline() {
            let target = put.item.text().get(range.clone()).unwrap_or_default();
            findings.add(
                put.item.source_range(range.clone()),
                format!("“{target}”: from which value? Add the value of today: `from … to …`."),
            );
        }
    }
}

/// Adds `from [baseline]` before the target.
fn add_baseline(_: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let start = found.range.start;
    let baseline = Template::new("from {baseline} ");
    Some(Fix::new("Add the baseline").fill_in(start..start, baseline))
}
