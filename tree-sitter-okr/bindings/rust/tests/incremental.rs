//! A reparse after an edit gives the tree of a fresh parse.
//!
//! This is the test that sees a scanner which keeps something in memory that it does not serialise: every other test
//! parses from the beginning, where nothing is forgotten. That it would see one is itself tested here.

#![expect(clippy::expect_used, clippy::string_slice, reason = "a test may panic")]

mod documents;
mod tree;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use tree::{Edit, difference, problem};
use tree_sitter::{Language, Parser};

/// An edit before it meets a document: where (in thousandths of it), how many characters to remove, what to insert.
#[derive(Clone, Debug)]
struct Stroke(usize, usize, String);

impl Stroke {
    fn on(&self, source: &str) -> Edit {
        let boundary = |mut at: usize| {
            while !source.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let start = boundary(source.len() * self.0 / 1000);
        let end = source[start..]
            .char_indices()
            .nth(self.1)
            .map_or(source.len(), |(at, _)| start + at);
        Edit {
            start,
            end,
            text: self.2.clone(),
        }
    }
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let inserted = prop_oneof![
        3 => prop::sample::select(documents::WORDS).prop_map(str::to_owned),
        2 => prop::sample::select(documents::HEADS).prop_map(|head| format!("\n{head}")),
        1 => prop::sample::select(documents::LABELS).prop_map(str::to_owned),
        1 => prop::sample::select(documents::ENDS).prop_map(str::to_owned),
        1 => documents::line(),
        3 => Just(String::new()),
    ];
    let removed = prop_oneof![4 => 0usize..4, 1 => 4usize..60];
    (0usize..=1000, removed, inserted).prop_map(|(at, removed, text)| Stroke(at, removed, text))
}

/// Runs the strokes one after another, and compares after each.
fn reparse_equals_parse(
    parser: &mut Parser,
    source: &str,
    strokes: &[Stroke],
) -> Result<(), String> {
    let mut source = source.to_owned();
    let mut tree = parser.parse(&source, None).ok_or("cancelled")?;
    for stroke in strokes {
        let edit = stroke.on(&source);
        let (reparsed, edited) = edit.reparse(parser, &tree, &source);
        let fresh = parser.parse(&edited, None).ok_or("cancelled")?;
        if let Some(difference) = difference(&reparsed, &fresh) {
            return Err(format!("{source:?} with {edit:?}: {difference}"));
        }
        if let Some(problem) = problem(&fresh) {
            return Err(format!("{edited:?}: {problem:?}"));
        }
        (tree, source) = (reparsed, edited);
    }
    Ok(())
}

/// `PROPTEST_CASES` asks for more cases than a quick run has.
fn runner(cases: u32) -> TestRunner {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(cases);
    let seed = std::env::var("PROPTEST_RNG_SEED")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1);
    TestRunner::new(Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    })
}

/// The property over random documents, for a grammar.
fn holds_for(language: Language, cases: u32) -> Result<(), String> {
    let strategy = (
        documents::document(24),
        prop::collection::vec(stroke(), 1..12),
    );
    runner(cases)
        .run(&strategy, |(source, strokes)| {
            let mut parser = tree::parser(language.clone());
            reparse_equals_parse(&mut parser, &source, &strokes).map_err(TestCaseError::fail)
        })
        .map_err(|failure| failure.to_string())
}

#[test]
fn on_random_documents() {
    if let Err(failure) = holds_for(tree_sitter_okr::LANGUAGE.into(), 400) {
        panic!("{failure}");
    }
}

#[test]
fn on_files() {
    let strategy = prop::collection::vec(stroke(), 6);
    for path in documents::corpus().into_iter().chain(documents::shared()) {
        let source =
            String::from_utf8_lossy(&std::fs::read(&path).expect("a readable file")).into_owned();
        let checked = runner(1).run(&strategy, |strokes| {
            reparse_equals_parse(&mut tree::okr(), &source, &strokes).map_err(TestCaseError::fail)
        });
        assert!(checked.is_ok(), "{}: {checked:?}", path.display());
    }
}

#[test]
fn a_forgetful_scanner_is_found_out() {
    for (what, language) in okr_forgetful::LANGUAGES {
        assert!(
            holds_for((*language).into(), 400).is_err(),
            "nothing depends on {what} being serialised"
        );
    }
}
