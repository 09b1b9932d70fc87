//! Where a document says what it is for: its front matter, its title, and what stands before the second heading.

use crate::model::{BlockKind, Document, Placed};

/// The blocks of the introduction, in order: front matter, the title, paragraphs.
pub(super) fn introduction(document: &Document) -> Vec<Placed> {
    let mut blocks = Vec::new();
    collect(&document.placed_root(), &mut blocks);
    blocks
}

/// Adds what is inside `parent`. Gives whether it came to the second heading or to an item, where the introduction
/// ends.
fn collect(parent: &Placed, blocks: &mut Vec<Placed>) -> bool {
    for block in parent.children() {
        match block.block.kind {
            BlockKind::FrontMatter | BlockKind::Paragraph => blocks.push(block),
            BlockKind::Section if !blocks.iter().any(is_title) => {
                blocks.push(block.clone());
                collect(&block, blocks);
                return true;
            }
            BlockKind::Quote => {
                if collect(&block, blocks) {
                    return true;
                }
            }
            _ => return true,
        }
    }
    false
}

/// Whether a block of an introduction is the title.
pub(super) fn is_title(block: &Placed) -> bool {
    block.block.kind == BlockKind::Section
}
