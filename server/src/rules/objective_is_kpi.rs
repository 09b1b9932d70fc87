//! A business metric that shall rise says nothing about what is to change (G23, G27, G51).

use super::fix::{Fix, Remedy, markup};
use super::phrasing::{self, Phrased};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::measure::Flaw;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "objective-is-kpi",
    severity: Severity::Information,
    page: include_str!("objective_is_kpi.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(say_what)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for Phrased {
        objective,
        phrasing,
        ..
    } in phrasing::objectives(subject)
    {
        if phrasing.flaw == Some(Flaw::Kpi) {
            findings.add(
                objective.item.text_range(),
                "This is a business metric. Say which problem you want to solve, and measure the metric in a key result.",
            );
        }
    }
}

/// Makes the metric the reason of a change.
fn say_what(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let words = subject.text.slice(found.range.clone());
    let first = words.split_whitespace().next()?;
    let start = found.range.start..found.range.start + first.len();
    let change = Template::new("{What you will change} to ").words(&markup::in_sentence(first));
    Some(Fix::new("Add what will change").fill_in(start, change))
}
