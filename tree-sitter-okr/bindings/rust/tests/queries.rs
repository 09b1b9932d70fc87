//! Every query fits the grammar and captures what a reader expects of it.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use tree_sitter::{Language, Parser, Query, QueryCursor, StreamingIterator};

const PLAN: &str = "\
---
title: Plan
---

# Plan

## Company

1. **OBJECTIVE: Be borrowed from**
   - [x] KR: From 25% to 40% *soon* [_N<sub>1</sub>_][n1]
     - Owner: @kim
   - Initiatives:
     - Travel

> quoted

| a | b |
|---|---|
| c | d |

```yaml
code: 1
```

<!-- done -->

[n1]: https://example.org/n1
";

/// What `query` captures in the plan: the capture's name and the text it begins with.
fn captures(name: &str) -> Vec<(String, String)> {
    let language: Language = tree_sitter_okr::LANGUAGE.into();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("queries/{name}.scm"));
    let source = fs::read_to_string(path).expect("the query");
    let query = Query::new(&language, &source).expect("a query that fits the grammar");
    let mut parser = Parser::new();
    parser
        .set_language(&language)
        .expect("the parser's version");
    let tree = parser.parse(PLAN, None).expect("no cancellation");
    let names = query.capture_names();
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.matches(&query, tree.root_node(), PLAN.as_bytes());
    let mut found = Vec::new();
    while let Some(matched) = matches.next() {
        for capture in matched.captures() {
            let text = PLAN.get(capture.node.byte_range()).unwrap_or_default();
            let name = names
                .get(capture.index as usize)
                .copied()
                .unwrap_or_default();
            found.push((
                name.to_owned(),
                text.lines().next().unwrap_or_default().to_owned(),
            ));
        }
    }
    found
}

#[test]
fn queries_capture_what_a_reader_expects() {
    let expected: [(&str, &[(&str, &str)]); 7] = [
        (
            "highlights",
            &[
                ("markup.heading", "Company"),
                ("markup.heading", "Be borrowed from"),
                ("keyword", "OBJECTIVE"),
                ("keyword", "KR"),
                ("property", "Owner"),
                ("markup.list.checked", "[x]"),
                ("number", "25%"),
                ("markup.italic", "*soon*"),
                ("attribute", "@kim"),
                ("markup.link.url", "https://example.org/n1"),
                ("comment", "<!-- done -->"),
            ],
        ),
        (
            "folds",
            &[
                ("fold", "## Company"),
                ("fold", "1. **OBJECTIVE: Be borrowed from**"),
                ("fold", "| a | b |"),
            ],
        ),
        (
            "injections",
            &[
                ("injection.content", "title: Plan"),
                ("injection.language", "yaml"),
                ("injection.content", "code: 1"),
            ],
        ),
        (
            "tags",
            &[
                ("name", "Company"),
                ("name", "Be borrowed from"),
                ("name", "[n1]"),
            ],
        ),
        (
            "textobjects",
            &[
                ("class.inner", "Be borrowed from"),
                ("entry.inner", "Travel"),
                ("parameter.inner", "c"),
            ],
        ),
        (
            "locals",
            &[("local.definition", "[n1]"), ("local.reference", "[n1]")],
        ),
        (
            "indents",
            &[
                ("indent.begin", "1. **OBJECTIVE: Be borrowed from**"),
                ("indent.begin", "- Initiatives:"),
            ],
        ),
    ];
    for (name, expected) in expected {
        let found = captures(name);
        for (capture, text) in expected {
            let there = found
                .iter()
                .any(|(name, line)| name == capture && line == text);
            assert!(there, "{name}: @{capture} {text:?} in {found:#?}");
        }
    }
}

#[test]
fn every_query_is_tested() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    assert_eq!(fs::read_dir(folder).expect("the queries").count(), 7);
}
