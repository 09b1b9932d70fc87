//! Labels that the grammar leaves to the model: those in other languages and of an organisation's own, those
//! with a word for the level or role before them, those in the cells of tables, and the title of a document
//! that looks like one.

mod id;
mod leading;
mod prefixed;
mod words;

use std::ops::Range;

use super::conventions::{Conventions, ItemKind};
use super::head::{BlockKind, Head, Label};
use super::inline::Inline;
use leading::Leading;

pub(super) use id::{is_id, number};
pub(super) use words::{group, mentions, names_key_results};

/// What the item really is, and its head without the label: `Company objective: …` is an objective,
/// `# OKR – Sales` is a title. The label of a cell is taken off, but it stays a cell.
pub(super) fn relabel(kind: BlockKind, head: Head, conventions: &Conventions) -> (BlockKind, Head) {
    match kind {
        BlockKind::Objective if is_title(&head) => (BlockKind::Section, head),
        BlockKind::Cell => (kind, cell(head, conventions)),
        BlockKind::Section | BlockKind::ListItem | BlockKind::Paragraph => {
            labelled(kind, head, conventions)
        }
        _ => (kind, head),
    }
}

impl ItemKind {
    fn block(self) -> BlockKind {
        match self {
            Self::Objective => BlockKind::Objective,
            Self::KeyResult => BlockKind::KeyResult,
            Self::Initiative => BlockKind::Initiative,
            Self::Kpi => BlockKind::Kpi,
        }
    }
}

fn is_title(head: &Head) -> bool {
    let okr = |word: &str| word.eq_ignore_ascii_case("okr") || word.eq_ignore_ascii_case("okrs");
    let named = |label: &Label| okr(&label.word) && label.id.is_none();
    head.label.as_deref().is_some_and(named) && head.is_heading()
}

/// An item with a label that the grammar does not know.
fn labelled(kind: BlockKind, head: Head, conventions: &Conventions) -> (BlockKind, Head) {
    let words = head.inline.plain.as_str();
    let lead = head.inline.lead;
    let skipped = if kind == BlockKind::Section {
        ordinal(words)
    } else {
        0
    };
    let rest = words.get(skipped..).unwrap_or_default();
    let leading = Leading::of(rest, &conventions.labels).map(|label| label.behind(skipped));
    let leading = leading.filter(|label| tells(label, kind, words, lead));
    let label = leading.or_else(|| prefixed::label(words));
    match label.filter(|label| !is_quoted(label, &head.inline)) {
        Some(label) => (label.kind.block(), behind(head, &label)),
        None => (kind, head),
    }
}

/// Whether a label is only spoken of: it ends inside code, or has words before it and code in it. In `` `KR-1` Ship ``
/// the code is the label.
fn is_quoted(label: &Leading, inline: &Inline) -> bool {
    let opaque = inline.plain.phrase().opaque.iter();
    let mut code = opaque.filter(|code| code.start < label.text && label.name.start < code.end);
    code.any(|code| code.start > label.name.start || label.text < code.end)
}

/// What stands behind the HTML tags at the start of a line: `<summary> Key result 1: …`.
fn behind_tags(line: &str) -> &str {
    let mut rest = line;
    while let Some((_, behind)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = behind.trim_start();
    }
    rest
}

/// Whether a line of a paragraph begins with a label, or names a group and ends in a colon.
pub(super) fn starts_line(line: &str, conventions: &Conventions) -> bool {
    let words = behind_tags(line.trim()).trim_start_matches(['*', '_']);
    let label = Leading::of(words, &conventions.labels);
    if label.is_some_and(|label| label.separated && label.text < words.len()) {
        return true;
    }
    let name = words.trim_end_matches(['*', '_']).strip_suffix([':', '：']);
    name.is_some_and(|name| group(&name.trim_end_matches(['*', '_']).to_lowercase()).is_some())
}

/// The length of the marks and the number before the words of a heading: `1. `, `一、`.
fn ordinal(words: &str) -> usize {
    let marks = words.len() - words.trim_start_matches('*').len();
    let rest = words.get(marks..).unwrap_or_default();
    let number = id::length(rest).unwrap_or_default();
    let behind = rest.get(number..).unwrap_or_default();
    let text = behind.trim_start_matches(['.', '、', ')', ' ']);
    if number > 0 && text.len() < behind.len() {
        words.len() - text.len()
    } else {
        marks
    }
}

/// Whether a label found at the start of a block's `words` is one. Without a number and words of its own it
/// heads a group; only the words of `## Objetivo` stand in the next paragraph. `KR1.2 Churn below 2%` needs no
/// colon; `KR1 is late` is a remark about a key result.
fn tells(label: &Leading, kind: BlockKind, words: &str, lead: usize) -> bool {
    let behind = words.get(label.text..).unwrap_or_default();
    if behind.is_empty() {
        let worded_below = label.id.is_some() || label.kind == ItemKind::Objective;
        return kind == BlockKind::Section && worded_below;
    }
    // `목표: 90%` below a key result is its target.
    let target = label.id.is_none()
        && behind.starts_with(|char: char| char.is_ascii_digit() || "≥≤<>".contains(char));
    if target && label.kind == ItemKind::Objective && kind == BlockKind::ListItem {
        return false;
    }
    let Some(id) = label.id.as_ref().filter(|_| !label.separated) else {
        return label.separated;
    };
    // All of the label is strong or code.
    let before_words = words.get(id.end..lead).filter(|_| lead > 0);
    if before_words.is_some_and(|rest| rest.trim().is_empty()) {
        return true;
    }
    let word = words.get(label.name.clone()).unwrap_or_default();
    let short = word.eq_ignore_ascii_case("kr") && id.start == label.name.end;
    match kind {
        BlockKind::Section => short,
        BlockKind::Paragraph => false,
        _ => short && !behind.starts_with(char::is_lowercase),
    }
}

/// A cell such as `KR1.1 Public launch` or `**O2**`: a number tells a label from a word.
fn cell(head: Head, conventions: &Conventions) -> Head {
    let label = Leading::of(head.inline.plain.as_str(), &conventions.labels);
    match label.filter(|label| label.id.is_some() || label.colon) {
        Some(label) => Head {
            label_kind: Some(label.kind),
            ..behind(head, &label)
        },
        None => head,
    }
}

/// Whether `char` only sets a label off from what is beside it.
fn is_mark(char: char) -> bool {
    char.is_whitespace() || matches!(char, ':' | '：' | '.' | '-' | '–' | '—' | '*' | '_')
}

/// The head with `label`, found among its words, taken off them.
fn behind(head: Head, label: &Leading) -> Head {
    let plain = &head.inline.plain;
    let words = |range: &Range<usize>| plain.as_str().get(range.clone()).unwrap_or_default();
    let end = label.id.as_ref().map_or(label.name.end, |id| id.end);
    let label_of_item = Label {
        range: plain.source_range(label.name.start..end),
        word: words(&label.name).into(),
        name: plain.source_range(label.name.clone()),
        id: label.id.clone().map(|id| plain.source_range(id)),
        number: label.id.as_ref().map(|id| number(words(id))),
        separator: label.colon.then_some(':'),
    };
    let beside = [0..label.name.start, end..label.text].map(|range| plain.slice(range));
    let mut beside = beside.into_iter();
    let beside = beside.find(|words| words.as_str().contains(|char| !is_mark(char)));
    Head {
        beside_label: beside.map(Box::new).or(head.beside_label),
        label: Some(Box::new(label_of_item)),
        inline: head.inline.behind(label.text),
        ..head
    }
}
