//! References (`[text][id]`), their definitions (`[id]: destination`) and redactions.

use std::ops::Range;

use super::head::BlockKind;
use super::placed::Placed;
use super::reference_use::{ReferenceUse, normalised_label};

/// A use of a reference at its place in the document.
#[derive(Clone, Debug)]
pub struct Use {
    /// The block that holds it.
    pub block: Placed,
    /// Which of the block's references it is.
    index: usize,
}

impl Use {
    /// The uses in the head of `block`.
    pub(super) fn all(block: &Placed) -> impl Iterator<Item = Self> + '_ {
        let count = block.block.head.inline.references.len();
        (0..count).map(|index| Self {
            block: block.clone(),
            index,
        })
    }

    /// What the block knows about it.
    pub fn reference(&self) -> Option<&ReferenceUse> {
        self.block.block.head.inline.references.get(self.index)
    }

    /// The place of the whole `[text][id]` in the document, in bytes.
    pub fn range(&self) -> Range<usize> {
        let reference = self.reference();
        reference.map_or(0..0, |used| self.block.absolute(&used.range))
    }

    /// The id's place in the document, in bytes.
    pub fn label_range(&self) -> Range<usize> {
        let reference = self.reference();
        reference.map_or(0..0, |used| self.block.absolute(&used.label))
    }

    /// The id as ids are compared, see [`normalised_label`].
    pub fn id(&self) -> &str {
        self.reference().map_or("", |reference| &reference.id)
    }

    /// The visible text.
    pub fn words(&self) -> &str {
        let place = self.reference().map(|used| used.plain.clone());
        let words = place.and_then(|place| self.block.words().get(place));
        words.unwrap_or_default()
    }
}

/// The definition of a reference, `[id]: destination`.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its line.
    pub block: Placed,
    /// The id as ids are compared, see [`normalised_label`].
    pub id: String,
    /// The id's place in the document, without brackets, in bytes.
    pub label: Range<usize>,
    /// The destination's place in the document, in bytes.
    pub destination: Range<usize>,
}

impl Definition {
    /// Reads `[id]: destination`, or the text of a footnote, `[^1]: …`.
    pub(super) fn of(block: &Placed) -> Option<Self> {
        let head = &block.block.head;
        match block.kind() {
            BlockKind::Definition => {
                let label = head.label.as_ref()?;
                Some(Self {
                    id: normalised_label(&label.word),
                    label: block.absolute(&label.range),
                    destination: block.absolute(&head.value),
                    block: block.clone(),
                })
            }
            BlockKind::Paragraph if head.inline.plain.as_str().starts_with(':') => {
                let mark = head.inline.references.first()?;
                let footnote = mark.shortcut && mark.range.start == 0 && mark.id.starts_with('^');
                footnote.then(|| Self {
                    id: mark.id.to_string(),
                    label: block.absolute(&mark.label),
                    destination: block.absolute(&head.inline.plain.source()),
                    block: block.clone(),
                })
            }
            _ => None,
        }
    }
}
