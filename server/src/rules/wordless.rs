//! Items whose words are neither behind their label nor anywhere else.

use std::collections::HashSet;

use super::Subject;
use crate::model::{BlockKind, Item, Marker, Placed, is_blank};
use crate::text::Text;

/// Those of `items` that certainly have no words: no text below or behind the label can be meant. `list` says that
/// the words may be a list.
pub(super) fn wordless<'a>(
    subject: &Subject<'_>,
    items: impl Iterator<Item = &'a Item>,
    list: bool,
) -> Vec<&'a Item> {
    let mut empty: Vec<&Item> = items
        .filter(|item| item.is_empty() && !is_pictured(subject.text, item))
        .collect();
    if !empty.is_empty() {
        let mut worded = HashSet::new();
        collect(&subject.document.placed_root(), list, &mut worded);
        empty.retain(|item| !worded.contains(&item.block.start));
    }
    empty
}

/// Collects where the blocks in `parent` begin that have text in them, or, unless they are list items, behind them.
fn collect(parent: &Placed, list: bool, worded: &mut HashSet<usize>) {
    let mut children = parent.children().peekable();
    while let Some(block) = children.next() {
        let item = matches!(block.block.head.marker, Some(Marker::List { .. }));
        let behind = children.peek().filter(|_| !item);
        if block
            .children()
            .next()
            .as_ref()
            .or(behind)
            .is_some_and(|next| is_text(next, list))
        {
            worded.insert(block.start);
        }
        collect(&block, list, worded);
    }
}

/// Whether pictures, tags or code that are no words of an item stand behind its label or below it.
fn is_pictured(text: &Text, item: &Item) -> bool {
    let block = &item.block;
    let head = block.absolute(&block.block.head.range);
    let Some(label) = &block.block.head.label else {
        return false;
    };
    let start = block.absolute(&label.range).end;
    let words = text.slice(start..head.end.max(start));
    let words = words.split("<!--").next().unwrap_or_default();
    let first = block.children().next();
    let below = text.slice(head.end..first.map_or(block.range().end, |child| child.start));
    words.contains(char::is_alphanumeric)
        || ["```", "~~~"].iter().any(|fence| below.contains(fence))
}

fn is_text(block: &Placed, list: bool) -> bool {
    match block.block.kind {
        BlockKind::Paragraph => !is_blank(block.words()),
        BlockKind::Table => list,
        BlockKind::ListItem => list && !is_blank(block.words()),
        BlockKind::Quote => block
            .children()
            .next()
            .is_some_and(|first| is_text(&first, list)),
        _ => false,
    }
}
