//! Items that have no words, neither behind their label nor anywhere else.

use super::Subject;
use super::outline::is_said;
use crate::model::Item;
use crate::text::Text;

/// The ones of `items` that certainly have no words. There are none behind the label. Below it, up to the next item or
/// the end of the section, there are only blank lines, comments, and lines with attributes.
pub(super) fn wordless<'a>(
    subject: &Subject<'_>,
    items: impl Iterator<Item = &'a Item>,
) -> Vec<&'a Item> {
    let mut empty: Vec<&Item> = items
        .filter(|item| item.is_empty() && !is_pictured(subject.text, item))
        .collect();
    if !empty.is_empty() {
        let outline = subject.outline();
        empty.retain(|item| outline.is_empty(subject.text, item));
    }
    empty
}

/// Whether behind its label are pictures, tags or code, which are no words of an item.
fn is_pictured(text: &Text, item: &Item) -> bool {
    let block = &item.block;
    let head = block.absolute(&block.block.head.range);
    let Some(label) = &block.block.head.label else {
        return false;
    };
    let start = block.absolute(&label.range).end;
    is_said(&text.slice(start..head.end.max(start)))
}
