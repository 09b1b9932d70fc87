//! Hovers on small documents: `$0` is the place, `<|…|>` what is underlined.

mod goals;
mod pages;
mod places;

use std::path::PathBuf;

use jiff::civil::date;
use okr_lsp_fixture::Fixture;

use super::*;
use crate::text::Encoding;
use crate::workspace::index::{Index, Record};

/// The hover at `$0` on 2026-03-01, with what it underlines.
fn hovered(notation: &str) -> Option<(Hover, String)> {
    let file = Fixture::new(&format!("//- /plan.okr\n{notation}"))
        .file()
        .clone();
    let snapshot = Snapshot::new("plan.okr", 0, &file.text);
    let cursor = file.cursor.expect("a cursor");
    let hover = hover(&snapshot, cursor, date(2026, 3, 1), Surroundings::none())?;
    assert!(
        hover.range.start <= cursor && cursor <= hover.range.end,
        "{notation}"
    );
    let underlined = file.text.get(hover.range.clone()).expect("a range");
    let underlined = underlined.to_owned();
    Some((hover, underlined))
}

/// The page's title, and the facts below it.
fn said(notation: &str) -> (String, Vec<String>) {
    let (hover, _) = hovered(notation).unwrap_or_else(|| panic!("nothing is said in {notation}"));
    let (page, facts) = hover
        .markdown
        .split_once("\n---\n\n")
        .unwrap_or((&hover.markdown, ""));
    let title = page.lines().next().unwrap_or_default();
    let facts = facts
        .lines()
        .map(|fact| fact.trim_start_matches("- ").to_owned());
    (title.trim_start_matches("# ").to_owned(), facts.collect())
}

/// A document of a company and two teams; `TEAM` stands for Sales' objectives.
const PLAN: &str = "\
# FY27-Q1 OKRs

> For Q1, which runs from 2026-02-01 to 2026-04-30.

## Company

1. **OBJECTIVE: Be the first choice of schools**
   - KR: Win [_N<sub>1</sub>_][n1] cities
1. **OBJECTIVE: Answer fast**

## Product

1. **OBJECTIVE: Be the first choice of schools**
   - KR: Answers wait less than 2 days

## Sales

TEAM

[n1]: https://example.org/n1
";

fn sales(objectives: &str) -> String {
    PLAN.replace("TEAM", objectives)
}

/// What is said at the cursor of the first of several files that belong to one workspace.
fn said_among(files: &[(&str, &str)]) -> Vec<String> {
    let mut index = Index::new(Encoding::Utf8);
    let mut opened = None;
    for (name, notation) in files {
        let file = Fixture::new(&format!("//- /{name}\n{notation}"))
            .file()
            .clone();
        let snapshot = Snapshot::new(name, 0, &file.text);
        let path = PathBuf::from(format!("/{name}"));
        index.insert(&path, Record::of(&snapshot, &path, Encoding::Utf8));
        opened = opened.or(Some((snapshot, path, file.cursor.expect("a cursor"))));
    }
    index.settle_all();
    let (snapshot, path, cursor) = opened.expect("a file");
    let around = Surroundings::of(&index, &path);
    let hover = hover(&snapshot, cursor, date(2026, 3, 1), around).expect("a hover");
    let (_, facts) = hover.markdown.split_once("\n---\n\n").expect("facts");
    facts
        .lines()
        .map(|fact| fact.trim_start_matches("- ").to_owned())
        .collect()
}
