//! A redaction without a link hides its value also from those who may know it (G68).

use std::ops::Range;

use super::{Findings, Rule, Severity, Subject, links};
use crate::model::{Document, Item};

pub(super) static RULE: Rule = Rule {
    name: "unlinked-placeholder",
    severity: Severity::Information,
    page: include_str!("unlinked_placeholder.md"),
    enabled: true,
    spares_typing: true,
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    for item in objectives.chain(key_results).filter(|item| !item.quoted) {
        check_item(document, item, findings);
    }
}

fn check_item(document: &Document, item: &Item, findings: &mut Findings<'_>) {
    for placeholder in item.plain().placeholders() {
        let words = item.text().get(placeholder.clone()).unwrap_or_default();
        if !is_numbered(words) {
            continue;
        }
        let range = item.source_range(placeholder.clone());
        let inside = |link: Range<usize>| link.start <= range.start && range.end <= link.end;
        if links::of(document, item).any(inside) {
            continue;
        }
        let message = format!(
            "Nobody can look up `{words}`. Link it to where its value is kept: `[{words}][{}]`.",
            words.to_lowercase()
        );
        findings.add(range, message);
    }
}

/// `N3`, as `_N<sub>3</sub>_` reads; `X%` and `TBD` are values still to be decided.
fn is_numbered(words: &str) -> bool {
    let mut chars = words.chars();
    let digits = chars.as_str().trim_start_matches(char::is_alphabetic);
    chars.next().is_some_and(char::is_alphabetic)
        && !digits.is_empty()
        && digits.chars().all(|char| char.is_ascii_digit())
}
