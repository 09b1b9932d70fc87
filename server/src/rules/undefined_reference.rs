//! A reference that nothing defines leads nowhere (G68).

use std::collections::HashSet;

use super::{Findings, Rule, Severity, Subject};

pub(super) static RULE: Rule = Rule {
    name: "undefined-reference",
    severity: Severity::Warning,
    page: include_str!("undefined_reference.md"),
    spares_typing: false,
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    let ids = document
        .definitions
        .iter()
        .map(|definition| definition.id.as_str());
    let defined: HashSet<&str> = ids.collect();
    let families: HashSet<&str> = defined.iter().map(|id| family(id)).collect();
    for used in document
        .uses
        .iter()
        .filter(|used| !defined.contains(used.id()))
    {
        let range = used.label_range();
        let id = subject.text.slice(range.clone());
        // Without any definition, brackets in a row are tags, as in `[P0][DP]`, unless they redact a value.
        let redaction = used
            .reference()
            .is_some_and(|reference| reference.redaction);
        let of_a_series = families.contains(family(used.id()));
        if redaction || of_a_series || (!defined.is_empty() && !is_tag(&id)) {
            let message = format!(
                "Nothing defines `{id}`. Add a line `[{id}]: address` at the end of the document."
            );
            findings.add(range, message);
        }
    }
}

/// What ids of one series share: `n` of `n14`.
fn family(label: &str) -> &str {
    label.trim_end_matches(|char: char| char.is_ascii_digit())
}

fn is_tag(id: &str) -> bool {
    id.chars().any(char::is_uppercase) && !id.chars().any(char::is_lowercase)
}
