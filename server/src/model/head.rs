//! The own line of a block: what kind of block it is, its marker, its label and its words.

use std::ops::Range;

use super::conventions::ItemKind;
use super::inline::Inline;
use super::plain::PlainText;

/// What a block is by its label, its marker or its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The whole file.
    Document,
    /// YAML at the top of the file.
    FrontMatter,
    /// A heading that is no objective or group.
    Section,
    /// An objective.
    Objective,
    /// A group of key results.
    KeyResults,
    /// A key result.
    KeyResult,
    /// A group of initiatives.
    Initiatives,
    /// An initiative.
    Initiative,
    /// A KPI.
    Kpi,
    /// Any other list item.
    ListItem,
    /// A line such as `Owner: …`.
    Attribute,
    /// Prose.
    Paragraph,
    /// A table.
    Table,
    /// The first row of a table, which names its columns.
    HeaderRow,
    /// Another row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A quotation.
    Quote,
    /// The definition of a reference.
    Definition,
}

/// The pieces of an item's own line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The list marker or heading marker.
    pub marker: Option<Marker>,
    /// The checkbox's mark, the character between its brackets.
    pub state: Option<char>,
    /// The label.
    pub label: Option<Box<Label>>,
    /// What stands before the label's word and in parentheses behind it: `🟢`, `@kim`.
    pub(super) beside_label: Option<Box<PlainText>>,
    /// What the label of a table's cell says that the cell holds.
    pub(super) label_kind: Option<ItemKind>,
    /// The words behind the label. For a definition: none.
    pub inline: Inline,
    /// A definition's destination, or an attribute's value.
    pub value: Range<usize>,
    /// From the marker to the end of the words.
    pub range: Range<usize>,
}

impl Head {
    /// Whether it is that of a heading.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.marker, Some(Marker::Heading(_)))
    }

    /// The number in its label.
    pub(super) fn number(&self) -> Option<&str> {
        self.label.as_ref()?.number.as_deref()
    }
}

/// How an item is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A bullet or a number.
    List {
        /// Its place.
        range: Range<usize>,
        /// Whether it is a number or letter.
        ordered: bool,
    },
}

/// A label such as `KR 1.2` and its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// All of it, without the separator.
    pub range: Range<usize>,
    /// Its word as it is written.
    pub word: Box<str>,
    /// Its word.
    pub name: Range<usize>,
    /// Its number.
    pub id: Option<Range<usize>>,
    /// The number itself, without the signs around it.
    pub number: Option<Box<str>>,
    /// The first character between it and the words that is no blank and no emphasis mark.
    pub separator: Option<char>,
}
