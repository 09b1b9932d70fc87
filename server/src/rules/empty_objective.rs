//! An objective without words says nothing yet (G18).

use super::fix::{Fix, Remedy, markup};
use super::wordless::wordless;
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "empty-objective",
    severity: Severity::Error,
    page: include_str!("empty_objective.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_words)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let items = subject
        .document
        .objectives
        .iter()
        .map(|objective| &objective.item);
    for item in wordless(subject, items) {
        findings.add(
            item.head_range(),
            "This objective has no words yet. Say what you want to change and why it matters.",
        );
    }
}

/// Adds words to fill in.
fn add_words(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.objective_at(found.range.start)?.item;
    let words = Template::new("{What you will change} so that {why it matters}");
    markup::fill(Fix::new("Add a template"), subject.text, item, words)
}
