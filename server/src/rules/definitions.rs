//! Which lines are definitions of references for every reader of Markdown, so that nobody sees them.
//!
//! `[Notes]:` without a destination, or a line in the middle of a paragraph, looks like a definition and is text. A
//! line is taken for a definition only where CommonMark leaves no doubt; the rarer forms (a title in the next line,
//! escapes) count as text.

mod line;
mod needless;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use self::line::{begins_block, content, ends_block, is_definition};
use crate::model::{Definition, Document};
use crate::syntax::Plainness;
use crate::text::Text;

/// The definitions of a document by their ids, see [`crate::model::normalised_label`].
#[derive(Debug, Default)]
pub(super) struct Definitions<'a> {
    /// The ids of all lines that look like definitions, each with the 0-based line of the first definition that no
    /// reader sees.
    ids: HashMap<&'a str, Option<usize>>,
    /// The bytes at which the labels of the invisible definitions begin.
    invisible: HashSet<usize>,
    /// Their 0-based lines, in order.
    lines: Vec<usize>,
    /// Those of them that separate nothing, see [`needless`].
    needless: OnceLock<HashSet<usize>>,
}

impl<'a> Definitions<'a> {
    /// Those of `document`, whose text is `text`.
    pub(super) fn of(document: &'a Document, text: &Text) -> Self {
        let mut found = Self::default();
        for definition in &document.definitions {
            let known = found.ids.entry(&definition.id).or_default();
            let line = text.line_of(definition.label.start);
            let opens = line.checked_sub(1).is_none_or(|above| {
                found.lines.last() == Some(&above) || ends_block(&content(text, above))
            });
            let below = line + 1;
            let closes = below >= text.line_count() || begins_block(&content(text, below));
            if opens && closes && is_definition(&content(text, line)) {
                known.get_or_insert(line);
                found.invisible.insert(definition.label.start);
                found.lines.push(line);
            }
        }
        found
    }

    /// Whether a line looks like the definition of `id`.
    pub(super) fn holds(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Whether `definition` is one by its own line and those around it.
    pub(super) fn is_invisible(&self, definition: &Definition) -> bool {
        self.invisible.contains(&definition.label.start)
    }

    /// Whether a reference to `id` certainly leads somewhere.
    pub(super) fn defines(&self, id: &str, plainness: &Plainness) -> bool {
        let line = self.ids.get(id).copied().flatten();
        line.is_some_and(|line| plainness.is_plain(line))
    }

    /// Whether everything around `definition`, an invisible one of `text`, is read the same without it, see
    /// [`needless`].
    pub(super) fn is_needless(&self, definition: &Definition, text: &Text) -> bool {
        let line = text.line_of(definition.label.start);
        self.needless
            .get_or_init(|| needless::needless(text, &self.lines))
            .contains(&line)
    }

    /// Whether `definition` of `text` is invisible and lies in no code or HTML.
    pub(super) fn is_certain(
        &self,
        definition: &Definition,
        text: &Text,
        plainness: &Plainness,
    ) -> bool {
        let line = text.line_of(definition.label.start);
        self.is_invisible(definition) && plainness.is_plain(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Snapshot;

    #[test]
    fn the_lines_around_decide_too() {
        for (text, invisible) in [
            ("[a]: /1\n[a]: /1\n", 2),
            ("# Title\n[a]: /1\n# Title\n", 1),
            ("\r\n[a]: /1\r\n \t\r\n", 1),
            ("<!-- okr-ignore -->\n[a]: /1\n", 1),
            ("Prose\n[a]: /1\n[a]: /1\n", 0),
            ("- Item\n[a]: /1\n", 0),
            ("[a]: /1\n\"title\"\n", 0),
            ("[a]: /1\n[a]: /1\n'title'\n", 1),
            ("[a]: /1\n|---|\n", 0),
            ("[a]:\n[a]: /1\n", 0),
            ("\u{a0}\n[a]: /1\n", 0),
            ("> [a]: /1\n", 0),
        ] {
            let snapshot = Snapshot::new("plan.okr", 1, text);
            let found = Definitions::of(snapshot.document(), snapshot.text());
            assert_eq!(found.invisible.len(), invisible, "{text:?}");
        }
    }
}
