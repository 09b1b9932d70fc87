//! Where some items have labels and others have none, readers must guess what the others are.

use super::fix::{Fix, Growth, Listed, Remedy, closed};
use super::{Finding, Findings, Rule, Severity, Subject};
use crate::model::{BlockKind, Marker, Placed, RecognisedBy};

use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-label",
    severity: Severity::Hint,
    page: include_str!("inconsistent_label.md"),
    enabled: false,
    spares_typing: true,
    remedies: &[Remedy::offered(add_label)],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let document = subject.document;
    for objective in document
        .objectives
        .iter()
        .filter(|objective| !objective.item.quoted)
    {
        unlabelled_siblings(&objective.item.block, findings);
        let key_results = || document.key_results_of(objective);
        if key_results().any(|key_result| key_result.item.told == RecognisedBy::Label) {
            for key_result in
                key_results().filter(|key_result| key_result.item.told != RecognisedBy::Label)
            {
                findings.add(key_result.item.text_range(), KEY_RESULT);
            }
        }
    }
    let labelled = |told: RecognisedBy| told == RecognisedBy::Label;
    if document
        .objectives
        .iter()
        .any(|objective| labelled(objective.item.told))
    {
        for objective in document
            .objectives
            .iter()
            .filter(|objective| !labelled(objective.item.told) && !objective.item.quoted)
        {
            findings.add(
                objective.item.text_range(),
                "Other objectives in this document have a label. Give this one the same label.",
            );
        }
    }
}

const KEY_RESULT: &str = "Other key results here have a label. Give this line the same one, or indent it below the line it explains.";

/// List items beside labelled key results that are nothing to the reader.
fn unlabelled_siblings(objective: &Placed, findings: &mut Findings) {
    let is_labelled = |block: &Placed| {
        block.block.kind == BlockKind::KeyResult && block.block.head.label.is_some()
    };
    if !objective.children().any(|block| is_labelled(&block)) {
        return;
    }
    for block in objective.children() {
        let head = &block.block.head;
        let listed = matches!(head.marker, Some(Marker::List { .. }))
            && block.block.kind == BlockKind::ListItem;
        let leads = block
            .block
            .children
            .iter()
            .any(|child| child.block.kind == BlockKind::ListItem);
        if listed && !leads && !head.inline.plain.as_str().is_empty() && !block.block.is_attribute()
        {
            findings.add(block.absolute(&head.inline.plain.source()), KEY_RESULT);
        }
    }
}

/// Gives the line the label of the one before it.
fn add_label(subject: &Subject<'_>, found: &Finding) -> Option<Fix> {
    let document = subject.document;
    let text = subject.text;
    let start = found.range.start;
    let is_objective = subject.objective_at(start).is_some();
    let others: Vec<&Item> = match is_objective {
        true => document.objectives.iter().map(|one| &one.item).collect(),
        false => document.key_results.iter().map(|one| &one.item).collect(),
    };
    let labelled =
        |item: &&&Item| item.told == RecognisedBy::Label && Listed::of(text, item).is_some();
    let before = others.iter().take_while(|one| one.block.start < start);
    let other = before.filter(labelled).last()?;
    let (label, after) = Listed::of(text, other)?.label(1)?;
    let line = text.line_start(text.line_of(start));
    let blank = text.slice(line..start).rfind(char::is_whitespace)?;
    let title = format!("Label it `{}`", label.trim().replace(['*', '_'], ""));
    let new = !is_objective && subject.key_result_at(start).is_none();
    let fix = Fix::new(title).adding(Growth {
        key_results: new.into(),
        ..Growth::default()
    });
    let end = closed(text, found.range.end);
    Some(fix.insert(line + blank + 1, label).insert(end, after))
}
