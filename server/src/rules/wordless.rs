//! Items whose words are neither behind their label nor anywhere else.

use super::Subject;
use super::outline::is_said;
use crate::model::Item;
use crate::text::Text;

/// Those of `items` that certainly have no words: behind the label there are none, and below it nothing but blank
/// lines, comments, and lines that tell about it, up to another item or the end of the section.
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

/// Whether pictures, tags or code that are no words of an item stand behind its label.
fn is_pictured(text: &Text, item: &Item) -> bool {
    let block = &item.block;
    let head = block.absolute(&block.block.head.range);
    let Some(label) = &block.block.head.label else {
        return false;
    };
    let start = block.absolute(&label.range).end;
    is_said(&text.slice(start..head.end.max(start)))
}
