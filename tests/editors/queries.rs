//! The editors' copies of the grammar's queries, in the words of each.
//!
//! `RENEW=1 cargo test -p okr-lsp-tests --test editors` writes them.

use std::fs;

use tree_sitter::{Language, Query};

use super::captures::{EDITORS, Editor};
use super::repository;

/// The query `query` of the grammar in the words of `editor`.
fn translated(editor: &Editor, query: &str, source: &str) -> String {
    let mut text = format!("; Made from tree-sitter-okr/queries/{query}.scm.\n\n");
    let mut blank = true;
    let mut last = String::new();
    for line in source
        .lines()
        .filter(|line| !line.trim_start().starts_with(';'))
    {
        let line = match query {
            "tags" if editor.folder == "helix" => on_the_name(line),
            _ => Some(line.to_owned()),
        };
        let line = line.and_then(|line| in_its_words(editor, &line));
        let Some(line) = line.filter(|line| !(line.is_empty() && blank)) else {
            continue;
        };
        // The grammar's queries name a highlight as one editor does, and then as the other: the first one known counts.
        let pattern = line.split('@').next().unwrap_or_default();
        if query == "highlights" && line.contains(") @") && pattern == last {
            continue;
        }
        pattern.clone_into(&mut last);
        blank = line.is_empty();
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// A line with the captures' names of `editor`; nothing where it had captures and the editor knows none of them.
fn in_its_words(editor: &Editor, line: &str) -> Option<String> {
    let (before, captures) = line.split_once('@').unwrap_or((line, ""));
    if captures.is_empty() {
        return Some(line.to_owned());
    }
    let mut written = before.to_owned();
    let mut kept = false;
    for piece in captures.split('@') {
        let end = piece.find([' ', ')']).unwrap_or(piece.len());
        let (capture, behind) = piece.split_at(end);
        match editor.name(capture) {
            Some(name) => {
                kept = true;
                written.push('@');
                written.push_str(name);
                written.push_str(behind);
            }
            None if behind.starts_with(')') => {
                written.truncate(written.trim_end().len());
                written.push_str(behind);
            }
            None => written.push_str(behind.trim_start()),
        }
    }
    kept.then(|| written.trim_end().to_owned())
}

/// `(item (text) @name) @definition.class` as `(item (text) @definition.class)`; references are no tags.
fn on_the_name(line: &str) -> Option<String> {
    let Some((pattern, definition)) = line.split_once("@name) ") else {
        return Some(line.to_owned());
    };
    let is_definition = definition.starts_with("@definition.");
    is_definition.then(|| format!("{pattern}{definition})"))
}

#[test]
fn queries_are_those_of_the_grammar() {
    let renew = std::env::var_os("RENEW").is_some();
    for editor in &EDITORS {
        let folder = repository()
            .join("editors")
            .join(editor.folder)
            .join("queries/okr");
        for query in editor.queries {
            let source = repository().join(format!("tree-sitter-okr/queries/{query}.scm"));
            let source = fs::read_to_string(source).expect("it is there");
            let expected = translated(editor, query, &source);
            let path = folder.join(format!("{query}.scm"));
            if renew {
                fs::write(&path, &expected).expect("it can be written");
            }
            let present = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(present, expected, "{} is old: RENEW=1", path.display());
        }
        let files = fs::read_dir(&folder).expect("it is there").count();
        assert_eq!(files, editor.queries.len(), "{}", folder.display());
    }
}

#[test]
fn queries_fit_the_grammar_and_the_editor() {
    let language = Language::new(tree_sitter_okr::LANGUAGE);
    for editor in &EDITORS {
        for name in editor.queries {
            let path = format!("editors/{}/queries/okr/{name}.scm", editor.folder);
            let text = fs::read_to_string(repository().join(&path)).expect("it is there");
            let query =
                Query::new(&language, &text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert!(query.pattern_count() > 0, "{path}");
            for capture in query.capture_names() {
                assert!(editor.knows(name, capture), "{path}: @{capture}");
            }
        }
    }
}
