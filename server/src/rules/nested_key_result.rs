//! A key result of a key result is a third layer of goals (G13).

use super::fix::{Fix, Growth, Listed, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
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

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let nested: Vec<_> = nested(subject, &subject.document.key_results).collect();
    // The key results below one stand in a row, but for those nested still deeper.
    for group in nested.chunk_by(|one, next| one.parent == next.parent) {
        let mut places = group.iter().map(|key_result| key_result.item.text_range());
        let Some(first) = places.next() else { continue };
        let found = findings.add(
            first,
            "This key result is below another one. If it is work, make it an initiative; if not, move it beside the others.",
        );
        found.relate(places, "below the same key result");
    }
}

/// Those of `key_results` that stand below one.
fn nested<'a>(
    subject: &Subject<'_>,
    key_results: &'a [KeyResult],
) -> impl Iterator<Item = &'a KeyResult> {
    key_results.iter().filter(|key_result| {
        let is_goal = !key_result.item.quoted && !is_pointer(&key_result.item);
        is_goal
            && key_result
                .parent
                .is_some_and(|id| is_first_level(subject, id))
    })
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
fn make_initiatives(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let first = subject.key_result_at(found.range.start)?;
    let all = &subject.document.key_results;
    let before = all.partition_point(|one| one.item.block.start < first.item.block.start);
    let behind = nested(subject, all.get(before..)?);
    let group = behind.take_while(|one| one.parent == first.parent);
    let mut fix = Fix::new("Label it as an initiative");
    let mut count = 0;
    for key_result in group {
        let item = &key_result.item;
        let listed = Listed::of(subject.text, item)?;
        fix = match item.label_range() {
            Some(label) => fix.replace(label, "Initiative"),
            None => fix.insert(listed.words.start, "Initiative: "),
        };
        count += 1;
    }
    Some(fix.adding(Growth {
        key_results: -count,
        initiatives: count,
        ..Growth::default()
    }))
}
