//! A key result of a key result is a third layer of goals (G13).

use super::fix::{Fix, Growth, Listed, Remedy};
use super::{Diagnostic, Findings, Related, Rule, Severity, Subject};
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
    let mut below: Option<(KeyResultId, Vec<&KeyResult>)> = None;
    let key_results = subject.document.key_results.iter();
    // The key results below one stand in a row, but for those nested still deeper.
    for key_result in
        key_results.filter(|key_result| !key_result.item.quoted && !is_pointer(&key_result.item))
    {
        let Some(parent) = key_result.parent.filter(|id| is_first_level(subject, *id)) else {
            continue;
        };
        match &mut below {
            Some((above, nested)) if *above == parent => nested.push(key_result),
            _ => {
                report(below.take(), findings);
                below = Some((parent, vec![key_result]));
            }
        }
    }
    report(below, findings);
}

/// Whether a key result is none of another one's: what is below a nested one is said by the nested one.
fn is_first_level(subject: &Subject<'_>, id: KeyResultId) -> bool {
    let key_result = subject.document.key_result(id);
    key_result.is_some_and(|key_result| key_result.parent.is_none())
}

fn report(below: Option<(KeyResultId, Vec<&KeyResult>)>, findings: &mut Findings<'_>) {
    let Some((_, nested)) = below else { return };
    let mut places = nested.iter().map(|key_result| key_result.item.text_range());
    let Some(first) = places.next() else { return };
    let found = findings.add(
        first,
        "A key result below a key result is a third layer. If it is work, call it an initiative; if it is a result, \
         put it beside the other ones or make the upper one an objective.",
    );
    found.related = places
        .map(|range| Related {
            range,
            message: "below the same key result".to_owned(),
        })
        .collect();
}

/// Whether an item leads to where the document says more about the key result above it.
fn is_pointer(item: &Item) -> bool {
    let mut links = item.words().block.head.inline.links.iter();
    links.any(|link| link.local)
}

/// Labels the nested ones as initiatives.
fn make_initiatives(subject: &Subject<'_>, found: &Diagnostic) -> Option<Fix> {
    let places = found.related.iter().map(|related| related.range.start);
    let mut fix = Fix::new("Call it an initiative");
    let mut count = 0;
    for start in [found.range.start].into_iter().chain(places) {
        let item = &subject.key_result_at(start)?.item;
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
