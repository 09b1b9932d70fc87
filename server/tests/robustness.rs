//! Whatever a document holds and wherever the cursor is, every feature answers, and what it answers lies in
//! the document.

use std::fs;
use std::ops::Range;

use jiff::civil::date;
use okr_lsp::text::{Edit, Text};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;
use okr_lsp::workspace::index::Location;
use okr_lsp::{ide, rules};
use okr_lsp_fixture::documents_beside;
use proptest::prelude::*;

fn lies_in(text: &Text, range: &Range<usize>) -> bool {
    range.start <= range.end && range.end <= text.len() && text.clamp(range.clone()) == *range
}

/// Asks for everything at `offset`.
fn ask(snapshot: &Snapshot, offset: usize) {
    let text = snapshot.text();
    for found in rules::check(snapshot, Surroundings::none()) {
        assert!(
            lies_in(text, &found.range),
            "{}: {:?}",
            found.rule.name,
            found.range
        );
        assert!(
            found
                .related
                .iter()
                .all(|related| lies_in(text, &related.range))
        );
    }
    if let Some(hover) = ide::hover(snapshot, offset, date(2026, 3, 1), Surroundings::none()) {
        assert!(lies_in(text, &hover.range), "hover {:?}", hover.range);
    }
    if let Some(link) = ide::definition(snapshot, offset, Surroundings::none()) {
        assert!(lies_in(text, &link.origin), "definition {link:?}");
        for place in [&link.target, &link.selection] {
            let here = matches!(place, Location::Here(range) if lies_in(text, range));
            assert!(here, "definition {link:?}");
        }
    }
    let around = Surroundings::none();
    let places = ide::references(snapshot, offset, around, true);
    for place in places
        .iter()
        .chain(&ide::implementation(snapshot, offset, around))
    {
        let here = matches!(place, Location::Here(range) if lies_in(text, range));
        assert!(here, "references {place:?}");
    }
    if let Some(link) = ide::declaration(snapshot, offset, around) {
        assert!(lies_in(text, &link.origin), "declaration {link:?}");
    }
    outline(snapshot, &ide::document_symbols(snapshot));
    for completion in complete(snapshot, offset) {
        let (typed, replaced) = (&completion.range, &completion.replaced);
        assert!(
            lies_in(text, typed) && lies_in(text, replaced),
            "completion {completion:?}"
        );
        assert!(typed.start == replaced.start && typed.end <= replaced.end);
        let addition = completion.addition.as_ref().map(|(at, _)| *at..*at);
        assert!(
            addition.is_none_or(|at| lies_in(text, &at)),
            "completion {completion:?}"
        );
    }
}

/// Pieces of which documents are made, good and broken ones.
const PIECES: [&str; 44] = [
    "# FY27-Q1 OKRs\n",
    "## Company\n",
    "## Sales\n",
    "\n",
    "\r\n",
    "\r",
    "   ",
    "\t",
    "- ",
    "1. ",
    "• ",
    "**",
    "*",
    "_",
    "OBJECTIVE: ",
    "KR: ",
    "KR 1.2 – ",
    "Objective 1",
    "Key Results:\n",
    "Initiatives:\n",
    "OBJETIVE: ",
    "Supports: O2\n",
    "[_N<sub>1</sub>_][n1]",
    "[n1]: https://example.org\n",
    "[",
    "](",
    ")",
    "from 30 to 20",
    "from to 9",
    "50%",
    "$1m",
    "Increase ",
    "ü",
    "😀",
    "=> done",
    "```\n",
    "<!--",
    "-->",
    "> ",
    "| a | b |\n|---|---|\n",
    "---\n",
    "\u{0}",
    "\\",
    "every school ",
];

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_feature_answers_everywhere(
        text in document(),
        edits in prop::collection::vec((0usize..400, 0usize..9, prop::sample::select(PIECES.to_vec())), 1..8),
    ) {
        let mut snapshot = Snapshot::new("plan.okr", 0, &text);
        ask(&snapshot, text.len());
        for (version, (start, length, text)) in (1..).zip(edits) {
            let edit = Edit { range: start..start + length, text: text.to_owned() };
            snapshot = snapshot.edited(version, &[edit]);
            ask(&snapshot, start);
            ask(&snapshot, start + text.len());
        }
    }

    #[test]
    fn any_text_at_all_is_survived(text in "\\PC{0,200}", offset in 0usize..300) {
        ask(&Snapshot::new("plan.okr", 0, &text), offset);
    }

    #[test]
    fn whole_texts_and_edits_give_the_same_findings(old in document(), new in document()) {
        let opened = Snapshot::new("plan.okr", 0, &old);
        opened.analysis();
        let lines = |snapshot: &Snapshot| -> Vec<(Range<usize>, String)> {
            let found = rules::check(snapshot, Surroundings::none()).into_iter();
            found.map(|found| (found.range.clone(), format!("{} {}", found.rule.name, found.message))).collect()
        };
        let replaced = opened.replaced(1, &new).saved();
        prop_assert_eq!(lines(&replaced), lines(&Snapshot::new("plan.okr", 0, &new)));
    }
}

/// Children lie inside their parents and follow each other.
fn outline(snapshot: &Snapshot, symbols: &[ide::Symbol]) {
    let text = snapshot.text();
    for symbol in symbols {
        let (range, selection) = (&symbol.range, &symbol.selection);
        assert!(
            lies_in(text, range) && lies_in(text, selection),
            "{symbol:?}"
        );
        assert!(
            range.start <= selection.start && selection.end <= range.end,
            "{symbol:?}"
        );
        let inside =
            |child: &ide::Symbol| range.start <= child.range.start && child.range.end <= range.end;
        assert!(symbol.children.iter().all(inside), "{symbol:?}");
        outline(snapshot, &symbol.children);
    }
}

#[test]
fn real_documents_are_answered_on_every_line() {
    let folders = ["corpus/okr", "corpus/about-okr", "seeds"];
    for path in folders.into_iter().flat_map(documents_beside) {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let snapshot = Snapshot::new("plan.okr", 0, &text);
        for line in (0..snapshot.text().line_count()).step_by(7) {
            let range = snapshot.text().line_range(line);
            let middle = snapshot.text().floor(range.start.midpoint(range.end));
            ide::hover(&snapshot, middle, date(2026, 3, 1), Surroundings::none());
            ide::definition(&snapshot, middle, Surroundings::none());
            complete(&snapshot, range.end);
        }
        ask(&snapshot, 0);
    }
}

fn complete(snapshot: &Snapshot, offset: usize) -> Vec<ide::Completion> {
    ide::complete(ide::Asked {
        snapshot,
        around: Surroundings::none(),
        today: date(2027, 5, 17),
        offset,
        by_blank: false,
    })
}
