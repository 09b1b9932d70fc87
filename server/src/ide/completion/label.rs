//! Labels where a list item begins, in the document's own layout.

use std::ops::Range;

use super::cursor::CompletionCursor;
use super::layout::ListLayout;
use super::{Completion, CompletionKind, Page};
use crate::guidelines;
use crate::lexicon::offered_label;
use crate::text::Template;

/// The labels of items. Below an item, also the labels of its attributes.
pub(super) fn complete(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    if !cursor.is_at_end() || !cursor.is_begun(typed) {
        return Vec::new();
    }
    let layout = ListLayout::of(cursor.snapshot, typed.start);
    let label = |name: &str, detail: &str, topic, text| {
        Completion::new(name, CompletionKind::Label, Page::Topic(topic), typed, text)
            .detailed(detail)
    };
    let key_result = label(
        layout.key_result_label(),
        "a measurable result",
        &guidelines::KEY_RESULT,
        layout.key_result(Template::new("{}")),
    );
    let objective = label(
        layout.objective_label(),
        "what should change",
        &guidelines::OBJECTIVE,
        layout.objective(Template::new("{}")),
    );
    let mut found = if layout.is_nested() {
        vec![key_result]
    } else {
        vec![objective.clone(), whole(&layout, typed), key_result]
    };
    found.extend(table(offered_label::ITEM, typed));
    if layout.is_nested() {
        found.push(objective);
        found.extend(table(offered_label::ATTRIBUTE, typed));
    }
    found
}

/// An objective with three key results (G24, G35).
fn whole(layout: &ListLayout, typed: &Range<usize>) -> Completion {
    let text = layout.whole_objective();
    let page = Page::Topic(&guidelines::NUMBER_OF_KEY_RESULTS);
    Completion::new(
        "Objective with three key results",
        CompletionKind::Template,
        page,
        typed,
        text,
    )
    .detailed("complete")
}

/// The labels of `rows`, each with what it is and the name of its guideline.
fn table(rows: &'static [[&str; 3]], typed: &Range<usize>) -> impl Iterator<Item = Completion> {
    rows.iter().filter_map(move |[name, detail, topic]| {
        let page = Page::Topic(guidelines::find(topic)?);
        let text = Template::verbatim(&format!("{name} "));
        let label = Completion::new(*name, CompletionKind::Label, page, typed, text);
        Some(label.detailed(*detail))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_has_a_guideline() {
        for rows in [offered_label::ITEM, offered_label::ATTRIBUTE] {
            assert_eq!(table(rows, &(0..0)).count(), rows.len(), "{rows:?}");
        }
    }
}
