//! A change by a share can be checked only where its start is known (G87, G90).

use super::fix::{Fix, Remedy, markup};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "relative-change-without-base",
    severity: Severity::Hint,
    page: include_str!("relative_change_without_base.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_range)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        let Some(range) = &put.reading.relative else {
            continue;
        };
        if !put.has_baseline() {
            let change = put.item.text().get(range.clone()).unwrap_or_default();
            findings.add(
                put.item.source_range(range.clone()),
                format!("“{change}”: from which value? Name it, and the target: `from … to …`."),
            );
        }
    }
}

/// Adds both ends in parentheses.
fn add_range(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let range = Template::new(" (from {baseline} to {target})");
    let fix = Fix::new("Add baseline and target");
    Some(markup::append(fix, subject.text, item, range))
}
