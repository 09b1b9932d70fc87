//! Any bytes at all have a tree without errors, in time that grows with their number and no faster.

#![expect(clippy::expect_used, clippy::string_slice, reason = "a test may panic")]

mod documents;
#[expect(dead_code, reason = "nothing is edited here")]
mod tree;

use proptest::prelude::*;
use std::cell::Cell;
use std::ops::ControlFlow;
use tree_sitter::{ParseOptions, Parser, Tree};

fn assert_no_problem(source: &[u8]) {
    let tree = tree::okr().parse(source, None).expect("no cancellation");
    let problem = tree::problem(&tree);
    assert!(
        problem.is_none(),
        "{problem:?} in {:?}",
        String::from_utf8_lossy(source)
    );
}

/// Bytes that mean something, each alone.
const SIGNIFICANT: &[u8] =
    b"\n\n\n  \t\r\0\x7f\x80\xc3\xff-*+_=#>|`~<>!()[]{}\\:;.,'\"@$%&/0123Q1kKrRoOxX";

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_have_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_no_problem(&bytes);
    }

    #[test]
    fn significant_bytes_have_a_tree(bytes in prop::collection::vec(prop::sample::select(SIGNIFICANT), 0..400)) {
        assert_no_problem(&bytes);
    }

    #[test]
    fn random_lines_have_a_tree(document in documents::document(30)) {
        assert_no_problem(document.as_bytes());
    }
}

#[test]
fn files_have_a_tree() {
    for path in documents::corpus().into_iter().chain(documents::shared()) {
        let source = std::fs::read(&path).expect("a readable file");
        let tree = tree::okr().parse(&source, None).expect("no cancellation");
        assert!(
            tree::problem(&tree).is_none(),
            "{}: {:?}",
            path.display(),
            tree::problem(&tree)
        );
    }
}

#[test]
fn beginnings_of_files_have_a_tree() {
    for path in documents::corpus() {
        let source = std::fs::read(&path).expect("a readable file");
        for end in (0..source.len().min(3000)).step_by(7) {
            assert_no_problem(source.get(..end).unwrap_or_default());
        }
    }
}

/// What a parse does: the pieces of text that the lexer asked for, and the parser's own steps.
///
/// The text is handed out in small pieces, so a look-ahead that is repeated asks for them again.
fn work(parser: &mut Parser, source: &str) -> (usize, usize, Tree) {
    const PIECE: usize = 64;
    let (reads, steps) = (Cell::new(0), Cell::new(0));
    let tree = parser.parse_with_options(
        &mut |at, _| {
            reads.set(reads.get() + 1);
            source
                .as_bytes()
                .get(at..source.len().min(at + PIECE))
                .unwrap_or_default()
        },
        None,
        Some(ParseOptions::new().progress_callback(&mut |_| {
            steps.set(steps.get() + 1);
            ControlFlow::Continue(())
        })),
    );
    (reads.get(), steps.get(), tree.expect("no cancellation"))
}

/// What is repeated, after what and before what.
const PATHOLOGICAL: &[(&str, &str, &str)] = &[
    ("", "[", ""),
    ("", "![", ""),
    ("", "[[", ""),
    ("", "]", ""),
    ("", "[]", ""),
    ("", "[a](", ""),
    ("", "[a][", ""),
    ("", "[a](<b ", ""),
    ("", "[a](b \"", ""),
    ("", "[a](b ", ""),
    ("", "[ [b] ", ""),
    ("", "[a](((", ""),
    ("[", "a\\]", ""),
    ("", "$[", ""),
    ("", "$[X][", ""),
    ("", "(", ""),
    ("", "<!--", ""),
    ("x ", "<!--", ""),
    ("", "<!-- x -->", ""),
    ("", "<", ""),
    ("", "</a ", ""),
    ("", "<a b", ""),
    ("", "<N", ""),
    ("", "*", ""),
    ("", "*a ", ""),
    ("", "**a ", ""),
    ("", "***a ", ""),
    ("", "*a **b ", ""),
    ("", "**a *b _c __d ", ""),
    ("", "a*", ""),
    ("", "_", ""),
    ("", "_a ", ""),
    ("", "__a ", ""),
    ("", "a_", ""),
    ("", "_a_b", ""),
    ("", "_N<sub>", ""),
    ("", "$_N<sub>", ""),
    ("", "`", ""),
    ("", "`a ``b ", ""),
    ("", "``a ", ""),
    ("", "\\", ""),
    ("", "$", ""),
    ("", "$ ", ""),
    ("", "X", ""),
    ("", "http", ""),
    ("", "https://", ""),
    ("", "https://a.", ""),
    ("", "@a.", ""),
    ("", "#", ""),
    ("# ", "# ", ""),
    ("# ", "#", ""),
    ("", "a#", ""),
    ("", "-", ""),
    ("", "- ", ""),
    ("", "- ", "x"),
    ("", "1. ", "x"),
    ("", "* - + ", "x"),
    ("", "-a", ""),
    ("", "=", ""),
    ("", "~", ""),
    ("", ">", ""),
    ("", "> ", ""),
    ("", "> a\n", ""),
    ("", ">\n", ""),
    ("", "> > a\n> b\n", ""),
    ("", "|", ""),
    ("", "| ", ""),
    ("", "|a", ""),
    ("", "|\n", ""),
    ("", "a | b\n", ""),
    ("", "a | b\n\n", ""),
    ("| a |\n", "|-", ""),
    ("", "a\n-\n", ""),
    ("", "a\n--\n", ""),
    ("", "```\n", ""),
    ("", "````\n```\n", ""),
    ("```\n", "``\n", ""),
    ("", "~~~\n", ""),
    ("", "- ```\n", ""),
    ("---\n", "a: b\n", ""),
    ("---\n", "--- \n", ""),
    ("---\n", "---a\n", ""),
    ("", "---\n", ""),
    ("", "KR: a\n", ""),
    ("", "KR: ", ""),
    ("", "- KR1: a\n", ""),
    ("", "O: a\nKR: b\n", ""),
    ("", "Objective: a\n\nKey Results:\n- b\n\nc\n\n", ""),
    ("", "# O1\n", ""),
    ("", "Owner: a\n", ""),
    ("", "(", "KR1 "),
    ("KR1 ", "(", ""),
    ("", "KR1 (", ""),
    ("", "[a]:", ""),
    ("", "[a]: b\n", ""),
    ("", "[a", ""),
    ("", "\n", ""),
    ("a\n", "\n", "b"),
    ("", " ", ""),
    ("", " \n", "a"),
    ("", "\t", "a"),
    ("", "    a\n", ""),
    ("", "\n    a\n", ""),
    ("    a\n", "\n", "b"),
    ("", "a", ""),
    ("", "a ", ""),
    ("", "a\n", ""),
    ("", "1", ""),
    ("", "1.", ""),
    ("", "1 ", ""),
    ("", "Q3 ", ""),
    ("", "FY", ""),
    ("", "\r", ""),
    ("", "\r\n", ""),
    ("", "\0", ""),
    ("", "目", ""),
    ("", "🎯", ""),
    ("", "\u{a0}", "a"),
    ("", "é ", ""),
];

#[test]
fn work_grows_with_the_text() {
    let mut parser = tree::okr();
    for (before, repeated, after) in PATHOLOGICAL {
        let mut at = |times: usize| {
            let source = [*before, &repeated.repeat(times), *after].concat();
            let (reads, steps, tree) = work(&mut parser, &source);
            assert!(tree::problem(&tree).is_none(), "{repeated:?} × {times}");
            (reads, steps)
        };
        let (reads, steps) = at(4000);
        let (more_reads, more_steps) = at(16000);
        assert!(
            more_reads <= reads * 5 + 100,
            "{before:?}{repeated:?}: reads {reads} → {more_reads}"
        );
        assert!(
            more_steps <= steps * 5 + 100,
            "{before:?}{repeated:?}: steps {steps} → {more_steps}"
        );
    }
}

/// Indentation that grows with every line, and so does the depth, until the scanner stops it.
#[test]
fn depth_is_bounded() {
    let mut parser = tree::okr();
    for line in ["- a", "- KR: a", "1. O1: a", "> a"] {
        let deep: String = (0..400)
            .map(|n| [&"  ".repeat(n), line, "\n"].concat())
            .collect();
        let tree = parser.parse(&deep, None).expect("no cancellation");
        assert!(tree::problem(&tree).is_none(), "{line}");
    }
    let quotes: String = (0..400)
        .map(|n| [&"> ".repeat(n), "a\n"].concat())
        .collect();
    assert!(tree::problem(&parser.parse(&quotes, None).expect("no cancellation")).is_none());
}
