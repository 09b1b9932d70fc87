//! What the rules about the wording of objectives look at.

use super::Subject;
use crate::measure::Phrasing;
use crate::model::{BlockKind, Item, Objective, ObjectiveId, Placed};

/// An objective and how it is put.
pub(super) struct Phrased<'a> {
    pub(super) id: ObjectiveId,
    pub(super) objective: &'a Objective,
    pub(super) phrasing: &'a Phrasing,
}

/// The objectives whose words can be judged. There are none if they are not written in English.
pub(super) fn objectives<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = Phrased<'a>> {
    let english = subject.is_english();
    let objectives = subject.document.objective_ids();
    objectives
        .filter(move |(_, objective)| english && !objective.item.quoted)
        .map(|(id, objective)| {
            let item = &objective.item;
            let phrasing = item.facts().phrasing(item.plain());
            Phrased {
                id,
                objective,
                phrasing,
            }
        })
}

/// So many words below an objective explain it.
const EXPLANATION: usize = 5;

/// Whether a paragraph below an item explains it, or a line `Why: …`.
pub(super) fn is_explained(item: &Item) -> bool {
    item.block
        .children()
        .any(|block| is_reason(&block) || is_prose(&block, item))
}

fn is_reason(block: &Placed) -> bool {
    let head = &block.block.head;
    let label = head.label.as_ref().map(|label| &*label.word);
    let words = label.unwrap_or(head.inline.plain.as_str());
    words
        .get(..3)
        .is_some_and(|why| why.eq_ignore_ascii_case("why"))
}

fn is_prose(block: &Placed, item: &Item) -> bool {
    let words = block.block.head.inline.plain.as_str();
    matches!(block.block.kind, BlockKind::Paragraph | BlockKind::Quote)
        && block.start != item.words().start
        && words.split(' ').count() >= EXPLANATION
        && !block.block.is_attribute()
}
