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
use cursor::{CompletionCursor, CursorPlace};
pub use proposal::{Asked, Completion, CompletionKind, Page};

/// Whether the document is going to hold OKRs: its title or name says so, and for when.
fn is_begun(snapshot: &Snapshot) -> bool {
    let document = snapshot.document();
    let ignored = snapshot.conventions().ignored;
    document.style.titled && document.style.periodic && !document.style.explains && !ignored
}

/// What can be inserted, best first: nothing outside OKR documents, in prose and in code.
pub fn complete(asked: Asked<'_>) -> Vec<Completion> {
    if !asked.snapshot.is_okr() && !is_begun(asked.snapshot) {
        return Vec::new();
    }
    let cursor = CompletionCursor::new(asked);
    if let Some(rules) = suppression::complete(asked.snapshot, cursor.offset) {
        return rules;
    }
    let Some(place) = cursor.place() else {
        return Vec::new();
    };
    let mut found = match &place {
        CursorPlace::Reference(typed) => placeholder::complete(&cursor, typed),
        CursorPlace::Attribute(name, typed) => attribute::complete(&cursor, name, typed),
        CursorPlace::Objective(typed) => wording::objective(&cursor, typed),
        CursorPlace::KeyResult(typed) => wording::key_result(&cursor, typed),
        CursorPlace::Initiative(typed) => wording::initiative(&cursor, typed),
        CursorPlace::Kpi(typed) => wording::kpi(&cursor, typed),
        CursorPlace::ItemStart(typed) => label::complete(&cursor, typed),
        CursorPlace::Heading(typed) => heading::complete(&cursor, typed),
        CursorPlace::BlankLine(typed) => block::complete(&cursor, typed),
    };
    let rest = cursor.rest_of_word();
    for one in &mut found {
        one.replaced = one.range.start..one.range.end + rest;
    }
    found
}
