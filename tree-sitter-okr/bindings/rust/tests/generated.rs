//! The committed parser is what the grammar generates, where the program that generates it is installed.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;

const GENERATED: [&str; 3] = ["src/parser.c", "src/grammar.json", "src/node-types.json"];

#[test]
fn the_parser_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    // What an earlier run generated must not stand in for what this one does not.
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("src")).expect("a folder");
    for file in ["grammar.js", "tree-sitter.json"] {
        fs::copy(root.join(file), copy.join(file)).expect("a copy");
    }
    let generate = ["generate", "--js-runtime", "native"];
    let run = Command::new("tree-sitter")
        .args(generate)
        .current_dir(&copy)
        .output();
    if let Err(error) = &run
        && error.kind() == ErrorKind::NotFound
    {
        let note = b"passed over: the program tree-sitter is not installed\n";
        let _ = std::io::stderr().lock().write_all(note);
        return;
    }
    let output = run.expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for file in GENERATED {
        let committed = fs::read(root.join(file)).expect("the committed file");
        let generated = fs::read(copy.join(file)).expect("the generated file");
        assert!(
            committed == generated,
            "{file} is not what grammar.js generates"
        );
    }
}
