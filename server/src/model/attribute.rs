//! Lines below an item that say more about it: `Owner: …`, `Supports: …`.

use std::ops::Range;

use super::block::{BlockKind, Placed};

/// What an attribute tells about its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeName {
    /// The objective that the item serves.
    Supports,
    /// Who answers for it.
    Owner,
    /// How it stands, in a word.
    Status,
    /// How far it has come.
    Progress,
    /// Its grade at the end.
    Score,
    /// How sure its owner is.
    Confidence,
    /// The value at the start.
    Baseline,
    /// The value to reach.
    Target,
    /// The value now.
    Current,
    /// The unit of the values.
    Unit,
    /// The day it is due.
    Due,
    /// How important it is.
    Priority,
}

/// The words that name an attribute, lower case.
const NAMES: [(&str, AttributeName); 29] = [
    ("supports", AttributeName::Supports),
    ("support", AttributeName::Supports),
    ("parent", AttributeName::Supports),
    ("parent objective", AttributeName::Supports),
    ("aligned to", AttributeName::Supports),
    ("aligned with", AttributeName::Supports),
    ("aligns to", AttributeName::Supports),
    ("aligns with", AttributeName::Supports),
    ("alignment", AttributeName::Supports),
    ("contributes to", AttributeName::Supports),
    ("owner", AttributeName::Owner),
    ("owners", AttributeName::Owner),
    ("dri", AttributeName::Owner),
    ("lead", AttributeName::Owner),
    ("assignee", AttributeName::Owner),
    ("responsible", AttributeName::Owner),
    ("status", AttributeName::Status),
    ("progress", AttributeName::Progress),
    ("score", AttributeName::Score),
    ("grade", AttributeName::Score),
    ("confidence", AttributeName::Confidence),
    ("baseline", AttributeName::Baseline),
    ("start", AttributeName::Baseline),
    ("target", AttributeName::Target),
    ("current", AttributeName::Current),
    ("unit", AttributeName::Unit),
    ("due", AttributeName::Due),
    ("deadline", AttributeName::Due),
    ("priority", AttributeName::Priority),
];

impl AttributeName {
    /// The attribute that `words` name.
    pub fn named(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        let (_, name) = NAMES.iter().find(|(known, _)| *known == words)?;
        Some(*name)
    }

    /// The key used in the command line's JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Owner => "owner",
            Self::Status => "status",
            Self::Progress => "progress",
            Self::Score => "score",
            Self::Confidence => "confidence",
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Current => "current",
            Self::Unit => "unit",
            Self::Due => "due",
            Self::Priority => "priority",
        }
    }
}

/// An attribute of an item.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// What it tells.
    pub name: AttributeName,
    /// The line.
    pub block: Placed,
    /// The value among the line's plain words, in bytes.
    value: Range<usize>,
}

impl Attribute {
    /// Reads a line below an item: an attribute by the grammar, or a list item or paragraph that begins
    /// with the name of one and a colon.
    pub fn of(block: Placed) -> Option<Self> {
        let head = &block.block.head;
        let words = head.inline.plain.as_str();
        let (name, value) = match (block.block.kind, &head.label) {
            (BlockKind::Attribute, Some(label)) => (AttributeName::named(&label.word)?, 0),
            (BlockKind::Attribute | BlockKind::ListItem | BlockKind::Paragraph, _) => {
                let (colon, char) = words
                    .char_indices()
                    .find(|(_, char)| matches!(char, ':' | '：'))?;
                (
                    AttributeName::named(words.get(..colon)?)?,
                    colon + char.len_utf8(),
                )
            }
            _ => return None,
        };
        let blanks = words.get(value..)?.len() - words.get(value..)?.trim_start().len();
        let value = value + blanks..words.len();
        Some(Self { name, block, value })
    }

    /// The value's words.
    pub fn value(&self) -> &str {
        let words = self.block.block.head.inline.plain.as_str();
        words.get(self.value.clone()).unwrap_or_default()
    }

    /// The value's place in the document, in bytes.
    pub fn value_range(&self) -> Range<usize> {
        let plain = &self.block.block.head.inline.plain;
        self.block.absolute(&plain.source_range(self.value.clone()))
    }
}
