//! Headings: titles with a period, and whose goals follow.

use std::ops::Range;

use super::cursor::CompletionCursor;
use super::{Completion, CompletionKind, Page, period};
use crate::guidelines;
use crate::text::Template;

/// The words of the title of a document, or of a section in it.
pub(super) fn complete(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let hashes = cursor
        .before
        .chars()
        .take_while(|char| *char == '#')
        .count();
    if hashes > 1 && cursor.snapshot.document().period.named.is_some() {
        return teams(cursor, typed);
    }
    let page = Page::Topic(&guidelines::PERIOD);
    let titles = period::names(cursor).into_iter().map(|(name, detail)| {
        let title = format!("{name} OKRs");
        let text = Template::verbatim(&title);
        Completion::new(title, CompletionKind::Value, page, typed, text).detailed(detail)
    });
    titles.collect()
}

/// The headings that are missing here: the company, if no section holds its goals yet, and the other teams of the
/// workspace.
fn teams(cursor: &CompletionCursor<'_>, typed: &Range<usize>) -> Vec<Completion> {
    let document = cursor.snapshot.document();
    let known: Vec<&str> = document
        .owning_sections()
        .map(|section| section.name())
        .collect();
    let names = ["Company".to_owned()]
        .into_iter()
        .chain(cursor.around.teams());
    let names = names.filter(|name| !known.contains(&name.as_str()));
    let page = Page::Topic(&guidelines::TEAM_OKR);
    let names = names.map(|name| {
        let text = Template::verbatim(&name);
        Completion::new(name, CompletionKind::Name, page, typed, text).detailed("team or company")
    });
    names.collect()
}
