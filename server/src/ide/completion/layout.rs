//! How a document writes its items, so that what is inserted looks like what is there.

use crate::model::{Item, Marker, Objective};
use crate::text::Template;
use crate::workspace::Snapshot;

/// The writing around an item's words, as in `**OBJECTIVE: ` … `**`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ItemMarkup {
    before: String,
    after: String,
}

impl ItemMarkup {
    fn new(before: &str, after: &str) -> Self {
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }

    /// Reads the frame of a labelled list item. If its label has a number, the frame has the next number.
    fn of(item: &Item, snapshot: &Snapshot) -> Option<Self> {
        let head = &item.block.block.head;
        let (Some(Marker::List { range: marker, .. }), Some(label)) = (&head.marker, &head.label)
        else {
            return None;
        };
        let text = snapshot.text();
        let words = item.text_range();
        let marker_end = item.block.absolute(marker).end;
        let label_range = item.block.absolute(&label.range);
        if item.is_empty() || words.start < label_range.end {
            return None;
        }
        let lead = text.slice(marker_end..label_range.start);
        let separator = text.slice(label_range.end..words.start);
        let line_end = text.line_range(text.line_of(words.end)).end;
        let after = text.slice(words.end..line_end);
        let label = counted_on(&text.slice(label_range));
        let marks_only = after.chars().all(|char| matches!(char, '*' | '_'));
        Some(Self {
            before: format!("{}{label}{separator}", lead.trim_start()),
            after: if marks_only {
                after.into_owned()
            } else {
                String::new()
            },
        })
    }

    /// Its label as it is shown in a list.
    fn label(&self) -> &str {
        self.before
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_'))
    }
}

/// `KR 2` after `KR 1`; a label without a number stays as it is.
fn counted_on(label: &str) -> String {
    let stem = label.trim_end_matches(|char: char| char.is_ascii_digit());
    let digits = label.get(stem.len()..).unwrap_or_default();
    match digits.parse::<u32>() {
        Ok(number) => format!("{stem}{}", number.saturating_add(1)),
        Err(_) => label.to_owned(),
    }
}

/// The layout of a document's list items.
pub(super) struct ListLayout {
    objective: ItemMarkup,
    key_result: ItemMarkup,
    nested: bool,
    /// What stands before an objective on its line; `None` where the objectives are no list items.
    objective_marker: Option<String>,
    /// What stands before a key result on its line.
    key_result_marker: String,
    /// Emphasis marks that stand before the cursor already.
    typed_marks: String,
}

impl ListLayout {
    /// Reads the items before the byte `offset`, at which an item's words begin.
    pub(super) fn of(snapshot: &Snapshot, offset: usize) -> Self {
        let document = snapshot.document();
        let objectives = document.objectives.iter().map(|objective| &objective.item);
        let key_results = document
            .key_results
            .iter()
            .map(|key_result| &key_result.item);
        let text = snapshot.text();
        let line = text.slice(text.line_start(text.line_of(offset))..offset);
        let unmarked = line.trim_end_matches(['*', '_']);
        Self {
            objective: nearest(objectives, snapshot, offset)
                .unwrap_or_else(|| ItemMarkup::new("**OBJECTIVE: ", "**")),
            key_result: nearest(key_results.clone(), snapshot, offset)
                .unwrap_or_else(|| ItemMarkup::new("KR: ", "")),
            nested: line.starts_with([' ', '\t'])
                || follows_key_result(key_results, snapshot, &line, offset),
            objective_marker: match document.objectives.iter().find(is_outer) {
                Some(objective) => marker(&objective.item, snapshot),
                None => Some("1. ".to_owned()),
            },
            key_result_marker: document
                .key_results
                .iter()
                .find_map(|key_result| marker(&key_result.item, snapshot))
                .unwrap_or_else(|| "   - ".to_owned()),
            typed_marks: line.get(unmarked.len()..).unwrap_or_default().to_owned(),
        }
    }

    /// Whether an item here stands below another one or beside a key result.
    pub(super) fn is_nested(&self) -> bool {
        self.nested
    }

    pub(super) fn objective_label(&self) -> &str {
        self.objective.label()
    }

    pub(super) fn key_result_label(&self) -> &str {
        self.key_result.label()
    }

    /// An objective with three key results below it, behind its list marker.
    pub(super) fn whole_objective(&self) -> Template {
        let objective = self.objective(Template::new("{objective}"));
        (0..3).fold(objective, |whole, _| {
            let key_result = Template::new("{key result}");
            let key_result = key_result.between(&self.key_result.before, &self.key_result.after);
            whole
                .words(&format!("\n{}", self.key_result_marker))
                .then(key_result)
        })
    }

    /// The marker of the document's objectives, with the blank behind it; `None` where they are no list.
    pub(super) fn marker(&self) -> Option<&str> {
        self.objective_marker.as_deref()
    }

    /// `words` as an objective behind its list marker.
    pub(super) fn objective(&self, words: Template) -> Template {
        self.framed(&self.objective, words)
    }

    /// `words` as a key result behind its list marker.
    pub(super) fn key_result(&self, words: Template) -> Template {
        self.framed(&self.key_result, words)
    }

    fn framed(&self, frame: &ItemMarkup, words: Template) -> Template {
        let before = frame
            .before
            .strip_prefix(&self.typed_marks)
            .unwrap_or(&frame.before);
        words.between(before, &frame.after)
    }
}

/// The frame of the last item before `offset` or, if there is none, of the first item behind it.
fn nearest<'a>(
    items: impl Iterator<Item = &'a Item>,
    snapshot: &Snapshot,
    offset: usize,
) -> Option<ItemMarkup> {
    let mut nearest = None;
    for item in items {
        if item.block.start > offset && nearest.is_some() {
            break;
        }
        nearest = ItemMarkup::of(item, snapshot).or(nearest);
    }
    nearest
}

/// Whether an objective stands below no other item.
fn is_outer(objective: &&Objective) -> bool {
    objective.parent.is_none()
}

/// What stands before the words of a list item on its line: indentation, marker and blank.
fn marker(item: &Item, snapshot: &Snapshot) -> Option<String> {
    let Some(Marker::List { range, .. }) = &item.block.block.head.marker else {
        return None;
    };
    let text = snapshot.text();
    let range = item.block.absolute(range);
    let start = text.line_start(text.line_of(range.start));
    Some(format!("{} ", text.slice(start..range.end).trim_end()))
}

/// Whether the last key result before `offset` is indented like `line`.
fn follows_key_result<'a>(
    mut items: impl DoubleEndedIterator<Item = &'a Item>,
    snapshot: &Snapshot,
    line: &str,
    offset: usize,
) -> bool {
    let text = snapshot.text();
    let last = items.rfind(|item| item.block.start < offset);
    last.is_some_and(|item| {
        let start = text.line_start(text.line_of(item.block.start));
        let indent = item.block.start - start;
        let Some(Marker::List { range: marker, .. }) = &item.block.block.head.marker else {
            return false;
        };
        let bullet = text.slice(item.block.absolute(marker));
        line.len() - line.trim_start().len() == indent
            && line.trim_start().starts_with(bullet.as_ref())
    })
}
