//! Of two definitions of one reference, only the first counts (G69).

use std::collections::HashMap;

use super::fix::{Fix, Lines, Remedy};
use super::{Diagnostic, Findings, Related, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-reference-definition",
    severity: Severity::Warning,
    page: include_str!("duplicate_reference_definition.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::safe(remove)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut known = HashMap::new();
    for definition in &subject.document.definitions {
        // `[//]: # (text)` is a comment, however often it stands there.
        if !definition.id.chars().any(char::is_alphanumeric) {
            continue;
        }
        let first = *known.entry(&*definition.id).or_insert(definition);
        if std::ptr::eq(first, definition) {
            continue;
        }
        let id = subject.text.slice(definition.label.clone());
        let same = subject.text.slice(first.destination.clone())
            == subject.text.slice(definition.destination.clone());
        let message = if same {
            format!("`{id}` is defined twice. Remove one of the definitions.")
        } else {
            format!(
                "`{id}` is defined twice, with different destinations; this one has no effect. Give it an id of its own."
            )
        };
        let found = findings.add(definition.label.clone(), message);
        found.related.push(Related {
            range: first.label.clone(),
            message: "the definition that counts".to_owned(),
        });
        if same {
            found.severity = Severity::Hint;
            found.unnecessary = true;
        }
    }
}

/// Removes a definition that repeats another one.
fn remove(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let mut definitions = subject.document.definitions.iter();
    let repeated = definitions.find(|definition| definition.label == found.range)?;
    let lines = Lines::of(subject.text, repeated.block.range());
    found
        .unnecessary
        .then(|| Fix::new("Remove the repeated definition").remove(lines))
}
