//! Headings that are objectives or groups, by what stands in them or behind them.

use super::document_style::DocumentStyle;
use super::head::BlockKind;
use super::heading_words::HeadingWords;
use super::placed::Placed;
use super::table;
use super::tree;

/// Whether an unlabelled heading is an objective: by key results in it or behind it. Where objectives are
/// labelled elsewhere, it must say what should change and have its key results in a group.
pub(super) fn is_goal(
    heading: &Placed,
    next: Option<&Placed>,
    style: DocumentStyle,
    announced: bool,
) -> bool {
    let HeadingWords {
        mentions,
        phrase,
        okrs,
        ..
    } = heading.block.heading_words();
    if mentions || heading.block.holds().objective {
        return false;
    }
    let groups = heads_key_results(heading);
    if style.labels_objectives {
        return phrase && groups;
    }
    let behind = next.is_some_and(Placed::opens_key_results);
    let listed = phrase
        && (heading.owns(BlockKind::KeyResult) || (announced && heading.owns(BlockKind::ListItem)));
    !okrs
        && (groups
            || behind
            || listed
            || lists_key_results(heading)
            || tree::is_objective_heading(heading, style))
}

/// Whether a heading that is nothing but a label without a number stands over the items below it, and is no item itself:
/// `## KR` over a list, `## Objective` over headings.
pub(super) fn heads_group(heading: &Placed) -> bool {
    let head = &heading.block.head;
    let bare = head.label.as_ref().is_some_and(|label| label.id.is_none());
    let first = heading.children().next();
    heading.block.is_heading()
        && bare
        && heading.words().is_empty()
        && first.is_some_and(|first| {
            matches!(
                first.kind(),
                BlockKind::ListItem | BlockKind::Section | BlockKind::Table
            ) || (heading.kind() == BlockKind::KeyResult && heading.owns(BlockKind::KeyResult))
        })
}

/// Whether a group of key results opens directly below the heading, before any other heading below it.
fn heads_key_results(heading: &Placed) -> bool {
    heading
        .children()
        .find(|block| matches!(block.kind(), BlockKind::KeyResults | BlockKind::Section))
        .is_some_and(|block| block.opens_key_results())
}

/// Whether a table of key results stands directly below the heading.
pub(super) fn lists_key_results(heading: &Placed) -> bool {
    let mut tables = heading.children_of(BlockKind::Table);
    tables.any(|table| table::lists_key_results(&table))
}
