//! Every query fits the grammar and captures what a reader expects of it.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tree_sitter::{Language, Parser, Query, QueryCursor, StreamingIterator};

const PLAN: &str = "\
---
title: Plan
---

# Plan

## Company

1. **OBJECTIVE 2 (draft): Be borrowed from**
   - [x] KR: From 25% to 40% *soon* [_N<sub>1</sub>_][n1]
     - Owner: @kim
     - [ ] KPI: 3 `visits` -> $5
   - Initiatives:
     - Travel **far** in FY27-Q1, by 2027-03-31
     - Write \\* <b>3x</b> #often <!-- later -->

### Key Results for Sales

- See [the plan](plan.md), [[Wiki]], [n1] and https://example.org

> quoted

| a | b |
|---|---|
| c | d |

***

```yaml
code: 1
```

<!-- done -->

[n1]: https://example.org/n1
";

/// What a query captures in the plan: the capture's name, and the first line of the text.
type Captures = &'static [(&'static str, &'static str)];

/// Every name that a query captures by stands here once or more.
const EXPECTED: &[(&str, Captures)] = &[
    ("highlights", HIGHLIGHTS),
    (
        "folds",
        &[
            ("fold", "---"),
            ("fold", "## Company"),
            ("fold", "1. **OBJECTIVE 2 (draft): Be borrowed from**"),
            ("fold", "- Initiatives:"),
            ("fold", "### Key Results for Sales"),
            ("fold", "| a | b |"),
            ("fold", "```yaml"),
        ],
    ),
    (
        "injections",
        &[
            ("injection.content", "title: Plan"),
            ("injection.language", "yaml"),
            ("injection.content", "code: 1"),
            ("injection.content", "<b>"),
        ],
    ),
    (
        "tags",
        &[
            ("name", "Company"),
            ("definition.module", "## Company"),
            ("name", "Be borrowed from"),
            (
                "definition.class",
                "1. **OBJECTIVE 2 (draft): Be borrowed from**",
            ),
            (
                "definition.method",
                "- See [the plan](plan.md), [[Wiki]], [n1] and https://example.org",
            ),
            (
                "definition.function",
                "- Travel **far** in FY27-Q1, by 2027-03-31",
            ),
            ("definition.constant", "[n1]: https://example.org/n1"),
            ("reference.constant", "[_N<sub>1</sub>_][n1]"),
        ],
    ),
    (
        "textobjects",
        &[
            (
                "class.outer",
                "1. **OBJECTIVE 2 (draft): Be borrowed from**",
            ),
            (
                "class.around",
                "1. **OBJECTIVE 2 (draft): Be borrowed from**",
            ),
            ("class.inner", "Be borrowed from"),
            ("class.inside", "Be borrowed from"),
            (
                "function.outer",
                "- [x] KR: From 25% to 40% *soon* [_N<sub>1</sub>_][n1]",
            ),
            (
                "function.around",
                "- [x] KR: From 25% to 40% *soon* [_N<sub>1</sub>_][n1]",
            ),
            (
                "function.inner",
                "From 25% to 40% *soon* [_N<sub>1</sub>_][n1]",
            ),
            (
                "function.inside",
                "From 25% to 40% *soon* [_N<sub>1</sub>_][n1]",
            ),
            ("entry.outer", "- [ ] KPI: 3 `visits` -> $5"),
            ("entry.around", "- [ ] KPI: 3 `visits` -> $5"),
            ("entry.inner", "Travel **far** in FY27-Q1, by 2027-03-31"),
            ("entry.inside", "3 `visits` -> $5"),
            ("parameter.outer", "- Owner: @kim"),
            ("parameter.around", "- Owner: @kim"),
            ("parameter.inner", "@kim"),
            ("parameter.inside", "c"),
            ("comment.outer", "<!-- done -->"),
            ("comment.around", "<!-- done -->"),
            ("comment.inner", "<!-- done -->"),
            ("comment.inside", "<!-- done -->"),
        ],
    ),
    (
        "locals",
        &[
            ("local.scope", "---"),
            ("local.definition.constant", "[n1]"),
            ("local.reference", "[n1]"),
        ],
    ),
    (
        "indents",
        &[
            (
                "indent.begin",
                "1. **OBJECTIVE 2 (draft): Be borrowed from**",
            ),
            ("indent.begin", "- Initiatives:"),
            ("indent", "- Initiatives:"),
        ],
    ),
];

const HIGHLIGHTS: Captures = &[
    ("markup.heading", "Company"),
    ("markup.heading", "Be borrowed from"),
    ("markup.heading", "for Sales"),
    ("markup.heading", "b"),
    ("markup.heading.marker", "##"),
    ("markup.list", "1."),
    ("markup.quote", "> quoted"),
    ("punctuation.special", ">"),
    ("punctuation.special", "***"),
    ("punctuation.special", "|---|---|"),
    ("punctuation.delimiter", "|"),
    ("punctuation.delimiter", "*"),
    ("keyword", "OBJECTIVE"),
    ("keyword", "KR"),
    ("keyword", "Initiatives"),
    ("constant", "2"),
    ("comment", "(draft)"),
    ("property", "Owner"),
    ("markup.list.checked", "[x]"),
    ("markup.list.unchecked", "[ ]"),
    ("number", "25%"),
    ("number", "$5"),
    ("number", "3x"),
    ("string.special", "2027-03-31"),
    ("constant", "FY27-Q1"),
    ("variable.parameter", "[_N<sub>1</sub>_]"),
    ("attribute", "@kim"),
    ("tag", "#often"),
    ("tag", "<b>"),
    ("operator", "->"),
    ("string.escape", "\\*"),
    ("markup.bold", "**far**"),
    ("markup.strong", "**far**"),
    ("markup.italic", "*soon*"),
    ("markup.raw", "`visits`"),
    ("markup.raw.block", "code: 1"),
    ("label", "yaml"),
    ("markup.link.text", "[the plan]"),
    ("markup.link.label", "[the plan]"),
    ("markup.link.label", "[[Wiki]]"),
    ("markup.link.url", "(plan.md)"),
    ("markup.link.url", "https://example.org/n1"),
    ("comment", "<!-- later -->"),
    ("comment", "<!-- done -->"),
];

fn query(name: &str) -> Query {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("queries/{name}.scm"));
    let source = fs::read_to_string(path).expect("the query");
    Query::new(&tree_sitter_okr::LANGUAGE.into(), &source).expect("a query that fits the grammar")
}

/// What the query captures in the plan.
fn captures(query: &Query) -> BTreeSet<(String, String)> {
    let language: Language = tree_sitter_okr::LANGUAGE.into();
    let mut parser = Parser::new();
    parser
        .set_language(&language)
        .expect("the parser's version");
    let tree = parser.parse(PLAN, None).expect("no cancellation");
    let names = query.capture_names();
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.matches(query, tree.root_node(), PLAN.as_bytes());
    let mut found = BTreeSet::new();
    while let Some(matched) = matches.next() {
        for capture in matched.captures() {
            let name = names.get(capture.index as usize).expect("its name");
            let text = PLAN.get(capture.node.byte_range()).expect("its text");
            let line = text.lines().next().unwrap_or_default().trim();
            found.insert(((*name).to_owned(), line.to_owned()));
        }
    }
    found
}

#[test]
fn queries_capture_what_a_reader_expects() {
    for (name, expected) in EXPECTED {
        let found = captures(&query(name));
        for (capture, text) in *expected {
            let pair = ((*capture).to_owned(), (*text).to_owned());
            assert!(
                found.contains(&pair),
                "{name}: @{capture} {text:?} in {found:#?}"
            );
        }
    }
}

#[test]
fn queries_leave_alone_what_is_none_of_theirs() {
    for (name, capture, text) in [
        ("highlights", "markup.list.checked", "[ ]"),
        ("highlights", "markup.list.unchecked", "[x]"),
        ("highlights", "markup.heading", "d"),
        ("highlights", "keyword", "Owner"),
        ("indents", "indent.begin", "## Company"),
        ("indents", "indent.begin", "### Key Results for Sales"),
        ("folds", "fold", "***"),
    ] {
        let pair = (capture.to_owned(), text.to_owned());
        assert!(
            !captures(&query(name)).contains(&pair),
            "{name}: @{capture} {text:?}"
        );
    }
}

#[test]
fn every_query_and_capture_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let files = fs::read_dir(folder).expect("the queries");
    let files: BTreeSet<String> = files
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let expected = EXPECTED.iter().map(|(name, _)| format!("{name}.scm"));
    assert_eq!(files, expected.collect());
    for (name, expected) in EXPECTED {
        let query = query(name);
        let captures: BTreeSet<&str> = query.capture_names().iter().copied().collect();
        let expected: BTreeSet<&str> = expected.iter().map(|(capture, _)| *capture).collect();
        assert_eq!(captures, expected, "{name}");
    }
}
