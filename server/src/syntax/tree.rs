//! Parsing a text, and parsing it again after edits.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{ControlFlow, Range};

use tree_sitter::{InputEdit, Language, Node, ParseOptions, ParseState, Parser, Point, Tree};

use super::changed::changed;
use super::damage::{Damage, cover};
use super::extent::Extent;
use super::long_line::Shortened;
use super::unread::Unread;
use crate::text::{Splice, Text, difference};

/// A document's syntax tree. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Syntax {
    tree: Tree,
    read: Shortened,
    extent: Extent,
}

/// One edit as the tree needs to know it: what was spliced, and the rows around it.
#[derive(Clone, Copy, Debug)]
pub struct TreeEdit {
    splice: Splice,
    start: Point,
    old_end: Point,
    new_end: Point,
}

impl TreeEdit {
    /// `splice` turned `before` into `after`. A CR directly before it belongs to it: what follows decides
    /// whether that CR ends a line, see [`read`].
    pub fn new(splice: Splice, before: &Text, after: &Text) -> Self {
        let mut splice = splice;
        if splice.start > 0 && before.byte(splice.start - 1) == Some(b'\r') {
            splice.start -= 1;
        }
        Self {
            splice,
            start: point(before, splice.start),
            old_end: point(before, splice.old_end),
            new_end: point(after, splice.new_end),
        }
    }

    /// Makes the edit in `tree`, which ends at the byte `read` of the text before it; gives the byte at which it ends in
    /// the text behind it. What is edited further behind is nothing to the tree.
    fn make(&self, tree: &mut Tree, read: usize) -> usize {
        let Splice {
            start,
            old_end,
            new_end,
        } = self.splice;
        if start > read {
            return read;
        }
        let cut = old_end > read;
        tree.edit(&InputEdit {
            start_byte: start,
            old_end_byte: old_end.min(read),
            new_end_byte: new_end,
            start_position: self.start,
            old_end_position: self.old_end,
            new_end_position: self.new_end,
        });
        if cut {
            new_end
        } else {
            read - old_end + new_end
        }
    }
}

/// The one splice that covers all of `edits`, which were made one after the other.
pub fn cover_all(edits: &[TreeEdit]) -> Option<Splice> {
    edits.iter().map(|edit| edit.splice).reduce(cover)
}

/// Lets `tree`, which ends at the byte `read` of `text`, end at the byte `end`; gives what is another text now.
fn move_end(tree: &mut Tree, read: usize, end: usize, text: &Text) -> Option<Range<usize>> {
    let start = read.min(end);
    if read == end {
        return None;
    }
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: read,
        new_end_byte: end,
        start_position: point(text, start),
        old_end_position: point(text, read),
        new_end_position: point(text, end),
    });
    Some(start..end)
}

/// The parser asks for rows and columns, but nothing here reads them: everything is bytes.
fn point(text: &Text, offset: usize) -> Point {
    let row = text.line_of(offset);
    Point::new(row, offset - text.line_start(row))
}

thread_local! {
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

impl Syntax {
    /// Parses `text` afresh, as far as its memory allows and for as long as that is `wanted`, which is asked often. `None`
    /// where it is not any more, and where the grammar was generated for another version of the parser library, which
    /// the tests rule out.
    pub fn parse(text: &Text, wanted: &dyn Fn() -> bool) -> Option<Self> {
        let read = Shortened::of(text);
        let extent = Extent::of(&read.text);
        let tree = parse(&read.text, extent.end, None, wanted)?;
        Some(Self { tree, read, extent })
    }

    /// The text as it was read: with blanks for what is not read of lines that are too long.
    pub fn text(&self) -> &Text {
        &self.read.text
    }

    /// Where reading ended first.
    pub fn unread(&self) -> Option<Unread> {
        let rest = self.extent.cut.then_some(Unread::Rest(self.extent.end));
        let line = self.read.first.map(Unread::Line);
        let both = [line, rest].into_iter().flatten();
        both.min_by_key(Unread::start)
    }

    /// The same of `text`, which `edits` made out of the text of this tree, reusing what they did not touch. `None` where
    /// it is not `wanted` any more.
    pub fn reparse(
        &self,
        edits: &[TreeEdit],
        text: &Text,
        wanted: &dyn Fn() -> bool,
    ) -> Option<(Self, Damage)> {
        let splice = cover_all(edits);
        let read = self.read.after(splice, text);
        if self.read.first.is_none() && read.first.is_none() {
            return self.reparse_read(edits, read, wanted);
        }
        // What is read of a line that is too long ends elsewhere now, where nobody edited it.
        let mut before = self.read.text.clone();
        let edit = difference(&before, &read.text.to_string());
        let edit = edit.map(|edit| TreeEdit::new(before.apply(&edit), &self.read.text, &read.text));
        self.reparse_read(edit.as_slice(), read, wanted)
    }

    fn reparse_read(
        &self,
        edits: &[TreeEdit],
        read: Shortened,
        wanted: &dyn Fn() -> bool,
    ) -> Option<(Self, Damage)> {
        let text = &read.text;
        let splice = cover_all(edits);
        let extent = match splice {
            Some(splice) => self.extent.after(splice, text),
            None => self.extent.clone(),
        };
        let mut old = self.tree.clone();
        let end = edits
            .iter()
            .fold(self.extent.end, |end, edit| edit.make(&mut old, end));
        let moved = move_end(&mut old, end, extent.end, text);
        let tree = parse(text, extent.end, Some(&old), wanted)?;
        let damage = splice.map_or_else(Damage::default, |splice| {
            let reparsed = changed(&old, &tree, splice).into_iter();
            Damage::new(splice, reparsed.chain(moved))
        });
        Some((Self { tree, read, extent }, damage))
    }

    /// The node of the whole document.
    pub fn root(&self) -> Node<'_> {
        self.tree.root_node()
    }
}

fn parse(text: &Text, end: usize, old: Option<&Tree>, wanted: &dyn Fn() -> bool) -> Option<Tree> {
    let mut go_on = |_: &ParseState| match wanted() {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    };
    let options = ParseOptions::new().progress_callback(&mut go_on);
    PARSER.with_borrow_mut(|slot| {
        let parser = match slot {
            Some(parser) => parser,
            None => slot.insert(new_parser()?),
        };
        let read = &mut |offset, _| read(text, offset, end);
        let tree = parser.parse_with_options(read, old, Some(options));
        if tree.is_none() {
            // It would go on with this text next time.
            parser.reset();
        }
        tree
    })
}

/// The text from `offset` on, up to `end` at most, as the grammar reads it. Only LF ends its lines, so a lone CR becomes
/// one.
fn read(text: &Text, offset: usize, end: usize) -> Cow<'_, [u8]> {
    let chunk = text.chunk_from(offset).as_bytes();
    let chunk = chunk.get(..end.saturating_sub(offset)).unwrap_or(chunk);
    if !chunk.contains(&b'\r') {
        return Cow::Borrowed(chunk);
    }
    let behind = text.byte(offset + chunk.len());
    let mut bytes = chunk.to_vec();
    let following = chunk.iter().copied().skip(1).map(Some).chain([behind]);
    for (byte, following) in bytes.iter_mut().zip(following) {
        if *byte == b'\r' && following != Some(b'\n') {
            *byte = b'\n';
        }
    }
    Cow::Owned(bytes)
}

fn new_parser() -> Option<Parser> {
    let mut parser = Parser::new();
    let language = Language::new(tree_sitter_okr::LANGUAGE);
    parser.set_language(&language).ok()?;
    Some(parser)
}
