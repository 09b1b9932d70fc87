//! The cases of `test/corpus`, in the format of `tree-sitter test`, without its program.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use tree_sitter::Parser;

/// A case: its name, its input and its tree.
struct Case<'a> {
    name: &'a str,
    input: &'a str,
    tree: &'a str,
}

/// The cases of a file: a name between two lines of `=`, the input, a line of `-`, the tree.
fn cases(file: &str) -> Vec<Case<'_>> {
    let rule = "==================\n";
    let pieces: Vec<&str> = file.split(rule).skip(1).collect();
    let pairs = pieces.chunks_exact(2);
    pairs
        .filter_map(|pair| {
            let [name, body] = pair else { return None };
            let (input, tree) = body.rsplit_once("\n---\n\n")?;
            Some(Case {
                name: name.trim(),
                input: input.strip_prefix('\n').unwrap_or(input),
                tree,
            })
        })
        .collect()
}

/// The S-expression without the names of fields, one blank between its words.
fn normalised(tree: &str) -> String {
    let words = tree.split_whitespace().filter(|word| !word.ends_with(':'));
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_case_has_its_tree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let mut parser = Parser::new();
    let language = tree_sitter_okr::LANGUAGE.into();
    parser
        .set_language(&language)
        .expect("the parser's version");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the cases") {
        let file = fs::read_to_string(entry.expect("a file").path()).expect("text");
        for case in cases(&file) {
            let tree = parser.parse(case.input, None).expect("no cancellation");
            let found = normalised(&tree.root_node().to_sexp());
            assert_eq!(found, normalised(case.tree), "{}", case.name);
            count += 1;
        }
    }
    assert!(count >= 33, "only {count} cases were found");
}

#[test]
fn front_matter_begins_the_file() {
    let mut parser = Parser::new();
    let language = tree_sitter_okr::LANGUAGE.into();
    parser
        .set_language(&language)
        .expect("the parser's version");
    for (text, first) in [
        ("---\ntitle: Plan\n---\n", "front_matter"),
        ("\n---\n\nx\n", "thematic_break"),
    ] {
        let tree = parser.parse(text, None).expect("no cancellation");
        let kind = tree.root_node().named_child(0).map(|node| node.kind());
        assert_eq!(kind, Some(first), "{text:?}");
    }
}
