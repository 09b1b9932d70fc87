//! A key result without words says nothing yet (G32).

use super::fix::{Fix, Remedy, markup};
use super::wordless::wordless;
use super::{Finding, Findings, Rule, Severity, Subject};

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "empty-key-result",
    severity: Severity::Error,
    page: include_str!("empty_key_result.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(add_words)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let items = subject
        .document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    for item in wordless(subject, items) {
        findings.add(
            item.head_range(),
            "This key result has no words yet. Say with a number how you will see that the objective is reached.",
        );
    }
}

/// Adds words to fill in.
fn add_words(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let item = &subject.key_result_at(found.range.start)?.item;
    let words = Template::new("Increase {metric} from {baseline} to {target}");
    markup::fill(Fix::new("Add a template"), subject.text, item, words)
}
