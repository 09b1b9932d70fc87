//! Silencing a finding by a comment.

use std::ops::Range;

use super::Fix;
use crate::model::{BlockKind, Document};
use crate::rules::suppression::{SCOPES, Suppressions};
use crate::rules::{Diagnostic, unknown_rule, unused_suppression};
use crate::text::Text;
use crate::workspace::Snapshot;

/// Silences `found` and all other findings of its rule on the same line. If a comment there silences other rules, it
/// gets the name of the rule. If not, there is a new comment. `None` if a new comment would be about something else.
pub fn suppress(snapshot: &Snapshot, found: &Diagnostic) -> Option<Fix> {
    let name = found.rule.name;
    if [unknown_rule::RULE.name, unused_suppression::RULE.name].contains(&name) {
        return None;
    }
    let fix = Fix::new(format!("Ignore `{name}` on this line"));
    let text = snapshot.text();
    let line = text.line_range(text.line_of(found.range.start));
    if let Some(behind) = end_of_names(snapshot, &line) {
        return Some(fix.insert(behind, format!(", {name}")));
    }
    let comment = format!("<!-- okr-ignore {name} -->");
    Some(match place(snapshot.document(), text, &line)? {
        CommentPosition::Behind(at) => fix.insert(at, format!(" {comment}")),
        CommentPosition::Above => fix.insert(line.start, comment + text.line_break()),
    })
}

/// Where the names end in the comment on `line` that silences rules there.
fn end_of_names(snapshot: &Snapshot, line: &Range<usize>) -> Option<usize> {
    let [here, ..] = SCOPES;
    let comments = Suppressions::of(snapshot).comments;
    let mut here = comments.iter().filter(|comment| {
        comment.word.name == here
            && line.start <= comment.range.start
            && comment.range.end <= line.end
    });
    Some(here.find_map(|comment| comment.names.last())?.range.end)
}

/// Where a comment about a line may stand.
enum CommentPosition {
    /// On it, at this byte.
    Behind(usize),
    /// On a line of its own above it.
    Above,
}

fn place(document: &Document, text: &Text, line: &Range<usize>) -> Option<CommentPosition> {
    let words = text.slice(line.clone());
    let end = line.start + words.trim_end().len();
    let root = document.placed_root();
    let around = root
        .children()
        .find(|block| block.range().contains(&line.start));
    if around.is_some_and(|block| block.block.kind == BlockKind::FrontMatter)
        || words.trim().is_empty()
    {
        return None;
    }
    if document
        .definitions
        .iter()
        .any(|definition| line.contains(&definition.label.start))
    {
        return Some(CommentPosition::Above);
    }
    let row = words
        .trim()
        .strip_prefix('|')
        .and_then(|row| row.strip_suffix('|'));
    Some(CommentPosition::Behind(match row {
        Some(row) => end - 1 - (row.len() - row.trim_end().len()),
        None => end,
    }))
}
