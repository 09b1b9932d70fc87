//! Where some items have labels and others have none, readers must guess what the others are.

use super::{Findings, Rule, Severity, Subject};
use crate::model::{Attribute, BlockKind, Marker, Placed, Told};

pub(super) static RULE: Rule = Rule {
    name: "inconsistent-label",
    severity: Severity::Hint,
    page: include_str!("inconsistent_label.md"),
    enabled: false,
    spares_typing: true,
    remedies: &[],
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let document = subject.document;
    for objective in document
        .objectives
        .iter()
        .filter(|objective| !objective.item.quoted)
    {
        unlabelled_siblings(&objective.item.block, findings);
        let key_results = || document.key_results_of(objective);
        if key_results().any(|key_result| key_result.item.told == Told::Label) {
            for key_result in key_results().filter(|key_result| key_result.item.told != Told::Label)
            {
                findings.add(key_result.item.text_range(), KEY_RESULT);
            }
        }
    }
    let labelled = |told: Told| told == Told::Label;
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
                "Other objectives of this document have a label. Give this one the same.",
            );
        }
    }
}

const KEY_RESULT: &str = "Other key results of this objective have a label. Give this line the same, or indent it below the one it \
                          explains.";

/// List items beside labelled key results that are nothing to the reader.
fn unlabelled_siblings(objective: &Placed, findings: &mut Findings<'_>) {
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
        if listed
            && !leads
            && !head.inline.plain.as_str().is_empty()
            && Attribute::of(block.clone()).is_none()
        {
            findings.add(block.absolute(&head.inline.plain.source()), KEY_RESULT);
        }
    }
}
