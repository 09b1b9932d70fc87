//! A key result of a key result is a third layer of goals (G13).

use super::fix::{Fix, Growth, Listed, Remedy};
use super::{Diagnostic, Findings, Rule, Severity, Subject};
use crate::model::{Item, KeyResult, KeyResultId};

pub(super) static RULE: Rule = Rule {
    name: "nested-key-result",
    severity: Severity::Information,
    page: include_str!("nested_key_result.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(make_initiatives)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for nested in groups(subject) {
        let mut places = nested.iter().map(|key_result| key_result.item.text_range());
        let Some(first) = places.next() else { continue };
        let found = findings.add(
            first,
            "A key result below a key result is a third layer. If it is work, call it an initiative; if it is a result, \
             put it beside the other ones or make the upper one an objective.",
        );
        found.relate(places, "below the same key result");
    }
}

/// The key results below each key result that has any. They stand in a row, but for those nested still deeper.
fn groups<'a>(subject: &Subject<'a>) -> Vec<Vec<&'a KeyResult>> {
    let mut groups: Vec<Vec<&KeyResult>> = Vec::new();
    let mut above = None;
    for key_result in &subject.document.key_results {
        let is_goal = !key_result.item.quoted && !is_pointer(&key_result.item);
        let parent = key_result.parent.filter(|_| is_goal);
        let Some(parent) = parent.filter(|id| is_first_level(subject, *id)) else {
            continue;
        };
        match groups.last_mut().filter(|_| above == Some(parent)) {
            Some(group) => group.push(key_result),
            None => groups.push(vec![key_result]),
        }
        above = Some(parent);
    }
    groups
}

/// Whether a key result is none of another one's: what is below a nested one is said by the nested one.
fn is_first_level(subject: &Subject<'_>, id: KeyResultId) -> bool {
    let key_result = subject.document.key_result(id);
    key_result.is_some_and(|key_result| key_result.parent.is_none())
}

/// Whether an item leads to where the document says more about the key result above it.
fn is_pointer(item: &Item) -> bool {
    let mut links = item.words().block.head.inline.links.iter();
    links.any(|link| link.local)
}

/// Labels the nested ones as initiatives.
fn make_initiatives(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let is_found = |one: &&KeyResult| one.item.text_range() == found.range;
    let mut groups = groups(subject).into_iter();
    let nested = groups.find(|group| group.first().is_some_and(is_found))?;
    let mut fix = Fix::new("Call it an initiative");
    for key_result in &nested {
        let item = &key_result.item;
        let listed = Listed::of(subject.text, item)?;
        fix = match item.label_range() {
            Some(label) => fix.replace(label, "Initiative"),
            None => fix.insert(listed.words.start, "Initiative: "),
        };
    }
    let count = isize::try_from(nested.len()).ok()?;
    Some(fix.adding(Growth {
        key_results: -count,
        initiatives: count,
        ..Growth::default()
    }))
}
