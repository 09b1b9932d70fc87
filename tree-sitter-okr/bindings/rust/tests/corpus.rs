//! The cases of `test/corpus`, in the format of `tree-sitter test`, without its program.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use tree_sitter::{Language, Parser};

/// Above and below a case's name.
const NAME_RULE: &str = "==================\n";
/// Between input and tree; longer than the rules and underlines that an input may hold.
const TREE_RULE: &str = "\n------------------\n";

/// A case: its name, its input and its tree.
struct Case<'a> {
    name: &'a str,
    input: &'a str,
    tree: &'a str,
}

/// The contents of the files of cases.
fn files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test/corpus");
    let entries = fs::read_dir(folder).expect("the cases");
    entries
        .map(|entry| fs::read_to_string(entry.expect("a file").path()).expect("text"))
        .collect()
}

/// The cases of a file. An input begins right below the name, mostly with a blank line.
fn cases(file: &str) -> Vec<Case<'_>> {
    let mut pieces = file.split(NAME_RULE);
    assert_eq!(pieces.next(), Some(""), "a file begins with a case");
    let pieces: Vec<&str> = pieces.collect();
    let (pairs, rest) = pieces.as_chunks();
    assert!(rest.is_empty(), "a name without a case");
    pairs
        .iter()
        .map(|&[name, body]| {
            let (input, tree) = body.rsplit_once(TREE_RULE).expect("a tree");
            let name = name.trim();
            Case { name, input, tree }
        })
        .collect()
}

/// The S-expression, fields and all, with one blank between its words.
fn normalised(tree: &str) -> String {
    let words: Vec<&str> = tree.split_whitespace().collect();
    words.join(" ")
}

#[test]
fn every_case_has_its_tree() {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_okr::LANGUAGE.into())
        .expect("the parser's version");
    let mut names = HashSet::new();
    let mut wrong = Vec::new();
    for file in files() {
        for case in cases(&file) {
            assert!(names.insert(case.name.to_owned()), "{} twice", case.name);
            let tree = parser.parse(case.input, None).expect("no cancellation");
            let (found, expected) = (tree.root_node().to_sexp(), normalised(case.tree));
            if found != expected {
                wrong.push(format!("{}\n  has {found}\n  not {expected}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_node_and_field_has_a_case() {
    let files = files();
    let trees: Vec<&str> = files
        .iter()
        .flat_map(|file| cases(file))
        .map(|case| case.tree)
        .collect();
    let words: HashSet<&str> = trees
        .iter()
        .flat_map(|tree| tree.split(|c: char| c.is_whitespace() || c == '(' || c == ')'))
        .collect();
    let language: Language = tree_sitter_okr::LANGUAGE.into();
    for id in 0..u16::try_from(language.node_kind_count()).expect("few kinds") {
        let kind = language.node_kind_for_id(id).unwrap_or_default();
        let shown = language.node_kind_is_visible(id) && language.node_kind_is_named(id);
        assert!(!shown || words.contains(kind), "no case has a `{kind}`");
    }
    for id in 1..=u16::try_from(language.field_count()).expect("few fields") {
        let field = format!("{}:", language.field_name_for_id(id).unwrap_or_default());
        assert!(words.contains(field.as_str()), "no case has `{field}`");
    }
}
