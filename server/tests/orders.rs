//! Whatever file names, documents and configurations hold, nothing that is printed gives an order to a terminal or to
//! the reader of a log: no control character comes out, and each line begins as its format says.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::Command;

use okr_lsp::text::{find_order, is_command, is_order};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of names and texts.
const PIECES: &[&str] = &[
    "a",
    "ü😀",
    " ",
    "\n",
    "\r",
    "\t",
    "::error file=x,line=1::pwned",
    "::",
    "##[error]x",
    "##vso[task.complete]",
    "%0A",
    "\u{1b}[31m",
    "\u{1b}]0;title\u{7}",
    "\u{9b}2J",
    "\u{85}",
    "\u{7f}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{ffff}",
    "]]><",
    "\"'\\",
];

/// How a line may begin in each way to print, besides with a blank or a digit; no beginning is that of an empty line.
const FORMATS: &[(&[&str], &[&str])] = &[
    (
        &["check"],
        &["", "error[", "warning[", "info[", "help[", "...", "|"],
    ),
    (&["check", "--format", "json"], &["{\"diagnostics\":["]),
    (&["check", "--format", "sarif"], &["{\"$schema\":"]),
    (
        &["check", "--format", "github"],
        &["::error file=", "::warning file=", "::notice file="],
    ),
    (&["check", "--format", "gitlab"], &["["]),
    (&["check", "--format", "junit"], &["<"]),
    (&["check", "--statistics"], &["Nothing to report."]),
    (
        &["check", "--statistics", "--format", "json"],
        &["{\"statistics\":["],
    ),
    (
        &["check", "--diff"],
        &["--- ", "+++ ", "@@ ", "+", "-", "\\ No newline"],
    ),
    (&["parse"], &["{\"documents\":["]),
    (
        &["check", "--fix"],
        &["", "error[", "warning[", "info[", "help[", "...", "|"],
    ),
];

fn hostile(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 1..most).prop_map(|pieces| pieces.concat())
}

/// A document with `text` wherever something may be repeated: in labels, values, references and comments.
fn document(text: &str) -> String {
    format!(
        "# FY27-Q1 {text} OKRs\n\n## {text}\n\n1. **OBJECTIVE: Win {text} by 30%**\n   - KRs: 70% {text} of searches\n   \
         - KPR: {text}\n   - KR: from to {text} 9\n     - Status: {text}\n     - Owner: {text}\n     - Due: {text} June 31\n   \
         - Supports: {text}\n   - [x{text}][y] [_N_][{text}] <!-- okr-ignore {text} -->\n"
    )
}

/// What okr-lsp prints with `arguments`, on standard output and on standard error.
fn printed(folder: &Path, arguments: &[&str]) -> [String; 2] {
    let output = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap())
}

/// Holds that `text` gives no orders, and that its lines begin with one of `beginnings`.
fn orders(text: &str, beginnings: &[&str], is_patch: bool) -> Result<(), TestCaseError> {
    for line in text.split_terminator('\n') {
        // A patch holds the lines of documents as they are, and reaches no reader with more than these in them.
        let shown = if is_patch {
            line.trim_end_matches('\r').replace('\t', " ")
        } else {
            line.to_owned()
        };
        prop_assert!(find_order(&shown).is_none(), "{line:?}");
        prop_assert!(!is_patch || !is_command(line), "{line:?}");
        let begins = line.starts_with([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let named = beginnings.iter().any(|beginning| {
            !beginning.is_empty() && line.starts_with(beginning) || line == *beginning
        });
        prop_assert!(begins || named, "{line:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn nothing_that_is_printed_gives_orders(
        name in hostile(5),
        other in hostile(5),
        texts in prop::collection::vec(hostile(4), 2),
        key in hostile(4),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let okrs = folder.path().join(format!("okrs {other}"));
        fs::create_dir_all(okrs.join("wrong")).unwrap();
        fs::write(okrs.join(format!("{name}.md")), document(&texts[0])).unwrap();
        fs::write(okrs.join(format!("{other}.okr")), document(&texts[1])).unwrap();
        let key: String = key.chars().map(|char| format!("\\U{:08X}", u32::from(char))).collect();
        fs::write(okrs.join("wrong/.okr.toml"), format!("rules.\"{key}\" = 1\n")).unwrap();
        fs::write(okrs.join("wrong/plan.okr"), "").unwrap();
        let gone = format!("{name} is not there");
        for (arguments, beginnings) in FORMATS {
            let paths = [".", gone.as_str()];
            let [out, err] = printed(folder.path(), &[arguments, &paths[..]].concat());
            orders(&out, beginnings, arguments.contains(&"--diff"))?;
            orders(&err, &["okr-lsp: "], false)?;
            prop_assert!(err.contains("is not there"), "{err}");
        }
    }

    #[test]
    fn arguments_that_are_wrong_are_shown_without_their_orders(argument in hostile(5)) {
        let folder = tempfile::tempdir().unwrap();
        let usage = &["", "error: ", "Usage: ", "For more ", "okr-lsp: "];
        for arguments in [
            &["explain", &argument][..],
            &["check", "--format", &argument, "x"],
            &["check", &format!("--{argument}")],
            &[&format!("x{argument}")],
            &["check", "--config", &format!("{argument}/x"), "."],
            &["--log", &format!("{argument}/x")],
            &["rules", &format!("--config=y{argument}")],
        ] {
            let [out, err] = printed(folder.path(), arguments);
            prop_assert_eq!(out, "");
            prop_assert!(!err.is_empty(), "{:?}", arguments);
            orders(&err, usage, false)?;
        }
    }
}

/// The log of the server goes to standard error, where another program may read it.
#[test]
fn the_log_has_a_line_for_each_event() {
    use std::io::Write;
    use std::process::Stdio;
    let mut server = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(["--log-level", "trace"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let method = "a\\n::error::x\\u001b[2J\\u009b";
    let body = format!("{{\"jsonrpc\":\"2.0\",\"method\":\"{method}\"}}");
    let mut input = server.stdin.take().unwrap();
    let initialize = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{\"a\\nb\":1,\"workspace\":{\"applyEdit\":\"x\\n::error::y\"}}}}";
    for body in [initialize, body.as_str()] {
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
    }
    drop(input);
    let log = String::from_utf8(server.wait_with_output().unwrap().stderr).unwrap();
    assert!(log.contains("::error::"), "{log}");
    for line in log.lines() {
        assert!(line.starts_with("20"), "{line:?}");
        assert!(!line.contains(is_order), "{line:?}");
    }
}
