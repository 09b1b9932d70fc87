//! How a document is laid out that labels nothing.

use super::bare::is_link;
use super::block::Placed;
use super::head::BlockKind;

/// What the objectives of such a document are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Headings.
    Headings,
    /// Lines of text with a list behind them.
    Lines,
    /// List items with items below them.
    Lists,
}

impl Style {
    /// Judges by what most of the document's lists stand below.
    pub(super) fn of(root: &Placed) -> Self {
        let mut count = Count::default();
        count.children(root);
        let spoken = count.phrases * 2 > count.headings;
        if count.nested * 3 >= count.items && count.nested > 0 && !spoken {
            Self::Lists
        } else if count.behind_lines > count.behind_headings {
            Self::Lines
        } else {
            Self::Headings
        }
    }
}

/// What the lists of a document stand below.
#[derive(Default)]
struct Count {
    /// Items of lists that are in no other.
    items: usize,
    /// Those of them with items below them.
    nested: usize,
    behind_lines: usize,
    behind_headings: usize,
    /// Headings over lists.
    headings: usize,
    /// Those of them that say what should change.
    phrases: usize,
}

impl Count {
    fn children(&mut self, parent: &Placed) {
        let mut before = None;
        for block in parent.children() {
            match block.block.kind {
                BlockKind::Section => self.children(&block),
                BlockKind::ListItem if !is_link(&block) => {
                    self.items += 1;
                    self.nested += usize::from(block.owns(BlockKind::ListItem));
                    self.behind_lines += usize::from(before == Some(BlockKind::Paragraph));
                    let heading = before.is_none() && parent.block.kind == BlockKind::Section;
                    self.behind_headings += usize::from(heading);
                    if heading {
                        let phrase = parent.block.heading_words().phrase;
                        self.headings += 1;
                        self.phrases += usize::from(phrase && !parent.words().contains(':'));
                    }
                }
                _ => {}
            }
            before = Some(block.block.kind);
        }
    }
}
