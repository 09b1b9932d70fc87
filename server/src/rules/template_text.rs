//! Text that a template left says nothing yet.

use std::ops::Range;

use super::{Findings, Rule, Severity, Subject, links};

pub(super) static RULE: Rule = Rule {
    name: "template-text",
    severity: Severity::Warning,
    page: include_str!("template_text.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    let initiatives = document
        .initiatives
        .iter()
        .map(|initiative| &initiative.item);
    let items = objectives.chain(key_results).chain(initiatives);
    for item in items.filter(|item| !item.quoted) {
        let Some(template) = item.facts().template.as_ref() else {
            continue;
        };
        let range = item.source_range(template.range.clone());
        // What leads somewhere is a redaction or a name.
        if links::of(subject, item).any(|link| overlap(&link, &range)) {
            continue;
        }
        let message = format!(
            "`{}` looks like text from a template. Replace it with your own.",
            subject.text.slice(range.clone())
        );
        let found = findings.add(range, message);
        if template.aside {
            found.severity = Severity::Hint;
        }
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
