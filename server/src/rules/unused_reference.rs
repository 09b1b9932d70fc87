//! The definition of a reference that nothing uses is left over from a redaction (G68).

use std::collections::{HashMap, HashSet};

use super::fix::{Fix, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{Definition, normalised_label};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    name: "unused-reference",
    severity: Severity::Hint,
    page: include_str!("unused_reference.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(remove)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    let used: HashSet<&str> = document.uses.iter().map(|used| used.id()).collect();
    let definitions = document.definitions.iter().filter(|definition| {
        // A line that only looks like a definition is text, which need not be used.
        subject.definitions().is_invisible(definition) || definition.id.starts_with('^')
    });
    let mut brackets = None;
    for unused in definitions.filter(|definition| !used.contains(&*definition.id)) {
        let brackets = brackets.get_or_insert_with(|| bracketed(subject.text));
        if brackets.get(&unused.id).is_some_and(|count| *count > 1) {
            continue;
        }
        let id = subject.text.slice(unused.label.clone());
        if is_comment(unused, &subject.text.slice(unused.destination.clone())) {
            continue;
        }
        let message = format!(
            "Nothing refers to `{id}`. Remove the definition, or write `[…][{id}]` where you need it."
        );
        findings.add(unused.block.range(), message).unnecessary = true;
    }
}

/// Whether a definition is a comment, as in `[//]: # (text)`.
fn is_comment(definition: &Definition, destination: &str) -> bool {
    let word = definition.id.chars().any(char::is_alphanumeric);
    !word || matches!(destination.trim(), "#" | "<>") || destination.starts_with("# ")
}

/// How often each id stands in brackets anywhere. Notes on results count, although they are no words of an item.
fn bracketed(text: &Text) -> HashMap<String, usize> {
    let text = text.slice(0..text.len());
    let mut counts = HashMap::new();
    for piece in text.split('[').skip(1) {
        // An id ends on its line or the next; a longer piece is none.
        if let Some((id, _)) = piece.split_once(']') {
            *counts.entry(normalised_label(id)).or_default() += 1;
        }
    }
    counts
}

/// Removes the definition.
fn remove(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let lines = WholeLines::of(subject.text, found.range.clone());
    Some(Fix::new("Remove the definition").remove(lines))
}
