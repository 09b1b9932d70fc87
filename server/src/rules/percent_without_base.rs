//! A percentage says nothing until one knows of what (G33, G88).

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "percent-without-base",
    severity: Severity::Information,
    page: include_str!("percent_without_base.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_whole)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for put in subject.english_key_results() {
        if let Some(range) = &put.reading.bare_share {
            let share = put.item.text().get(range.clone()).unwrap_or_default();
            findings.add(
                put.item.source_range(range.clone()),
                format!("“{share}”: percent of what? Name the whole, as in `15% of the requests`."),
            );
        }
    }
}

/// Adds `of [whom or what]`.
fn add_whole(_: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let end = found.range.end;
    let whole = Template::new(" of {whom or what}");
    Some(Fix::new("Say of what").fill_in(end..end, whole))
}
