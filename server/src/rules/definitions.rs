//! Which lines are definitions of references for every reader of Markdown, so that nobody sees them.
//!
//! `[Notes]:` without a destination, or a line in the middle of a paragraph, looks like a definition and is text. A
//! line is taken for a definition only where CommonMark leaves no doubt; the rarer forms (a title in the next line,
//! escapes) count as text.

mod parting;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::Subject;
use crate::model::{Definition, Document};
use crate::syntax::Plainness;
use crate::text::Text;

/// The definitions of a document by their ids, see [`crate::model::normalised_label`].
#[derive(Debug, Default)]
pub(super) struct Definitions<'a> {
    /// The ids of all lines that look like definitions, with the 0-based line of the first invisible one.
    ids: HashMap<&'a str, Option<usize>>,
    /// Where the labels of the invisible ones begin, in bytes of the document.
    invisible: HashSet<usize>,
    /// Their 0-based lines, in order.
    lines: Vec<usize>,
    /// Those of them that part nothing, see [`parting`].
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
}

/// Whether a reference to `id` certainly leads somewhere.
pub(super) fn defines(subject: &Subject<'_>, id: &str) -> bool {
    let line = subject.definitions().ids.get(id).copied().flatten();
    line.is_some_and(|line| subject.plainness().is_plain(line))
}

/// Whether nothing around `definition`, an invisible one, is read otherwise without it, see [`parting`].
pub(super) fn is_needless(subject: &Subject<'_>, definition: &Definition) -> bool {
    let Definitions {
        lines, needless, ..
    } = subject.definitions();
    let line = subject.text.line_of(definition.label.start);
    needless
        .get_or_init(|| parting::needless(subject.text, lines))
        .contains(&line)
}

/// Whether `definition` is invisible and lies in no code or HTML.
pub(super) fn is_certain(subject: &Subject<'_>, definition: &Definition) -> bool {
    let line = subject.text.line_of(definition.label.start);
    subject.definitions().is_invisible(definition) && subject.plainness().is_plain(line)
}

/// What CommonMark takes for blank inside a line.
const BLANKS: [char; 2] = [' ', '\t'];

/// The 0-based `line` without the blanks at its end.
fn content(text: &Text, line: usize) -> String {
    let line = text.slice(text.line_range(line));
    line.trim_end_matches(BLANKS).to_owned()
}

/// Whether no paragraph goes on behind `line`: it is blank, a heading or a comment.
fn ends_block(line: &str) -> bool {
    line.is_empty() || is_comment(line) || Plainness::is_heading(line)
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// Whether `line` takes nothing from a definition above it: it can be no title, and no delimiter row that would make
/// a table's header of it.
fn begins_block(line: &str) -> bool {
    ends_block(line) || is_definition(line)
}

/// Whether `line` is `[label]: destination "title"` as a whole, the title left out or not.
fn is_definition(line: &str) -> bool {
    let inner = line.trim_start_matches(' ');
    let parts = inner
        .strip_prefix('[')
        .and_then(|inner| inner.split_once("]:"));
    let Some((label, rest)) = parts.filter(|_| line.len() - inner.len() < 4) else {
        return false;
    };
    is_label(label) && behind_destination(rest.trim_start_matches(BLANKS)).is_some_and(is_title)
}

/// The mark of a footnote is none.
fn is_label(label: &str) -> bool {
    let bare = !label.contains(['[', ']', '\\']) && !label.starts_with('^');
    bare && label.len() < 1000 && label.contains(|char: char| !char.is_whitespace())
}

/// What follows the destination with which `text` begins.
fn behind_destination(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix('<') {
        let (destination, rest) = inner.split_once('>')?;
        return (!destination.contains(['<', '\\'])).then_some(rest);
    }
    let end = text.find(BLANKS).unwrap_or(text.len());
    let (destination, rest) = text.split_at_checked(end)?;
    let odd = |char: char| char.is_control() || matches!(char, '\\' | '(' | ')');
    (!destination.is_empty() && !destination.contains(odd)).then_some(rest)
}

/// Whether `text` is nothing, or blanks and a title in quotes.
fn is_title(text: &str) -> bool {
    let title = text.trim_start_matches(BLANKS);
    let mut quoted = [("\"", "\""), ("'", "'")]
        .into_iter()
        .filter_map(|(open, close)| {
            title
                .strip_prefix(open)?
                .strip_suffix(close)
                .map(|inner| (inner, close))
        });
    title.is_empty()
        || (title.len() < text.len()
            && quoted.any(|(inner, close)| !inner.contains(close) && !inner.contains('\\')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Snapshot;

    #[test]
    fn only_whole_lines_are_definitions() {
        for (line, definition) in [
            ("[n1]: https://example.org/1", true),
            ("   [n1]:<https://example.org/a b> \"title\"", true),
            ("[//]: # 'a remark'", true),
            ("[n1]: /url 'title' ", true),
            ("[Notes]:", false),
            ("[n1]: see the wiki", false),
            ("[n1]: /url \"title\" more", false),
            ("[n1]: /url\"title\"", true),
            ("[n1]: /url \"a \"title\"\"", false),
            ("[n1]: <https://example.org", false),
            ("    [n1]: /url", false),
            ("\t[n1]: /url", false),
            ("[ ]: /url", false),
            ("[^1]: /url", false),
            ("[a [b]]: /url", false),
            ("[n1] : /url", false),
        ] {
            assert_eq!(
                is_definition(line.trim_end_matches(BLANKS)),
                definition,
                "{line}"
            );
        }
    }

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
