//! A line that says what an item serves, but names nothing that exists.

use std::collections::HashSet;

use super::fix::{Fix, Remedy};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{Document, Item, Objective, Words};

pub(super) static RULE: Rule = Rule {
    name: "unknown-parent",
    severity: Severity::Warning,
    page: include_str!("unknown_parent.md"),
    enabled: true,
    spares_typing: true,
    remedies: &[Remedy::offered(name_likeliest)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    // A line at the beginning of a section is about all goals there, and is reported once.
    let mut heads = HashSet::new();
    for objective in &document.objectives {
        let item = &objective.item;
        if item.head_of_section().is_none_or(|head| heads.insert(head)) {
            check_item(subject, item, objective, findings);
        }
        for key_result in document.key_results_of(objective) {
            check_item(subject, &key_result.item, objective, findings);
        }
    }
}

fn check_item(subject: &Subject<'_>, item: &Item, objective: &Objective, findings: &mut Findings) {
    let Some(unknown) = subject
        .alignments()
        .resolver
        .unknown_parent(item, objective)
    else {
        return;
    };
    let message = format!(
        "The company has no objective “{}” in this period. Name one by its number, such as `O1`, or by its \
         words.",
        unknown.value()
    );
    findings.add(unknown.value_range(), message);
}

/// Names the company objective that has most words in common with the name on the line and with the words of the item.
fn name_likeliest(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let objective = naming(subject.document, found.range.start)?;
    let resolver = &subject.alignments().resolver;
    let named = subject.text.slice(found.range.clone());
    let words = format!("{named} {}", objective.item.text());
    let company = resolver.likeliest(objective, &Words::of(&words))?;
    let name = resolver.name_for(objective, company)?;
    let meant = resolver.goal(company)?.text;
    let title = format!("Name `{name}`, “{meant}”");
    Some(Fix::new(title).replace(found.range.clone(), name))
}

/// The objective that has a line at the byte `place` that names what it serves. The line may belong to one of its key
/// results. Of a line at the beginning of a section, it is the first objective of the section.
fn naming(document: &Document, place: usize) -> Option<&Objective> {
    let begins = |objective: &&Objective| objective.item.block.start <= place;
    let before = document.objectives.iter().rev().find(begins);
    let next = document.objectives.iter().find(|one| !begins(one));
    let of_section = next.filter(|next| {
        let around = before.map_or(0, |before| before.item.block.start);
        let head = next.item.head_of_section();
        head.is_some_and(|head| around <= head && head <= place)
    });
    of_section.or(before)
}
