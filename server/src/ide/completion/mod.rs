//! Completion: one file for each kind of place in a document, each a table of what belongs there.
//!
//! What the company and the document suggest comes before what the guidelines offer. Only what is being typed is
//! replaced, so that accepting never doubles a label.

mod attribute;
mod block;
mod company;
mod cursor;
mod heading;
mod label;
mod layout;
mod period;
mod placeholder;
mod proposal;
mod suppression;
#[cfg(test)]
mod tests;
mod wording;

use crate::workspace::Snapshot;
use cursor::{Cursor, Place};
pub use proposal::{Asked, Completion, CompletionKind, Page};

/// Whether the document is going to hold OKRs: its title or name says so, and for when.
fn is_begun(snapshot: &Snapshot) -> bool {
    let document = snapshot.document();
    let ignored = snapshot.conventions().ignored;
    document.titled && document.periodic && !document.explains && !ignored
}

/// What can be inserted, best first: nothing outside OKR documents, in prose and in code.
pub fn complete(asked: Asked<'_>) -> Vec<Completion> {
    if !asked.snapshot.is_okr() && !is_begun(asked.snapshot) {
        return Vec::new();
    }
    let cursor = Cursor::new(asked);
    if let Some(rules) = suppression::complete(asked.snapshot, cursor.offset) {
        return rules;
    }
    let Some(place) = cursor.place() else {
        return Vec::new();
    };
    let mut found = match &place {
        Place::Reference(typed) => placeholder::complete(&cursor, typed),
        Place::Attribute(name, typed) => attribute::complete(&cursor, name, typed),
        Place::Objective(typed) => wording::objective(&cursor, typed),
        Place::KeyResult(typed) => wording::key_result(&cursor, typed),
        Place::Initiative(typed) => wording::initiative(&cursor, typed),
        Place::Kpi(typed) => wording::kpi(&cursor, typed),
        Place::ItemStart(typed) => label::complete(&cursor, typed),
        Place::Heading(typed) => heading::complete(&cursor, typed),
        Place::BlankLine(typed) => block::complete(&cursor, typed),
    };
    let rest = cursor.rest_of_word();
    for one in &mut found {
        one.replaced = one.range.start..one.range.end + rest;
    }
    found
}
