//! The configuration on the command line.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// Labels that only a configuration tells.
const PLAN: &str = "- Ambition: Be known\n  - Signal: 40% of readers know us\n  - Signal: Nicer\n";

/// What ends with what.
struct Run {
    code: i32,
    out: String,
    errors: String,
}

impl Run {
    /// The paths and natures of the documents that `parse` printed.
    fn documents(&self) -> Vec<(String, bool)> {
        let answer: Value = serde_json::from_str(&self.out).unwrap();
        let documents = answer["documents"].as_array().unwrap().iter();
        let each = documents.map(|document| {
            let path = document["path"].as_str().unwrap().replace('\\', "/");
            (path, document["okr"].as_bool().unwrap())
        });
        each.collect()
    }

    /// Those that are OKR documents.
    fn okrs(&self) -> Vec<String> {
        let documents = self.documents().into_iter();
        documents
            .filter(|(_, okr)| *okr)
            .map(|(path, _)| path)
            .collect()
    }
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn globs_say_what_is_an_okr_document() {
    let folder = folder(&[
        (
            ".okr.toml",
            "[documents]\nokr = ['plans/', '*.txt']\nignore = ['plans/old/']\n",
        ),
        ("plans/a.md", "Nothing yet.\n"),
        ("plans/logo.png", "\0"),
        ("plans/old/b.md", "- O: Be known\n  - KR: 40% know us\n"),
        ("plans/old/c.okr", "KR: nowhere\n"),
        ("notes.md", "Nothing.\n"),
        ("notes.txt", "Nothing.\n"),
    ]);
    let root = folder.path();
    assert_eq!(
        run(root, &["parse", "."]).documents(),
        [
            ("./notes.md".to_owned(), false),
            ("./notes.txt".to_owned(), true),
            ("./plans/a.md".to_owned(), true),
            ("./plans/old/b.md".to_owned(), false),
            ("./plans/old/c.okr".to_owned(), false),
        ]
    );
    let checked = run(root, &["check", "plans/old/c.okr"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    // What is named as an OKR document is one, what is only met in a folder is not.
    let named = run(root, &["parse", "--okr", "plans/old/c.okr"]);
    assert_eq!(named.okrs(), ["plans/old/c.okr"]);
    let met = run(root, &["parse", "--okr", "plans"]);
    assert_eq!(met.okrs(), ["plans/a.md"]);
    // Wherever the program is started.
    for (from, path, expected) in [
        ("plans", "a.md", "a.md"),
        ("plans/old", "../a.md", "../a.md"),
        ("plans", "../plans/./a.md", "../plans/./a.md"),
    ] {
        assert_eq!(run(&root.join(from), &["parse", path]).okrs(), [expected]);
    }
    let absolute = root.join("plans/a.md").display().to_string();
    assert_eq!(run(root, &["parse", &absolute]).okrs().len(), 1);
}

#[test]
fn the_nearest_configuration_holds() {
    let folder = folder(&[
        (".okr.toml", "[documents]\nokr = ['*.md']\n"),
        ("a.md", ""),
        ("team/.okr.toml", ""),
        ("team/b.md", ""),
        ("team/deep/c.md", ""),
        ("other/deep/d.md", ""),
        ("repository/.git", "gitdir: elsewhere\n"),
        ("repository/e.md", ""),
    ]);
    let found = run(folder.path(), &["parse", "."]);
    assert_eq!(found.okrs(), ["./a.md", "./other/deep/d.md"]);
    assert_eq!(found.documents().len(), 5);
}

#[test]
fn a_named_configuration_replaces_the_nearest() {
    let elsewhere = folder(&[(
        "x.toml",
        "[documents]\nokr = ['team/']\nunlabelled = ['/team/b.md']\n",
    )]);
    let named = elsewhere.path().join("x.toml").display().to_string();
    let folder = folder(&[
        (".okr.toml", "[documents]\nokr = ['a.md']\n"),
        ("a.md", ""),
        ("team/b.md", ""),
        ("team/.okr.toml", "nonsense"),
    ]);
    let found = run(folder.path(), &["parse", "--config", &named, "."]);
    assert_eq!(
        (found.code, found.okrs()),
        (0, vec!["./team/b.md".to_owned()])
    );
    let inside = run(
        &folder.path().join("team"),
        &["parse", "b.md", "--config", &named],
    );
    assert_eq!(inside.okrs(), ["b.md"]);
}

#[test]
fn a_wrong_configuration_is_named_with_its_line() {
    let folder = folder(&[
        (
            "team/.okr.toml",
            "[documents]\nokrs = ['x']\n[period]\nfiscal-year-start = 13\n",
        ),
        ("team/a.md", PLAN),
        ("team/b.md", PLAN),
        ("c.okr", "O: Be known\n"),
    ]);
    let wrong = folder
        .path()
        .join("team")
        .join(".okr.toml")
        .display()
        .to_string();
    let expected = |path: &str| {
        format!(
            "okr-lsp: {path}:2:1: unknown key `okrs`; did you mean `okr`?\n\
             okr-lsp: {path}:4:21: a month, from 1 to 12 or an English name such as `\"April\"`, is expected \
             here, not `13`\n"
        )
    };
    // What it does not concern is done all the same.
    for command in ["parse", "check"] {
        let found = run(folder.path(), &[command, "."]);
        assert_eq!(
            (found.code, &found.errors),
            (2, &expected(&wrong)),
            "{command}"
        );
        assert!(!found.out.contains("a.md"), "{}", found.out);
    }
    assert_eq!(run(folder.path(), &["parse", "."]).okrs(), ["./c.okr"]);
    // Also where it only says which files are documents.
    for name in ["a.md", "b.md"] {
        fs::rename(
            folder.path().join("team").join(name),
            folder.path().join("team").join(name).with_extension("txt"),
        )
        .unwrap();
    }
    let found = run(folder.path(), &["check", "team"]);
    assert_eq!((found.code, &found.errors), (2, &expected(&wrong)));
    for command in ["parse", "check"] {
        let named = ["--config", "team/.okr.toml", "c.okr"];
        let found = run(folder.path(), &[&[command], named.as_slice()].concat());
        assert_eq!(
            (found.code, found.out.as_str(), found.errors),
            (2, "", expected("team/.okr.toml"))
        );
        let found = run(folder.path(), &[command, "--config", "gone.toml", "c.okr"]);
        assert_eq!((found.code, found.out.as_str()), (2, ""));
        assert!(
            found.errors.starts_with("okr-lsp: gone.toml: "),
            "{}",
            found.errors
        );
        let found = run(folder.path(), &[command, "--config", "team", "c.okr"]);
        assert_eq!(found.code, 2, "{}", found.errors);
    }
}

#[test]
fn the_committed_schema_is_the_printed_one() {
    let printed = run(Path::new("."), &["schema"]);
    let committed = include_str!("../../editors/okr.schema.json").replace("\r\n", "\n");
    assert_eq!(printed.code, 0);
    assert!(
        printed.out == committed,
        "`okr-lsp schema >editors/okr.schema.json` brings it up to date"
    );
}

/// The words of the objectives and key results in a document that the configuration `text` tells about.
fn understood(text: &str, document: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".okr.toml"), text).unwrap();
    std::fs::write(folder.path().join("plan.md"), document).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(["parse", "plan.md"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let document = &answer["documents"][0];
    let words = |list: &str, key: &str| -> Vec<String> {
        let items = document[list].as_array().unwrap().iter();
        items
            .map(|item| item[key].as_str().unwrap().to_owned())
            .collect()
    };
    let levels = words("sections", "level").into_iter();
    let objectives = words("objectives", "title").into_iter();
    let key_results = words("key_results", "text").into_iter();
    levels.chain(objectives).chain(key_results).collect()
}

#[test]
fn the_configuration_tells_how_documents_are_read() {
    let own = "# OKRs\n\n## Bücherrad\n\nAmbition 1: Books for all\n\n- Signal 1.1: 300 cards\n";
    assert!(understood("", own).is_empty());
    assert_eq!(
        understood(
            "[labels]\nobjective = [\"Ambition\"]\nkey-result = [\"Signal\"]\n[company]\nnames = [\"Bücherrad\"]\n",
            own
        ),
        ["company", "Books for all", "300 cards"]
    );
    let plain = "# 2027\n\n## Open at night\n\n- 40 nights\n";
    assert!(understood("", plain).is_empty());
    assert_eq!(
        understood("[documents]\nunlabelled = [\"/plan.md\"]\n", plain),
        ["Open at night", "40 nights"]
    );
}
