//! What kind of place the cursor is in, by the model and by what stands before it on its line.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::Asked;
use crate::model::{AttributeName, BlockKind, Marker, Objective, Placed};
use crate::period::Period;

/// More words than these are a sentence of the writer's own.
const MOST_BEGUN: usize = 3;

/// Where the cursor is, with the byte range of what has been typed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CursorPlace {
    /// Behind `[` in an item.
    Reference(Range<usize>),
    /// Behind the name of an attribute.
    Attribute(NamedAttribute, Range<usize>),
    /// Behind the label of an objective.
    Objective(Range<usize>),
    /// Behind the label or the marker of a key result.
    KeyResult(Range<usize>),
    /// Behind the label of an initiative.
    Initiative(Range<usize>),
    /// Behind the label of a KPI.
    Kpi(Range<usize>),
    /// Behind the marker of a list item.
    ItemStart(Range<usize>),
    /// Behind the marker of a heading.
    Heading(Range<usize>),
    /// On a line with nothing on it.
    BlankLine(Range<usize>),
}

/// What a line below an item tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedAttribute {
    /// An attribute of the model.
    Attribute(AttributeName),
    /// Whether it is committed to, aspired to, or about learning.
    Type,
}

impl NamedAttribute {
    fn read(name: &str) -> Option<Self> {
        if name.trim().eq_ignore_ascii_case("type") {
            return Some(Self::Type);
        }
        AttributeName::named(name).map(Self::Attribute)
    }
}

/// The cursor in its document.
pub(super) struct CompletionCursor<'a> {
    asked: Asked<'a>,
    /// The cursor, in bytes, between two characters.
    pub(super) offset: usize,
    /// The line up to the cursor.
    pub(super) before: String,
    /// The line from the cursor on.
    pub(super) after: String,
}

impl<'a> Deref for CompletionCursor<'a> {
    type Target = Asked<'a>;

    fn deref(&self) -> &Asked<'a> {
        &self.asked
    }
}

impl<'a> CompletionCursor<'a> {
    pub(super) fn new(asked: Asked<'a>) -> Self {
        let text = asked.snapshot.text();
        let offset = text.floor(asked.offset);
        let line = text.line_range(text.line_of(offset));
        Self {
            asked,
            offset,
            before: text.slice(line.start..offset).into_owned(),
            after: text.slice(offset..line.end).into_owned(),
        }
    }

    pub(super) fn place(&self) -> Option<CursorPlace> {
        let text = self.snapshot.text();
        let line = text.line_range(text.line_of(self.offset));
        let root = self.snapshot.document().placed_root();
        let block = block_on_line(&root, &line);
        let Some(block) = block else {
            let blank = self.before.trim().is_empty() && self.after.trim().is_empty();
            let free =
                blank && !self.by_blank && !is_inside_code(text.slice(0..line.start).lines());
            return free.then_some(CursorPlace::BlankLine(line.start..self.offset));
        };
        let item = is_item(block.block.kind) || block.block.kind == BlockKind::ListItem;
        if let Some(typed) = self.behind_bracket().filter(|_| item) {
            return Some(CursorPlace::Reference(typed));
        }
        self.attribute(&block).or_else(|| self.in_block(&block))
    }

    fn in_block(&self, block: &Placed) -> Option<CursorPlace> {
        let label = block.block.head.label.as_ref();
        let behind = label.map(|label| block.absolute(&label.range).end);
        let typed = || match behind {
            Some(end) => self.typed_behind(end),
            None => self.typed_behind_marker(block),
        };
        match block.block.kind {
            BlockKind::Objective if behind.is_some() => typed().map(CursorPlace::Objective),
            BlockKind::KeyResult => typed().map(CursorPlace::KeyResult),
            BlockKind::Initiative => typed().map(CursorPlace::Initiative),
            BlockKind::Kpi => typed().map(CursorPlace::Kpi),
            BlockKind::ListItem => self.typed_behind_marker(block).map(CursorPlace::ItemStart),
            BlockKind::Section => self.typed_behind_hashes().map(CursorPlace::Heading),
            _ => None,
        }
    }

    /// Behind `Owner: `, on a line below an item.
    fn attribute(&self, block: &Placed) -> Option<CursorPlace> {
        let kind = matches!(
            block.block.kind,
            BlockKind::Attribute | BlockKind::ListItem | BlockKind::Paragraph
        );
        let words = self.before.trim_start_matches(is_mark);
        let (name, value) = words.split_once([':', '：'])?;
        let value = value.trim_start_matches(|char: char| is_mark(char));
        let named = NamedAttribute::read(name.trim_end_matches(is_mark)).filter(|_| kind)?;
        self.objective()?;
        let short = value.split_whitespace().count() <= MOST_BEGUN || named.is_title();
        (short && self.is_at_end())
            .then(|| CursorPlace::Attribute(named, self.offset - value.len()..self.offset))
    }

    /// What has been typed behind `[`.
    fn behind_bracket(&self) -> Option<Range<usize>> {
        let (_, typed) = self.before.rsplit_once('[')?;
        let code = typed
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'));
        code.then(|| self.offset - typed.len()..self.offset)
    }

    /// What has been typed behind a label that ends at `end`, and only behind the label's separator.
    fn typed_behind(&self, end: usize) -> Option<Range<usize>> {
        if self.offset <= end {
            return None;
        }
        let behind = self.snapshot.text().slice(end..self.offset).into_owned();
        let separator = behind.find(SEPARATORS)?;
        let words = behind.get(separator..)?;
        self.typed(words.trim_start_matches(|char: char| {
            char.is_whitespace() || SEPARATORS.contains(&char) || matches!(char, '*' | '_')
        }))
    }

    fn typed_behind_marker(&self, block: &Placed) -> Option<Range<usize>> {
        let Some(Marker::List { range: marker, .. }) = &block.block.head.marker else {
            return None;
        };
        let end = block.absolute(marker).end;
        if self.offset <= end {
            return None;
        }
        let behind = self.snapshot.text().slice(end..self.offset).into_owned();
        self.typed(
            behind
                .trim_start_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_')),
        )
    }

    fn typed_behind_hashes(&self) -> Option<Range<usize>> {
        let words = self.before.trim_start_matches('#');
        let blank = words.starts_with(' ') && words.len() < self.before.len();
        blank.then(|| self.typed(words.trim_start())).flatten()
    }

    /// The place where `words` stand directly before the cursor. No template begins with an address or with code, and
    /// none goes before words that are there. A single word may be replaced in its place.
    fn typed(&self, words: &str) -> Option<Range<usize>> {
        let plain = |char: char| char.is_alphanumeric() || " -'’%$€£,/()".contains(char);
        let first = !words.contains(' ') && self.rest_of_word() > 0;
        (words.chars().all(plain) && (self.is_at_end() || first))
            .then(|| self.offset - words.len()..self.offset)
    }

    /// Whether only marks of emphasis stand behind the cursor.
    pub(super) fn is_at_end(&self) -> bool {
        let rest = self
            .after
            .trim_matches(|char: char| char.is_whitespace() || matches!(char, '*' | '_'));
        rest.is_empty()
    }

    /// How many bytes of the word that the cursor is in stand behind it.
    pub(super) fn rest_of_word(&self) -> usize {
        let end = self.after.find(|char: char| !char.is_alphanumeric());
        end.unwrap_or(self.after.len())
    }

    /// Whether what has been typed is at most the beginning of a sentence.
    pub(super) fn is_begun(&self, typed: &Range<usize>) -> bool {
        self.words(typed).split_whitespace().count() <= MOST_BEGUN
    }

    /// The bytes `range` of the document.
    pub(super) fn words(&self, range: &Range<usize>) -> String {
        self.snapshot.text().slice(range.clone()).into_owned()
    }

    /// The last objective that begins before the cursor.
    pub(super) fn objective(&self) -> Option<&'a Objective> {
        let objectives = &self.asked.snapshot.document().objectives;
        let behind = objectives.partition_point(|one| one.item.block.start < self.offset);
        objectives.get(behind.checked_sub(1)?)
    }

    /// The time the goals at the cursor are for.
    pub(super) fn period(&self) -> Option<Period> {
        let document = self.snapshot.document();
        let own = self.objective().and_then(|objective| objective.period);
        own.or_else(|| document.period.named.as_ref().map(|(period, _)| *period))
    }
}

impl NamedAttribute {
    /// Whether its value is a sentence.
    fn is_title(self) -> bool {
        self == Self::Attribute(AttributeName::Supports)
    }
}

/// What may stand between a label and the words.
const SEPARATORS: [char; 9] = [':', '：', '.', ')', '-', '–', '—', '·', '|'];

fn is_mark(char: char) -> bool {
    char.is_whitespace() || matches!(char, '*' | '_' | '-' | '+' | '•')
}

fn is_item(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Objective | BlockKind::KeyResult | BlockKind::Initiative | BlockKind::Kpi
    )
}

/// Whether a fence is open behind `lines`.
fn is_inside_code<'b>(lines: impl Iterator<Item = &'b str>) -> bool {
    let mut open: Option<char> = None;
    for line in lines {
        let fence = line.trim_start();
        let mark = fence
            .chars()
            .next()
            .filter(|_| fence.starts_with("```") || fence.starts_with("~~~"));
        match (open, mark) {
            (None, Some(mark)) => open = Some(mark),
            (Some(begun), Some(mark)) if begun == mark => open = None,
            _ => {}
        }
    }
    open.is_some()
}

/// The innermost block that begins on `line`.
fn block_on_line(parent: &Placed, line: &Range<usize>) -> Option<Placed> {
    let children = &parent.block.children;
    let behind = children.partition_point(|child| parent.start + child.offset <= line.end);
    let child = children.get(behind.checked_sub(1)?)?;
    let child = Placed {
        block: Arc::clone(&child.block),
        start: parent.start + child.offset,
    };
    let inner = block_on_line(&child, line);
    inner.or_else(|| (child.start >= line.start).then_some(child))
}
