//! What a document means: a pure function of its syntax tree and its text.
//!
//! [`lower`] turns the tree into [`Block`]s, which are relative to their own start and are taken over from
//! the previous version where an edit did not touch them; a [`Document`] lists the items among them and
//! who belongs to whom.

mod assemble;
mod attribute;
mod bare;
mod block;
mod conventions;
mod document;
mod document_style;
mod front_matter;
mod goal;
mod group;
mod head;
mod heading;
mod heading_words;
mod id;
mod inline;
mod item;
mod item_attributes;
mod label;
mod lower;
mod period;
mod placed;
mod plain;
mod redaction;
mod reference;
mod reference_use;
mod role;
mod roles;
mod section;
mod signal;
mod split;
mod table;
mod template;
mod text_facts;
mod tree;
mod unlabelled;
mod wording;

use std::sync::Arc;

pub use attribute::{Attribute, AttributeName, Source};
pub use block::{Block, Child};
pub use conventions::{Conventions, ItemKind};
pub use document::{Document, Parts};
pub use document_style::DocumentStyle;
pub use front_matter::{FrontMatterField, front_matter_fields};
pub use head::{BlockKind, Head, Label, Marker};
pub use id::{KeyResultId, ObjectiveId, SectionId};
pub use inline::{Inline, Link};
pub use item::{Initiative, Item, KeyResult, Kpi, Objective, Parent, RecognisedBy};
pub use lower::{Previous, lower, no_blocks};
pub use period::DocumentPeriod;
pub use placed::Placed;
pub use plain::PlainText;
pub use reference::{Definition, Use};
pub use reference_use::{ReferenceUse, normalised_label};
pub use section::{Section, SectionLevel};
pub use text_facts::{TextFacts, is_blank};
pub use wording::Words;

use crate::text::Text;

#[cfg(test)]
mod tests;

/// Whether `text`, read by `conventions`, may be an OKR document: no is certain, and costs a fraction of parsing.
pub fn may_hold_okrs(text: &str, conventions: &Conventions) -> bool {
    label::names_key_results(text, &conventions.labels)
}

impl Document {
    /// Reads the document whose blocks are `root`. `path` is the end of the file's path, or empty: its name
    /// and its folders may tell the period and whose goals it holds.
    pub fn read(root: Arc<Block>, text: &Text, path: &str, conventions: &Conventions) -> Self {
        let root = Placed::root(root);
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let style = DocumentStyle::of(&root, file_name, conventions);
        let labelled = Self::in_style(&root, text, path, conventions, style.labelled());
        // What tells its items itself is not read by its layout alone.
        if style.unlabelled.is_none() || labelled.holds_okrs() {
            return labelled;
        }
        Self::in_style(&root, text, path, conventions, style)
    }

    fn in_style(
        root: &Placed,
        text: &Text,
        path: &str,
        conventions: &Conventions,
        style: DocumentStyle,
    ) -> Self {
        let parts = assemble::assemble(root, style, conventions);
        let first = parts.objectives.first();
        let period = DocumentPeriod::read(root, text, path, conventions.fiscal_year_start);
        Self {
            style,
            unread: None,
            of_company: heading::is_of_company(path, &conventions.companies),
            period: period.or(first.and_then(|objective| objective.period)),
            parts,
            root: Arc::clone(&root.block),
        }
    }
}
