//! Labels where a list item begins, in the document's own layout.

use std::ops::Range;

use super::cursor::CompletionCursor;
use super::layout::ListLayout;
use super::{Completion, CompletionKind, Page};
use crate::guidelines::{self, Topic};
use crate::text::Template;

/// The labels of items, and below one the names of what can be told about it.
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
    found.extend(table(&OTHERS, typed));
    if layout.is_nested() {
        found.push(objective);
        found.extend(table(&TOLD, typed));
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

type LabelRow = (&'static str, &'static str, &'static Topic);

fn table<'a>(
    rows: &'a [LabelRow],
    typed: &'a Range<usize>,
) -> impl Iterator<Item = Completion> + 'a {
    rows.iter().map(move |(name, detail, topic)| {
        let text = Template::verbatim(&format!("{name} "));
        Completion::new(
            *name,
            CompletionKind::Label,
            Page::Topic(topic),
            typed,
            text,
        )
        .detailed(*detail)
    })
}

/// Other items.
static OTHERS: [LabelRow; 4] = [
    (
        "Initiative:",
        "work done for a key result",
        &guidelines::INITIATIVE,
    ),
    ("KPI:", "a metric to watch", &guidelines::KPI),
    (
        "Guardrail:",
        "a value that must not get worse",
        &guidelines::GUARDRAIL,
    ),
    ("WHY:", "why it matters", &guidelines::PROBLEM_QUESTIONS),
];

/// What can be told about an item.
static TOLD: [LabelRow; 11] = [
    ("Owner:", "who is accountable", &guidelines::OWNERSHIP),
    (
        "Supports:",
        "the company objective it supports",
        &guidelines::ALIGNMENT,
    ),
    ("Status:", "the state, in a word", &guidelines::STATUS),
    (
        "Progress:",
        "how much has been reached",
        &guidelines::PROGRESS,
    ),
    (
        "Confidence:",
        "how sure the team is",
        &guidelines::CONFIDENCE,
    ),
    (
        "Baseline:",
        "the value at the start",
        &guidelines::BASELINE_AND_TARGET,
    ),
    (
        "Target:",
        "the value you want",
        &guidelines::BASELINE_AND_TARGET,
    ),
    ("Current:", "the value now", &guidelines::PROGRESS),
    (
        "Score:",
        "the grade at the end of the period",
        &guidelines::SCORING,
    ),
    ("Due:", "the day it is due", &guidelines::PERIOD),
    (
        "Type:",
        "committed, aspirational or learning",
        &guidelines::COMMITTED_VS_ASPIRATIONAL,
    ),
];
