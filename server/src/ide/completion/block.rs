//! Several lines at once, on a line with nothing on it: a whole document, an objective with its key results, and
//! the notes of the rhythm of a quarter.

use std::ops::Range;

use super::cursor::CompletionCursor;
use super::layout::ListLayout;
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines::{self, Topic};
use crate::lexicon::rhythm;
use crate::text::Template;

/// What can stand on a blank line: in an empty document a whole one.
pub(super) fn complete(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let empty = cursor.snapshot.text().len() == cursor.before.len() + cursor.after.trim_end().len();
    let all_blank = cursor
        .snapshot
        .text()
        .slice(0..cursor.snapshot.text().len())
        .trim()
        .is_empty();
    if empty || all_blank {
        return documents(cursor, typed);
    }
    let whole = objective(cursor, typed);
    let notes = NOTES.iter().map(|(label, detail, topic, lines)| {
        let date = cursor.today.to_string();
        let text = Template::new(&lines.replace("DATE", &date));
        block(label, detail, topic, typed, text)
    });
    whole.into_iter().chain(notes).collect()
}

fn block(
    label: &str,
    detail: &str,
    topic: &'static Topic,
    typed: &Range<usize>,
    text: Template,
) -> Completion {
    Completion::new(
        label,
        CompletionKind::Template,
        Page::Topic(topic),
        typed,
        text,
    )
    .detailed(detail)
}

/// An objective with three key results, with the marker that the document's objectives have.
fn objective(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Option<Completion> {
    let layout = ListLayout::of(cursor.snapshot, cursor.offset);
    let marker = layout.marker()?.to_owned();
    let blank = typed.is_empty() || cursor.words(typed).trim().is_empty();
    let text = layout.whole_objective().between(&marker, "\n");
    let topic = &guidelines::NUMBER_OF_KEY_RESULTS;
    blank.then(|| {
        block(
            "Objective with three key results",
            "complete",
            topic,
            typed,
            text,
        )
    })
}

/// A document for each period that it could be for: of a team where the company has goals, or of the company.
fn documents(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let names = period::names(cursor).into_iter();
    let titled = names.map(|(name, detail)| {
        let company = cursor.snapshot.document().of_company || !cursor.around.has_company();
        let section = if company { "Company" } else { "{Team}" };
        let text = format!(
            "# {name} OKRs\n\n## {section}\n\n1. **OBJECTIVE: {{objective}}**\n{}",
            "   - KR: {key result}\n".repeat(3)
        );
        let topic = &guidelines::DOCUMENT;
        block(
            &format!("{name} OKRs"),
            detail,
            topic,
            typed,
            Template::new(&text),
        )
    });
    titled.collect()
}

type Note = (&'static str, &'static str, &'static Topic, &'static str);

/// What is written down week by week, month by month, and at the end (G57, G58, G59, G98).
static NOTES: [Note; 3] = [
    (
        "Check-in",
        "the notes of this week",
        &guidelines::CHECK_IN,
        rhythm::CHECK_IN,
    ),
    (
        "Monthly review",
        "stop, start, continue",
        &guidelines::MONTHLY_REVIEW,
        rhythm::MONTHLY_REVIEW,
    ),
    (
        "Retrospective",
        "the retrospective at the end",
        &guidelines::RETROSPECTIVE,
        rhythm::RETROSPECTIVE,
    ),
];
