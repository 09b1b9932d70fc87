//! The words of an item, and how the document tells what it is.

use std::sync::OnceLock;

use super::around::Around;
use crate::model::attribute::AttributeName;
use crate::model::block::{Block, Placed};
use crate::model::head::BlockKind;
use crate::model::item::{Item, RecognisedBy};
use crate::model::role::Role;

/// The number of an item by its label.
pub(super) fn number_of(block: &Placed) -> Option<&str> {
    let label = block.block.head.label.as_ref()?;
    label.number.as_deref()
}

/// Whether a line such as `For example:` says that what follows is nobody's goal.
pub(super) fn introduces_examples(block: &Placed) -> bool {
    let words = block.words();
    block.block.kind == BlockKind::Paragraph
        && words.ends_with([':', '：'])
        && block.block.heading_words().example
}

/// Whether a line says what the goals below it serve: at the head of a section, or as `In support of …:`.
pub(super) fn serves(block: &Placed, around: Around) -> bool {
    let told = block.block.line();
    let heads = around.objective.is_none() || block.words().ends_with([':', '：']);
    heads && told.iter().any(|told| told.name == AttributeName::Supports)
}

pub(super) fn told(block: &Block, around: Around) -> RecognisedBy {
    let grouped = around.grouped || block.kind == BlockKind::KeyResult;
    match &block.head.label {
        Some(_) => RecognisedBy::Label,
        None if grouped => RecognisedBy::Group,
        None => RecognisedBy::Place,
    }
}

pub(super) fn item(block: &Placed, role: Role, around: Around) -> Item {
    Item {
        words: adopted_words(block, role),
        block: block.clone(),
        quoted: around.quoted,
        told: told(&block.block, around),
        number: None,
        cells: Vec::new(),
        purpose: None,
        attributes: OnceLock::new(),
    }
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
    match first.block.kind {
        // `Why now: …` says something else than what the objective is.
        BlockKind::Paragraph if topic && first.words().contains(':') => None,
        BlockKind::Paragraph => Some(first),
        BlockKind::Quote if labelled => first
            .children()
            .next()
            .filter(|quoted| quoted.block.kind == BlockKind::Paragraph),
        _ => None,
    }
}
