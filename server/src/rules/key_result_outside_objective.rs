//! A key result needs an objective above it that it is a result of (G18).

use std::collections::HashSet;

use super::fix::{Fix, Growth, Listed, Remedy, WholeLines};
use super::{Finding, Findings, Rule, Severity, Subject, label_typo};
use crate::model::KeyResult;

use crate::model::Marker;

use crate::text::Template;

pub(super) static RULE: Rule = Rule {
    name: "key-result-outside-objective",
    severity: Severity::Warning,
    page: include_str!("key_result_outside_objective.md"),
    enabled: true,
    spares_typing: false,
    remedies: &[Remedy::offered(add_objective)],
    check,
};

/// A key result with the number of one that has an objective repeats it, as tables of reasons and of figures do.
fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let key_results = &subject.document.key_results;
    let (orphans, kept): (Vec<_>, Vec<_>) = key_results
        .iter()
        .filter(|key_result| !key_result.item.quoted)
        .partition(|key_result| key_result.objective.is_none() && key_result.parent.is_none());
    if orphans.is_empty() {
        return;
    }
    let kept: HashSet<&str> = kept.iter().filter_map(|kept| kept.item.number()).collect();
    let restates = |orphan: &KeyResult| orphan.item.number().is_some_and(|id| kept.contains(id));
    let mut misspelt = None;
    for orphan in orphans.into_iter().filter(|orphan| !restates(orphan)) {
        let misspelt =
            misspelt.get_or_insert_with(|| label_typo::misspelt_blocks(subject.document));
        let behind = misspelt.partition_point(|block| block.end <= orphan.item.block.start);
        let hidden = misspelt
            .get(behind)
            .is_some_and(|block| block.contains(&orphan.item.block.start));
        if !hidden {
            findings.add(
                orphan.item.head_range(),
                "This key result has no objective above it. First say what should change, then how you will see it.",
            );
        }
    }
}

/// Adds an objective above it. If an objective of the document is a heading, the new one is written like it.
fn add_objective(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let text = subject.text;
    let item = &subject.key_result_at(found.range.start)?.item;
    let listed = Listed::of(text, item)?;
    let headings = subject.document.objectives.iter().find_map(|objective| {
        let head = &objective.item.block.block.head;
        let Some(Marker::Heading(level)) = head.marker else {
            return None;
        };
        let label = head.label.as_ref()?;
        Some(format!("{} {}: ", "#".repeat(level.into()), label.word))
    });
    let (before, after) = match headings {
        Some(before) => (before, ""),
        None => ("**OBJECTIVE: ".to_owned(), "**"),
    };
    let end = text.line_break().repeat(2);
    let words = Template::new("{What you will change} so that {why it matters}");
    let words = words.between(
        &format!("{}{before}", listed.indent),
        &format!("{after}{end}"),
    );
    let start = WholeLines::of(text, item.range()).start;
    let fix = Fix::new("Add an objective above").adding(Growth {
        objectives: 1,
        ..Growth::default()
    });
    Some(fix.fill_in(start..start, words))
}
