//! References behind `[`: those that the document has, and the next free one with its definition.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cursor::CompletionCursor;
use super::{Completion, CompletionKind, Page};
use crate::guidelines;
use crate::model::{Definition, Item};
use crate::text::Template;

/// A reference as it is written elsewhere, `_N<sub>1</sub>_][n1]`, and the item it stands in.
struct KnownReference {
    source: String,
    item: String,
}

/// The references of the document, each with an item in which it is used, and one more.
pub(super) fn complete(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let used = used(cursor, typed);
    let page = Page::Topic(&guidelines::PLACEHOLDER);
    let bracket = usize::from(cursor.after.starts_with(']'));
    let offered = |source: &str, detail: String| {
        let text = source.strip_prefix('[').unwrap_or(source);
        let label = text.replace(['_', '*'], "");
        let mut one = Completion::new(
            label,
            CompletionKind::Reference,
            page,
            typed,
            Template::verbatim(text),
        );
        // The bracket that an editor has closed by itself.
        one.range.end += bracket;
        one.detailed(detail)
    };
    let known = used
        .values()
        .map(|written| offered(&written.source, written.item.clone()));
    let mut found: Vec<Completion> = known.collect();
    if let Some((source, definition)) = next(cursor, &used) {
        let mut one = offered(&source, "a new one, with its definition".to_owned());
        one.addition = definition;
        found.push(one);
    }
    found
}

/// The references in items, by their ids.
fn used(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> BTreeMap<String, KnownReference> {
    let document = cursor.snapshot.document();
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let items = objectives.chain(
        document
            .key_results
            .iter()
            .map(|key_result| &key_result.item),
    );
    let mut used = BTreeMap::new();
    for item in items {
        for (id, range) in references(item) {
            if range.contains(&typed.start) {
                continue;
            }
            used.entry(id).or_insert_with(|| KnownReference {
                source: cursor.words(&range),
                item: item.text().to_owned(),
            });
        }
    }
    used
}

/// The redactions in an item's words, by their ids, with their places in the document.
fn references(item: &Item) -> Vec<(String, Range<usize>)> {
    let block = item.words();
    let references = block.block.head.inline.references.iter();
    let redactions = references.filter(|reference| reference.redaction && !reference.shortcut);
    redactions
        .map(|reference| (reference.id.to_string(), block.absolute(&reference.range)))
        .collect()
}

/// A reference with a number that is free, written as the last one is, and its definition behind the last one.
fn next(
    cursor: &CompletionCursor<'_>,
    used: &BTreeMap<String, KnownReference>,
) -> Option<(String, Option<(usize, String)>)> {
    let document = cursor.snapshot.document();
    let numbered = |id: &str| {
        let stem = id.trim_end_matches(|char: char| char.is_ascii_digit());
        let number: u32 = id.get(stem.len()..)?.parse().ok()?;
        Some((number, stem.to_owned()))
    };
    let defined = document
        .definitions
        .iter()
        .map(|definition| definition.id.as_str());
    let ids = used.keys().map(String::as_str).chain(defined);
    let (highest, stem) = ids.filter_map(numbered).max()?;
    let free = highest.checked_add(1)?.to_string();
    let (id, written) = used.iter().find(|(id, _)| id.starts_with(&stem))?;
    let (number, _) = numbered(id)?;
    let source = written.source.replace(&number.to_string(), &free);
    let last = document
        .definitions
        .iter()
        .max_by_key(|definition| definition.block.start);
    let definition = last.map(|last| definition(cursor, last, &format!("{stem}{free}")));
    Some((source, definition))
}

/// The line that defines `id` behind `last`, and the byte where it goes. Where it leads is for the writer to say.
fn definition(cursor: &CompletionCursor<'_>, last: &Definition, id: &str) -> (usize, String) {
    let text = cursor.snapshot.text();
    let line = text.line_range(text.line_of(last.label.start));
    let id = match cursor.words(&last.label).starts_with(char::is_uppercase) {
        true => id.to_uppercase(),
        false => id.to_owned(),
    };
    let destination = cursor.words(&last.destination);
    (line.end, format!("\n[{id}]: {destination}"))
}
