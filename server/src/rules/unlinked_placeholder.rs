//! A redaction without a link hides its value also from those who may know it (G68).

use std::ops::Range;

use super::fix::{Fix, Remedy};
use super::undefined_reference::definition;
use super::{Diagnostic, Findings, Rule, Severity, Subject, links};
use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    name: "unlinked-placeholder",
    severity: Severity::Information,
    page: include_str!("unlinked_placeholder.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::safe(link), Remedy::offered(link_and_define)],
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
        check_item(subject, item, findings);
    }
}

fn check_item(subject: &Subject<'_>, item: &Item, findings: &mut Findings<'_>) {
    let mut links = None;
    // Where the links that begin before a placeholder end.
    let mut linked = 0;
    for placeholder in item.plain().placeholders() {
        let words = item.text().get(placeholder.clone()).unwrap_or_default();
        if !is_numbered(words) {
            continue;
        }
        let range = item.source_range(placeholder.clone());
        let links = links.get_or_insert_with(|| {
            let mut links: Vec<_> = links::of(subject, item).collect();
            links.sort_by_key(|link| link.start);
            links.into_iter().peekable()
        });
        while let Some(link) = links.next_if(|link| link.start <= range.start) {
            linked = linked.max(link.end);
        }
        if range.end <= linked {
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

/// Links the placeholder to its definition, which is there already.
fn link(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let (id, fix) = linked(subject, found)?;
    subject.is_defined(&id).then_some(fix)
}

/// Links the placeholder and defines it.
fn link_and_define(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let (id, fix) = linked(subject, found)?;
    if subject.is_defined(&id) {
        return None;
    }
    definition(subject, &id, fix)
}

/// The id of the placeholder and the fix that puts it behind it.
fn linked(subject: &Subject<'_>, found: &Diagnostic) -> Option<(String, Fix)> {
    let text = subject.text;
    let Range { start, end } = found.range.clone();
    let words = text.slice(found.range.clone());
    let id: String = words.split('<').next()?.to_lowercase();
    let digits = words.chars().filter(char::is_ascii_digit);
    let id: String = id
        .chars()
        .filter(|char| char.is_alphabetic())
        .chain(digits)
        .collect();
    // The marks around it belong to it: `_N<sub>3</sub>_`.
    let line = text.line_range(text.line_of(start));
    let before = text.slice(line.start..start);
    let behind = text.slice(end..line.end);
    let closing = if behind.starts_with("</sub>") {
        "</sub>".len()
    } else {
        0
    };
    let marks = before.len() - before.trim_end_matches(['_', '*']).len();
    let opened = before.get(before.len() - marks..)?;
    let closed = behind.get(closing..)?.starts_with(opened);
    let marks = if closed { marks } else { 0 };
    let fix = Fix::new(format!("Link it to `{id}`"))
        .insert(start - marks, "[")
        .insert(end + closing + marks, format!("][{id}]"));
    Some((id, fix))
}
