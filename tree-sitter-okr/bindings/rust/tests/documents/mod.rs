//! Documents to parse: pieces from which random ones are put together, and those of this repository.

use okr_lsp_fixture::documents_beside;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Beginnings of lines.
pub const HEADS: &[&str] = &[
    "", "", "  ", "    ", "\t", "- ", "* ", "1. ", "2) ", "  - ", "   - ", "    * ", "• ", "→ ",
    "- - ", "1. - ", "> ", "> - ", "> > ", ">", "# ", "## ", "### ", "- [ ] ", "- [x] ",
    "  - [X] ", "**", "- **", "1. **", "_", "🎯 ", "## 🎯 ", "| ", "```", "~~~ ", "<!-- ",
    "[n1]: ", "[^1]: ", "---", "===", "--- ", "...", "\\", "[", "![",
];

/// Labels and the like.
pub const LABELS: &[&str] = &[
    "",
    "",
    "",
    "KR: ",
    "KR1.1: ",
    "KR-01: ",
    "Objective: ",
    "OBJECTIVE: ",
    "O1: ",
    "O2 · ",
    "Key Result 1.2 (sales): ",
    "Key Results:",
    "Key Results",
    "KRs",
    "Initiatives:",
    "Initiatives",
    "Initiative: ",
    "KPI: ",
    "Owner: ",
    "Status: ",
    "Objective #1",
    "KR 1.2 – ",
    "KR1:** ",
    "Objective 2:** ",
    "O1-KR2: ",
    "O：",
    "Key Result 1 (x",
];

/// What stands in a line.
pub const WORDS: &[&str] = &[
    "grow",
    "the team",
    "25",
    "35%",
    "3x",
    "$4.2m",
    "10k+",
    "3rd",
    "Q3",
    "FY22-Q2",
    "2021-05-01",
    "H2O",
    "TBD",
    "X%",
    "$X",
    "<N>",
    "XXX",
    "_N<sub>1</sub>_",
    "[_N<sub>1</sub>_][n1]",
    "$[_N<sub>2</sub>_][n2]",
    "[X%][x]",
    "[a](b)",
    "[a](b \"t\")",
    "[a](<b c>)",
    "![i](j)",
    "[[O1]]",
    "[P0]",
    "[a][]",
    "[a][b]",
    "https://example.org/a?b=1.",
    "<https://example.org>",
    "`code`",
    "``a`b``",
    "@jane",
    "#tag",
    "<br/>",
    "<!-- x -->",
    "=>",
    "->",
    "→",
    "\\$",
    "\\",
    "**bold**",
    "*it*",
    "_it_",
    "__b__",
    "***x***",
    "**",
    "*",
    "_",
    "__",
    "***",
    "****",
    "`",
    "[",
    "]",
    "(",
    ")",
    "![",
    "$[",
    "[[",
    "<",
    ">",
    "|",
    "||",
    "#",
    "~",
    "é",
    "目标",
    "🎯",
    "\u{a0}",
    "\r",
    "\0",
    "\u{feff}",
    "a_b",
    "snake_case_",
    "-",
    "--",
    "---",
    "===",
    "```",
    "~~~",
    "<!--",
    "-->",
    "---|---",
    "|---|:-:|",
    ":",
    "：",
    " ",
    "  ",
    "\t",
    "KR:",
    "12.",
    "http",
    "FY",
    "Q",
    "$",
    "€5",
    "&amp;",
];

/// Ends of lines.
pub const ENDS: &[&str] = &[
    "\n", "\n", "\n", "\n\n", "\r\n", "\n\n\n", "\\\n", "**\n", " #\n", " \n", "|\n", "", "\n> \n",
    "\n>\n",
];

pub fn line() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(
        (
            prop::sample::select(WORDS),
            prop::sample::select(&["", " ", " "][..]),
        ),
        0..8,
    );
    (
        prop::sample::select(HEADS),
        prop::sample::select(LABELS),
        words,
        prop::sample::select(ENDS),
    )
        .prop_map(|(head, label, words, end)| {
            let words: String = words
                .into_iter()
                .flat_map(|(word, space)| [word, space])
                .collect();
            [head, label, &words, end].concat()
        })
}

pub fn document(lines: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..lines).prop_map(|lines| lines.concat())
}

fn manifest() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of `test/corpus`.
pub fn corpus() -> Vec<PathBuf> {
    files(&manifest().join("test/corpus"))
}

/// Documents of others beside the repository, or nothing where there are none: then the test reports that.
pub fn shared() -> Vec<PathBuf> {
    let folders = ["corpus", "seeds"].into_iter();
    folders.flat_map(documents_beside).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    found
}
