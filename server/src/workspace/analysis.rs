//! What is known about one version of a document, and what the analysis of the next one starts from.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::model::Document;
use crate::syntax::{Kind, Plainness, Syntax, TreeEdit, cover_all};
use crate::text::Text;

/// The last version that was analysed, and the edits since.
#[derive(Clone, Debug)]
pub(super) struct PendingEdits {
    pub(super) analysis: Arc<Analysis>,
    pub(super) edits: Vec<TreeEdit>,
}

impl PendingEdits {
    /// The plainness of `text`, to which the edits lead, if that of the last version is known.
    pub(super) fn plainness(&self, text: &Text) -> Option<Plainness> {
        let last = self.analysis.plainness.get()?;
        Some(last.after(cover_all(&self.edits)?, text))
    }
}

/// What is known about one version of a document.
#[derive(Debug)]
pub struct Analysis {
    pub(super) syntax: Option<Syntax>,
    /// The document's items.
    pub document: Document,
    /// Whether it is an OKR document; on any other the server stays silent.
    pub okr: bool,
    pub(super) plainness: OnceLock<Plainness>,
}

impl Analysis {
    /// The nodes of `kinds` that touch `within`, outer ones before those inside them, in bytes.
    pub fn spans(&self, within: &Range<usize>, kinds: &[Kind]) -> Vec<(Kind, Range<usize>)> {
        let Some(syntax) = &self.syntax else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut cursor = syntax.root().walk();
        loop {
            let range = cursor.node().byte_range();
            let touches = range.start < within.end && within.start < range.end;
            let kind = Kind::of(cursor.node());
            if touches && kinds.contains(&kind) {
                found.push((kind, range));
            }
            if touches && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return found;
                }
            }
        }
    }

    /// The comment in which the byte `offset` stands, in bytes of the document.
    pub fn comment_at(&self, offset: usize) -> Option<Range<usize>> {
        let root = self.syntax.as_ref()?.root();
        let node = root.descendant_for_byte_range(offset, offset)?;
        let is_comment = matches!(Kind::of(node), Kind::Comment | Kind::InlineComment);
        is_comment.then(|| node.byte_range())
    }
}
