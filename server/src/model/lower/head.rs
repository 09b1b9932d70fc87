//! The pieces of an item's own line.

use std::ops::Range;

use tree_sitter::{Node, TreeCursor};

use super::{Lowering, inline};
use crate::model::head::{BlockKind, Head, Label, Marker};
use crate::model::label;
use crate::model::plain::{PlainText, PlainTextBuilder};
use crate::syntax::{Field, Kind};

impl Lowering<'_> {
    /// Notes what stands between the label and the words.
    pub(super) fn separated(&self, mut head: Head, start: usize) -> Head {
        if let Some(label) = &mut head.label {
            let words = head.inline.plain.source();
            let end = if words.is_empty() {
                head.range.end
            } else {
                words.start
            };
            let end = end.max(label.range.end);
            let between = self.text.slice(start + label.range.end..start + end);
            let blank = |char: &char| char.is_whitespace() || matches!(char, '*' | '_');
            label.separator = between.chars().find(|char| !blank(char));
        }
        head
    }

    /// Adds a piece of the head's own line, which is that of a block of `kind`, to `head`.
    pub(super) fn piece(
        &self,
        cursor: &TreeCursor<'_>,
        kind: BlockKind,
        start: usize,
        head: &mut Head,
    ) {
        let node = cursor.node();
        let range = relative(node, start);
        let field = Field::of_id(cursor.field_id());
        match (Kind::of(node), field) {
            (Kind::HeadingMarker, _) => head.marker = Some(Marker::Heading(self.level(node))),
            (Kind::ListMarker, _) => head.marker = Some(self.bullet(node, range.clone())),
            (Kind::Checkbox, _) => head.state = self.text.slice(node.byte_range()).chars().nth(1),
            (Kind::Label, _) => {
                let label = self.label(cursor, start);
                head.beside_label = self.beside(&label, head.range.end, start);
                head.label = Some(Box::new(label));
            }
            // The words behind a comment belong to no block.
            (Kind::Text, None) if kind != BlockKind::Paragraph => return,
            (Kind::Text, field) => {
                let source = self.text.slice(start..node.end_byte());
                head.inline = inline::lower(node, &source, start);
                if field == Some(Field::Value) {
                    head.value = range.clone();
                }
            }
            (_, Some(Field::Label | Field::Name)) => {
                head.label = Some(Box::new(self.bare_label(node, range.clone())));
            }
            (_, Some(Field::Destination | Field::Value)) => head.value = range.clone(),
            _ => return,
        }
        head.range.end = head.range.end.max(range.end);
    }

    /// What stands between `before`, the end of the marker, and the label's word, and behind its number.
    fn beside(&self, label: &Label, before: usize, start: usize) -> Option<Box<PlainText>> {
        let word = label.id.as_ref().map_or(label.name.end, |id| id.end);
        let pieces = [before..label.range.start, word..label.range.end];
        // A marker and a label have a blank between them.
        if pieces.iter().all(|piece| piece.len() <= 1) {
            return None;
        }
        let mut words = PlainTextBuilder::default();
        for piece in pieces {
            let end = piece.end.max(piece.start);
            let text = self.text.slice(start + piece.start..start + end);
            words.push(&text, piece.start);
            words.push("\n", piece.end);
        }
        Some(Box::new(words.finish())).filter(|words| !words.as_str().is_empty())
    }

    fn bullet(&self, node: Node<'_>, range: Range<usize>) -> Marker {
        let marker = self.text.slice(node.byte_range());
        let ordered = marker.contains(char::is_alphanumeric);
        Marker::List { range, ordered }
    }

    /// The level of a heading by its `#` characters, or by its underline: `=` is 1, `-` is 2.
    fn level(&self, node: Node<'_>) -> u8 {
        let marker = self.text.slice(node.byte_range());
        match marker.chars().next() {
            Some('=') => 1,
            Some('-') => 2,
            _ => u8::try_from(marker.chars().filter(|char| *char == '#').count()).unwrap_or(6),
        }
    }

    pub(super) fn cell(&self, node: Node<'_>, start: usize) -> Head {
        let source = self.text.slice(node.byte_range());
        Head {
            inline: inline::lower(node, &source, start),
            range: 0..node.end_byte().saturating_sub(start),
            ..Head::default()
        }
    }

    /// A label without parts; the brackets of a definition's are no part of it.
    fn bare_label(&self, node: Node<'_>, range: Range<usize>) -> Label {
        let source = self.text.slice(node.byte_range());
        let word = source.trim_start_matches('[').trim_end_matches(']');
        let opening = source.len() - source.trim_start_matches('[').len();
        let name = range.start + opening..range.start + opening + word.len();
        Label {
            word: word.into(),
            range: name.clone(),
            name,
            ..Label::default()
        }
    }

    fn label(&self, cursor: &TreeCursor<'_>, start: usize) -> Label {
        let node = cursor.node();
        let mut label = Label {
            range: relative(node, start),
            word: self.text.slice(node.byte_range()).into(),
            name: relative(node, start),
            ..Label::default()
        };
        let mut parts = cursor.clone();
        let mut more = parts.goto_first_child();
        while more {
            let part = parts.node();
            match Field::of_id(parts.field_id()) {
                Some(Field::Name) => {
                    label.name = relative(part, start);
                    label.word = self.text.slice(part.byte_range()).into();
                }
                Some(Field::Id) => {
                    label.id = Some(relative(part, start));
                    label.number = Some(label::number(&self.text.slice(part.byte_range())));
                }
                _ => {}
            }
            more = parts.goto_next_sibling();
        }
        label
    }
}

/// The place of `node` in the block that begins at `start`.
fn relative(node: Node<'_>, start: usize) -> Range<usize> {
    node.start_byte().saturating_sub(start)..node.end_byte().saturating_sub(start)
}
