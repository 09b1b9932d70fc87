//! Which lines and sections a comment is about.

use std::ops::{Range, RangeInclusive};

use crate::model::{Document, Item, Marker, Placed};
use crate::text::Text;
use crate::workspace::Snapshot;

/// At most this many lines behind a comment are searched for the one that it is about.
const MOST_STACKED: usize = 20;

/// The items of a document by their own lines, 0-based: an item on several lines counts as one line.
#[derive(Debug, Default)]
pub(super) struct Anchors(Vec<RangeInclusive<usize>>);

impl Anchors {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let items = items(snapshot.document()).map(|item| own_lines(item, snapshot.text()));
        let mut several: Vec<_> = items.filter(|lines| lines.start() < lines.end()).collect();
        several.sort_by_key(|lines| *lines.start());
        Self(several)
    }

    /// The first line of the item that has `line` among its own lines; `line` itself if there is none.
    pub(super) fn anchor(&self, line: usize) -> usize {
        let behind = self.0.partition_point(|item| *item.start() <= line);
        let item = behind.checked_sub(1).and_then(|at| self.0.get(at));
        item.filter(|item| item.contains(&line))
            .map_or(line, |item| *item.start())
    }
}

fn items(document: &Document) -> impl Iterator<Item = &Item> {
    let objectives = document.objectives.iter().map(|objective| &objective.item);
    let key_results = document
        .key_results
        .iter()
        .map(|key_result| &key_result.item);
    let initiatives = document
        .initiatives
        .iter()
        .map(|initiative| &initiative.item);
    let kpis = document.kpis.iter().map(|kpi| &kpi.item);
    objectives.chain(key_results).chain(initiatives).chain(kpis)
}

/// The lines from an item's marker to the end of its words.
fn own_lines(item: &Item, text: &Text) -> RangeInclusive<usize> {
    let (head, words) = (item.head_range(), item.text_range());
    let first = text.line_of(head.start.min(words.start));
    first..=text.line_of(head.end.max(words.end))
}

/// Where a comment stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct CommentPlace<'a> {
    text: &'a Text,
    /// In bytes of the document.
    start: usize,
    /// Its first and its last line, 0-based.
    lines: (usize, usize),
    /// What stands behind it, if nothing else stands on its own lines.
    below: Option<Below>,
    /// The line behind it that it is about, in the same case.
    next: Option<usize>,
}

impl<'a> CommentPlace<'a> {
    /// The place of the comment `comment`, in bytes of `text`. `before` is the place of the comment before it.
    pub(super) fn of(comment: &Range<usize>, text: &'a Text, before: Option<Self>) -> Self {
        // A comment that has lines of its own ends with their last line break.
        let length = text.slice(comment.clone()).trim_end().len();
        let first = text.line_of(comment.start);
        let last = text.line_of(comment.start + length);
        // Many comments on one line are about the same.
        let known = before.filter(|before| before.lines == (first, last));
        let behind = || {
            let lines = text.slice(text.line_start(first)..text.line_range(last).end);
            let above = before.and_then(|before| before.below);
            is_comment(&lines).then(|| Below::of(last, text, above))
        };
        let below = known.map_or_else(behind, |known| known.below);
        Self {
            text,
            start: comment.start,
            lines: (first, last),
            below,
            next: below.map(|below| below.other().unwrap_or_else(|| last_line(text))),
        }
    }

    /// The lines in which the comment silences what is found.
    pub(super) fn lines(&self) -> RangeInclusive<usize> {
        match self.next {
            Some(next) => next..=next,
            None => self.lines.0..=self.lines.1,
        }
    }

    /// The section that the comment is about, in bytes, below the block `root` of the document. If a heading follows
    /// the comment and the comment stands alone, it is the section of that heading. If not, it is the innermost section
    /// around the comment. Above all headings, it is everything.
    pub(super) fn section(&self, root: &Placed) -> Range<usize> {
        let below = self.next.and_then(|next| {
            let line = self.text.line_range(next);
            let words = self.text.slice(line.clone()).trim_start().len();
            section_around(root, line.end - words).filter(|section| line.contains(&section.start))
        });
        below
            .or_else(|| section_around(root, self.start))
            .unwrap_or(0..usize::MAX)
    }
}

fn last_line(text: &Text) -> usize {
    text.line_count().saturating_sub(1)
}

/// The lines behind a comment, as far as they were looked at.
#[derive(Clone, Copy, Debug)]
enum Below {
    /// There are only comments down to this line, which holds something else.
    Other(usize),
    /// There are only comments down to this line, where the search ends.
    Comments(usize),
}

impl Below {
    /// The place of the comment that ends on `line` of `text`. `above` is the place of a comment before it. It is used
    /// so that no line below several comments is searched twice.
    fn of(line: usize, text: &Text, above: Option<Self>) -> Self {
        let seen = match above {
            Some(Self::Other(other)) if other > line => return Self::Other(other),
            Some(Self::Comments(seen)) => seen.max(line),
            _ => line,
        };
        let end = last_line(text).min(line + MOST_STACKED);
        let is_other = |line: &usize| !is_comment(&text.slice(text.line_range(*line)));
        let mut others = (seen + 1..=end).filter(is_other);
        others
            .next()
            .map_or(Self::Comments(seen.max(end)), Self::Other)
    }

    /// The line with something else.
    fn other(self) -> Option<usize> {
        match self {
            Self::Other(line) => Some(line),
            Self::Comments(_) => None,
        }
    }
}

/// Whether `lines` hold nothing but comments and quotation marks.
fn is_comment(lines: &str) -> bool {
    let mut rest = lines;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_whitespace() || char == '>');
        if rest.is_empty() {
            return true;
        }
        let inner = rest.strip_prefix("<!--");
        match inner.and_then(|inner| inner.split_once("-->")) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
}

/// The innermost section around the byte `at`.
fn section_around(root: &Placed, at: usize) -> Option<Range<usize>> {
    let mut section = None;
    let mut around = root.clone();
    while let Some(inner) = child_around(&around, at) {
        if let Some(Marker::Heading(_)) = inner.block.head.marker {
            section = Some(inner.range());
        }
        around = inner;
    }
    section
}

fn child_around(parent: &Placed, at: usize) -> Option<Placed> {
    let children = &parent.block.children;
    let behind = children.partition_point(|child| parent.start + child.offset <= at);
    let child = children.get(behind.checked_sub(1)?)?;
    let placed = Placed {
        block: child.block.clone(),
        start: parent.start + child.offset,
    };
    placed.range().contains(&at).then_some(placed)
}
