//! The formats in which pipelines take findings, as the command line prints them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod github;
mod gitlab;
mod junit;
mod sarif;
mod statistics;

use std::fs;
use std::path::Path;
use std::process::Command;

use okr_lsp::rules::RULES;
use serde_json::Value;
use tempfile::TempDir;

/// On line 4 a warning behind characters of every width, in the message of which `%` and `:` stand; on line 3 a
/// finding with other places.
const PLAN: &str = "\
# Q2 OKRs

1. **OBJECTIVE: Grün & <gut> gewinnt**
   - KR: 😀é from to 9
   - KR: 1 team
   - KR: 2 teams
   - KR: 3 teams
   - KR: 4 teams
   - KR: 5 teams
";

/// Two findings with the same words.
const TWICE: &str = "O: Joy\nKR: Nicer\nKR: Nicer\n";

/// The rules that these tests are about.
const CHECKED: [&str; 4] = [
    "too-many-key-results",
    "incomplete-range",
    "key-result-not-measurable",
    "unused-suppression",
];

/// A configuration with all other rules off, the table of rules at its end.
fn others_off() -> String {
    let others = RULES.iter().filter(|rule| !CHECKED.contains(&rule.name));
    let off = others.map(|rule| format!("{} = 'off'\n", rule.name));
    format!("[rules]\n{}", off.collect::<String>())
}

/// A folder with [`PLAN`] and [`TWICE`] and others without findings.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (".okr.toml", others_off().as_str()),
        ("a b/größe, 1.md", PLAN),
        ("c.okr", TWICE),
        ("d.okr", "O: Joy\nKR: 5 teams <!-- okr-ignore -->\n"),
        ("e.okr", "O: Joy\nKR: 5 teams\n"),
        ("notes.md", "Nothing.\n"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The exit code and what is printed.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), out)
}

fn check(folder: &Path, format: &str, path: &str) -> String {
    let (code, out) = run(folder, &["check", "--format", format, path]);
    assert_eq!(code, 1, "{out}");
    out
}

fn check_json(folder: &Path, format: &str, path: &str) -> Value {
    serde_json::from_str(&check(folder, format, path)).unwrap()
}
