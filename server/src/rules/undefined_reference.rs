//! A reference that nothing defines leads nowhere (G68).

use std::collections::HashSet;

use super::fix::{Fix, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::ReferenceUse;
use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "undefined-reference",
    severity: Severity::Warning,
    page: include_str!("undefined_reference.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(define)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    if document.unread.is_some() {
        // The definitions may be in what was not read.
        return;
    }
    let definitions = document.definitions.iter();
    let defined: HashSet<&str> = definitions.map(|definition| &*definition.id).collect();
    let series: HashSet<&str> = defined.iter().map(|id| family(id)).collect();
    let undefined = document
        .uses
        .iter()
        .filter(|used| !defined.contains(used.id()));
    for used in undefined {
        let range = used.label_range();
        let id = subject.text.slice(range.clone());
        if used
            .reference()
            .is_some_and(|reference| is_meant(reference, &id, &series))
        {
            let message = format!(
                "Nothing defines `{id}`. Add a line `[{id}]: address` at the end of the document."
            );
            findings.add(range, message);
        }
    }
}

/// Whether brackets are meant as a reference. `[id]` alone may be anything but the mark of a footnote. If the document
/// has no definitions, brackets in a row are tags, as in `[P0][DP]`, unless they redact a value.
fn is_meant(reference: &ReferenceUse, id: &str, series: &HashSet<&str>) -> bool {
    if reference.shortcut {
        return id.starts_with('^');
    }
    let in_series = series.contains(family(&reference.id));
    reference.redaction || in_series || (!series.is_empty() && !is_tag(id))
}

/// What ids of one series share: `n` of `n14`.
fn family(label: &str) -> &str {
    label.trim_end_matches(|char: char| char.is_ascii_digit())
}

fn is_tag(id: &str) -> bool {
    id.chars().any(char::is_uppercase) && !id.chars().any(char::is_lowercase)
}

/// Adds `[n14]: address` behind the other definitions.
fn define(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let id = subject.text.slice(found.range.clone());
    let title = format!("Define `{id}`");
    definition(subject, &id, Fix::new(title))
}

/// `fix` that also adds a definition of `id` with a destination to fill in; `None` if the document has no place for it.
pub(super) fn definition(subject: &Subject<'_>, id: &str, fix: Fix) -> Option<Fix> {
    let text = subject.text;
    let wanted = if id.starts_with('^') {
        "text"
    } else {
        "address"
    };
    let line = Template::verbatim(&format!("[{id}]: ")).blank(wanted);
    let last = subject
        .document
        .definitions
        .iter()
        .map(|definition| definition.destination.end.max(definition.label.end))
        .max();
    let lines = match last {
        Some(last) => WholeLines::behind(text, last, line),
        None => WholeLines::at_end(text, line)?,
    };
    Some(fix.fill_in(lines.at..lines.at, lines.text))
}
