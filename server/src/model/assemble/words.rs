//! The words of an item, and how the document tells what it is.

use super::around::Around;
use crate::model::attribute::AttributeName;
use crate::model::block::Block;
use crate::model::head::BlockKind;
use crate::model::item::{Item, RecognisedBy};
use crate::model::placed::Placed;
use crate::model::role::Role;

/// Whether a line such as `For example:` says that what follows is nobody's goal.
pub(super) fn introduces_examples(block: &Placed) -> bool {
    let words = block.words();
    block.kind() == BlockKind::Paragraph
        && words.ends_with([':', '：'])
        && block.block.heading_words().example
}

/// Whether a line says what the goals below it serve: at the head of a section, or as `In support of …:`.
pub(super) fn serves(block: &Placed, around: Around) -> bool {
    let told = block.block.line();
    let heads = around.objective.is_none() || block.words().ends_with([':', '：']);
    heads && told.iter().any(|told| told.name == AttributeName::Supports)
}

/// The item of this `role` in `block`.
pub(super) fn item(block: &Placed, role: Role, around: Around) -> Item {
    let grouped = around.grouped || block.kind() == BlockKind::KeyResult;
    let told = match &block.block.head.label {
        Some(_) => RecognisedBy::Label,
        None if grouped => RecognisedBy::Group,
        None => RecognisedBy::Place,
    };
    Item::new(
        block.clone(),
        adopted_words(block, role),
        told,
        around.quoted,
    )
}

/// The paragraph with the words of an item whose label, or whose heading with a mere topic, stands alone on
/// its line.
pub(super) fn adopted_words(block: &Placed, role: Role) -> Option<Placed> {
    let own: &Block = &block.block;
    let words = own.head.inline.plain.as_str();
    let topic = own.kind == BlockKind::Section
        && role == Role::Objective
        && !own.heading_words().phrase
        && !words.contains(':');
    let labelled = matches!(
        own.kind,
        BlockKind::Objective | BlockKind::KeyResult | BlockKind::Initiative | BlockKind::Kpi
    );
    let unworded = labelled && words.is_empty();
    if !(topic || unworded) {
        return None;
    }
    let first = block.children().next()?;
    match first.kind() {
        // `Why now: …` says something else than what the objective is.
        BlockKind::Paragraph if topic && first.words().contains(':') => None,
        BlockKind::Paragraph => Some(first),
        BlockKind::Quote if labelled => {
            let quoted = first.children().next();
            quoted.filter(|quoted| quoted.kind() == BlockKind::Paragraph)
        }
        _ => None,
    }
}
