//! The command line as programs and people call it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const PLAN: &str = "\
# FY27-Q1 OKRs

## Company

1. **OBJECTIVE: Be the catalogue that schools recommend**
   - KR: Raise recommendations from 20% to 35%
     - Owner: @kim
   - KR 1.2: Win [_N<sub>1</sub>_][n1] cities
   - Initiative: Visit twelve cities

## Sales

1. **OBJECTIVE: Be the catalogue that schools recommend**
   - KR: The brochure is nicer
   - KPI: Renewal rate

[n1]: https://example.org/n1
";

fn run(arguments: &[&str], input: &str, folder: &Path) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn okr(arguments: &[&str], input: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = run(arguments, input, folder.path());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn what_is_too_dense_to_be_read_is_told_of_documents_with_okrs() {
    let dense = "||||||||\n".repeat(7_000);
    let (code, _, told) = okr(&["check", "-"], &format!("{PLAN}\n{dense}"));
    assert_eq!(code, 2);
    assert!(told.contains(": the document is too dense"), "{told}");
    let long = "more words ".repeat(7_000);
    let (code, _, told) = okr(&["check", "-"], &format!("{PLAN}\n{long}\n"));
    assert_eq!(code, 2);
    assert!(told.contains(": the line is too long"), "{told}");
    let (code, _, told) = okr(&["check", "-"], &format!("# Numbers\n\n{dense}"));
    assert_eq!((code, told.as_str()), (0, ""));
}

#[test]
fn parse_prints_what_was_understood() {
    let (code, out, _) = okr(&["parse", "--format", "json", "-"], PLAN);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let document = &answer["documents"][0];
    assert_eq!(code, 0);
    assert_eq!(document["path"], "-");
    assert_eq!(document["okr"], true);
    assert_eq!(document["period"], "FY27-Q1");
    assert_eq!(
        document["sections"],
        serde_json::json!([
            {"line": 3, "name": "Company", "level": "company"},
            {"line": 11, "name": "Sales", "level": "team"},
        ])
    );
    assert_eq!(document["objectives"][1]["section"], 11);
    assert_eq!(
        document["objectives"][1]["supports"],
        serde_json::json!([{"path": "-", "line": 5, "kind": "same-text"}])
    );
    let key_results = &document["key_results"];
    assert_eq!(
        key_results[0]["text"],
        "Raise recommendations from 20% to 35%"
    );
    assert_eq!(key_results[0]["objective"], 5);
    assert_eq!(key_results[0]["owner"], "@kim");
    let measures: Vec<&Value> = (0..3).map(|at| &key_results[at]["measure"]).collect();
    assert_eq!(measures, ["measured", "redacted", "none"]);
    assert_eq!(key_results[1]["id"], "1.2");
    assert_eq!(document["initiatives"][0]["text"], "Visit twelve cities");
    assert_eq!(document["kpis"][0]["text"], "Renewal rate");
}

#[test]
fn ordinary_markdown_has_empty_lists() {
    let (code, out, _) = okr(&["parse", "-"], "# Notes\n\n- one\n- two\n");
    let answer: Value = serde_json::from_str(&out).unwrap();
    let document = &answer["documents"][0];
    assert_eq!(code, 0);
    assert_eq!(document["okr"], false);
    for list in [
        "sections",
        "objectives",
        "key_results",
        "initiatives",
        "kpis",
    ] {
        assert_eq!(document[list], serde_json::json!([]), "{list}");
    }
}

#[test]
fn what_is_said_to_be_an_okr_document_needs_no_labels() {
    let text = "# Sales\n\n## Be the first choice of schools\n\n- Get better\n- 40 schools\n";
    let (code, out, _) = okr(&["check", "--format", "json", "-"], text);
    assert_eq!(
        (code, out.contains("key-result-not-measurable")),
        (0, false)
    );
    let (code, out, _) = okr(&["check", "--okr", "--format", "json", "-"], text);
    assert_eq!((code, out.contains("key-result-not-measurable")), (1, true));
}

#[test]
fn check_counts_columns_in_characters_from_one() {
    let text = "1. **OBJECTIVE: Grün 😀 gewinnt**\n   - KR: 😀 from to 9\n";
    let (code, out, _) = okr(&["check", "--okr", "--format", "json", "-"], text);
    let answer: Value = serde_json::from_str(&out).unwrap();
    let found = answer["diagnostics"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["rule"] == "incomplete-range"))
        .unwrap();
    assert_eq!(code, 1);
    assert_eq!(found["severity"], "warning");
    assert_eq!(
        (found["line"].as_u64(), found["column"].as_u64()),
        (Some(2), Some(12))
    );
    assert_eq!(
        (found["end_line"].as_u64(), found["end_column"].as_u64()),
        (Some(2), Some(21))
    );
}

#[test]
fn exit_codes_tell_good_from_bad_from_impossible() {
    let clean = PLAN.replace("The brochure is nicer", "40% of readers order a brochure");
    assert_eq!(okr(&["check", "-"], &clean).0, 0);
    assert_eq!(okr(&["check", "-"], PLAN).0, 1);
    let (code, _, errors) = okr(&["check", "missing.md"], "");
    assert_eq!(code, 2);
    assert!(errors.contains("missing.md"), "{errors}");
    let (code, _, errors) = okr(&["check"], "");
    assert_eq!(code, 2);
    assert!(errors.contains("PATH"), "{errors}");
}

#[test]
fn every_way_to_fail_has_the_same_code() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "good.okr",
        "O: Joy at work to keep people\nKR: 5 teams\nKR: 6 teams\nKR: 7 % more\n",
    );
    write(
        "hint.okr",
        "O: Joy\nKR: 5 teams <!-- okr-ignore -->\nKR: 6 towns <!-- okr-ignore -->\n",
    );
    write("warning.okr", "O: Joy\nKR: Nicer\n");
    write("empty.toml", "");
    write("wrong.toml", "rules.x = 1\n");
    for (arguments, expected, errors) in [
        (&["check", "good.okr"][..], 0, ""),
        (&["check", "--statistics", "good.okr"], 0, ""),
        (&["check", "hint.okr"], 0, ""),
        (&["check", "."], 1, ""),
        (&["check", "--format", "github", "warning.okr"], 1, ""),
        (&["check", "--config", "empty.toml", "warning.okr"], 1, ""),
        (
            &["check", "--config", "wrong.toml", "good.okr"],
            2,
            "wrong.toml:1:7: ",
        ),
        (
            &["check", "--config", "gone.toml", "good.okr"],
            2,
            "gone.toml: ",
        ),
        (&["check", "--format", "xml", "good.okr"], 2, "'xml'"),
        (
            &["check", "--statistics", "--format", "sarif", "."],
            2,
            "statistics",
        ),
        (&["check", "gone.okr", "warning.okr"], 2, "gone.okr"),
        (&["chekc", "good.okr"], 2, "check"),
        (&["rules", "--config", "wrong.toml"], 2, "wrong.toml:1:7: "),
        (&["explain", "x"], 2, "`x`"),
    ] {
        let output = run(arguments, "", folder.path());
        assert_eq!(output.status.code(), Some(expected), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(errors), "{arguments:?}: {told}");
        assert_eq!(told.is_empty(), errors.is_empty(), "{arguments:?}: {told}");
    }
}

#[test]
fn text_shows_the_line_and_no_colour_into_a_pipe() {
    let (_, out, _) = okr(&["check", "-"], PLAN);
    for part in [
        "key-result-not-measurable",
        "-:14",
        "The brochure is nicer",
        "1 warning",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains('\u{1b}'), "{out}");
}

#[test]
fn folders_are_walked_for_documents() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("okrs/plan.md", PLAN);
    write("okrs/team.okr", "KR: no objective\n");
    write("okrs/plan.txt", PLAN);
    write("build/plan.md", PLAN);
    write(".gitignore", "build/\n");
    let answer = |arguments: &[&str]| -> Value {
        let output = run(arguments, "", folder.path());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let paths = |answer: &Value| -> Vec<String> {
        let documents = answer["documents"].as_array().unwrap().iter();
        documents
            .map(|document| document["path"].as_str().unwrap().replace('\\', "/"))
            .collect()
    };
    assert_eq!(
        paths(&answer(&["parse", "okrs"])),
        ["okrs/plan.md", "okrs/team.okr"]
    );
    assert_eq!(paths(&answer(&["parse", "."])).len(), 2);
    let named = answer(&["parse", "okrs/plan.txt"]);
    assert_eq!(named["documents"][0]["okr"], true);
}

#[test]
fn unreadable_input_is_named_and_the_rest_is_done() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.md"), PLAN).unwrap();
    std::fs::write(folder.path().join("bytes.okr"), b"KR: \xff\xfe 5 teams\n").unwrap();
    let output = run(
        &["check", "gone.md", "plan.md", "bytes.okr"],
        "",
        folder.path(),
    );
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(out.contains(", and not everything could be read"), "{out}");
    assert!(
        out.contains("plan.md:14") && out.contains("bytes.okr:1"),
        "{out}"
    );
}

/// Runs the program as somebody for whom permissions hold, also where the test runs as an administrator.
#[cfg(unix)]
fn run_as_user(folder: &Path, arguments: &[&str]) -> Output {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let program = folder.join("program");
    std::fs::copy(env!("CARGO_BIN_EXE_okr-lsp"), &program).unwrap();
    std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
    let mut command = Command::new(&program);
    if std::fs::metadata(folder).unwrap().uid() == 0 {
        command.uid(65534).gid(65534);
    }
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_named_and_the_rest_is_done() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let odd = "okrs/x\n::error ::y\nokr-lsp: z";
    for name in ["okrs/open", "okrs/shut", odd] {
        std::fs::create_dir_all(at(name)).unwrap();
        std::fs::write(at(name).join("plan.md"), PLAN).unwrap();
    }
    std::fs::write(at("okrs/open/secret.md"), PLAN).unwrap();
    for name in ["okrs/shut", "okrs/open/secret.md", odd] {
        std::fs::set_permissions(at(name), PermissionsExt::from_mode(0o000)).unwrap();
    }
    let output = run_as_user(folder.path(), &["check", "okrs"]);
    for name in ["okrs/shut", odd] {
        std::fs::set_permissions(at(name), PermissionsExt::from_mode(0o755)).unwrap();
    }
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(out.contains("okrs/open/plan.md:14"), "{out}");
    for name in ["shut", "open/secret.md", "x\\n::error ::y\\nokr-lsp: z"] {
        assert!(err.contains(&format!("okr-lsp: okrs/{name}: ")), "{err}");
    }
    assert_eq!(err.lines().count(), 3, "each has a line: {err}");
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_read_to_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.md"), PLAN).unwrap();
    for (arguments, limit) in [
        (
            &["check", "/dev/zero", "plan.md"][..],
            "/dev/zero: more than the 16777216 bytes",
        ),
        (
            &["parse", "/dev/zero"],
            "/dev/zero: more than the 16777216 bytes",
        ),
        (
            &["check", "--config", "/dev/zero", "plan.md"],
            "/dev/zero: more than the 1048576 bytes",
        ),
        (
            &["rules", "--config", "/dev/zero"],
            "/dev/zero: more than the 1048576 bytes",
        ),
    ] {
        let output = run(arguments, "", folder.path());
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{err}");
        assert!(err.contains(limit), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_where_it_is_named_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("plan.md"), PLAN).unwrap();
    for name in ["pipe.md", ".okr.toml"] {
        let made = Command::new("mkfifo").arg(at(name)).status().unwrap();
        assert!(made.success());
    }
    let output = run(&["check", "--format", "json", "."], "", folder.path());
    assert_eq!(output.status.code(), Some(1), "nobody writes to the pipes");
    let pipe = at("pipe.md");
    let writer = std::thread::spawn(move || std::fs::write(pipe, PLAN).unwrap());
    let output = run(&["parse", "pipe.md"], "", folder.path());
    writer.join().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["documents"][0]["okr"], true);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_where_it_is_named_and_nowhere_else() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("okrs")).unwrap();
    std::fs::create_dir_all(at("elsewhere")).unwrap();
    std::fs::write(at("elsewhere/plan.md"), PLAN).unwrap();
    std::fs::write(
        at("elsewhere/okr.toml"),
        "rules.key-result-not-measurable = 'off'\n",
    )
    .unwrap();
    symlink("../elsewhere/plan.md", at("okrs/plan.md")).unwrap();
    symlink("../elsewhere", at("okrs/all")).unwrap();
    symlink("elsewhere/okr.toml", at(".okr.toml")).unwrap();
    let found = |arguments: &[&str]| {
        let output = run(arguments, "", folder.path());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = answer["diagnostics"].as_array().unwrap().iter();
        found
            .filter(|found| found["rule"] == "key-result-not-measurable")
            .count()
    };
    let json = &["check", "--format", "json"][..];
    assert_eq!(
        found(&[json, &["okrs"]].concat()),
        0,
        "links are not followed"
    );
    for name in ["okrs/plan.md", "okrs/all", "okrs/all/plan.md"] {
        assert_eq!(
            found(&[json, &[name]].concat()),
            1,
            "{name}: the configuration is a link"
        );
        let named = ["--config", ".okr.toml", name];
        assert_eq!(found(&[json, &named[..]].concat()), 0, "{name}");
    }
    std::fs::write(
        at("elsewhere/here.toml"),
        "documents.ignore = ['/plan.md']\n",
    )
    .unwrap();
    let anchored = ["--config", "okrs/all/here.toml", "okrs/all/plan.md"];
    assert_eq!(
        found(&[json, &anchored[..]].concat()),
        0,
        "its folder is what the link leads to"
    );
}

#[test]
fn explain_prints_pages_and_finds_near_names() {
    let (code, out, _) = okr(&["explain", "incomplete-range"], "");
    assert_eq!(code, 0);
    assert!(out.starts_with("# incomplete-range"), "{out}");
    assert!(okr(&["explain", "key-result"], "").1.contains("Source:"));
    let (code, out, _) = okr(&["explain", "G34"], "");
    assert_eq!(code, 0);
    assert!(
        out.contains("  key-result ") && out.contains("  key-result-not-measurable "),
        "{out}"
    );
    let (code, _, errors) = okr(&["explain", "G108"], "");
    assert_eq!(code, 2);
    assert!(errors.contains("G1 to G107"), "{errors}");
    let (code, _, errors) = okr(&["explain", "incomplet-range"], "");
    assert_eq!(code, 2);
    assert!(
        errors.contains("did you mean `incomplete-range`"),
        "{errors}"
    );
    let (code, out, _) = okr(&["explain"], "");
    assert_eq!(code, 0);
    assert!(
        out.contains("label-typo") && out.contains("placeholder"),
        "{out}"
    );
}

#[test]
fn help_and_version_are_answers() {
    let (code, out, _) = okr(&["--version"], "");
    assert_eq!(code, 0);
    assert_eq!(out.trim(), format!("okr-lsp {}", env!("CARGO_PKG_VERSION")));
    let (code, out, _) = okr(&["--help"], "");
    assert_eq!(code, 0);
    for command in ["check", "parse", "explain", "--stdio", "--log"] {
        assert!(out.contains(command), "{command}: {out}");
    }
}
