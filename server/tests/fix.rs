//! `okr-lsp check --fix` and `--diff`: the same fixes as in an editor, in files.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use okr_lsp::model::RecognisedBy;
use okr_lsp::rules::RULES;
use okr_lsp::rules::fix::{Fixes, mend};
use okr_lsp::text::{Encoding, Text, find_order};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;
use okr_lsp::workspace::index::{Index, Record};
use okr_lsp::{ide, rules};
use proptest::prelude::*;
use proptest::sample::select;

/// Two labels that are safe to correct.
const PLAN: &str = "\
# FY27-Q1 OKRs

## Product

1. **OBJECTIVE: Make every search end with a book to win readers**
   - K R: 70% of searches end with a loan
   - Key Reslt: 80% of readers come again
   - KR: Raise the share of loans from 30% to 70%
";

const FIXED: &str = "\
# FY27-Q1 OKRs

## Product

1. **OBJECTIVE: Make every search end with a book to win readers**
   - KR: 70% of searches end with a loan
   - Key Result: 80% of readers come again
   - KR: Raise the share of loans from 30% to 70%
";

/// Two labels that are safe to correct; the lines look then as if others had gone and come.
const MOVED: &str = "\
   - K R: 70% of searches end with a loan
1. **OBJETIVE: Make every search end with a book**
   - KR: 70% of searches end with a loan
   - Key Reslt: Win _N<sub>2</sub>_ cities <!-- okr-ignore label-typo -->
# FY27-Q1 OKRs
# FY27-Q1 OKRs
";

/// The exit code, standard output and standard error of `okr-lsp check` with `arguments`.
fn check(folder: &Path, arguments: &[&str], input: impl AsRef<[u8]>) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that says no without reading closes its end.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn files_are_fixed_as_they_are_written() {
    for (line_break, start) in [("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\u{feff}")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.okr.md");
        let written = |text: &str| start.to_owned() + &text.replace('\n', line_break);
        fs::write(&path, written(PLAN)).unwrap();
        let (code, out, err) = check(folder.path(), &["--fix", "--format", "json", "."], "");
        assert_eq!(code, 0, "{out}{err}");
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            written(FIXED),
            "{line_break:?}"
        );
        assert!(err.contains("plan.okr.md: fixed 2 label-typo"), "{err}");
        assert!(
            !out.contains("label-typo"),
            "what is fixed is not reported: {out}"
        );
        let (code, _, err) = check(folder.path(), &["--fix", "--format", "json", "."], "");
        assert_eq!(
            (code, err.as_str()),
            (0, ""),
            "there is nothing to fix any more"
        );
    }
}

#[test]
fn what_is_left_decides_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let bad = PLAN.replace("30% to 70%", "");
    fs::write(folder.path().join("plan.okr"), bad).unwrap();
    let (code, out, _) = check(folder.path(), &["--fix", "."], "");
    assert_eq!(code, 1);
    assert!(out.contains("warning["), "{out}");
    assert!(!out.contains("label-typo"), "{out}");
}

#[test]
fn a_diff_shows_what_would_be_fixed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.okr");
    fs::write(&path, PLAN).unwrap();
    let (code, out, _) = check(folder.path(), &["--diff", "plan.okr"], "");
    assert_eq!(code, 1);
    let expected = "\
--- a/plan.okr
+++ b/plan.okr
@@ -3,6 +3,6 @@
 ## Product
 
 1. **OBJECTIVE: Make every search end with a book to win readers**
-   - K R: 70% of searches end with a loan
-   - Key Reslt: 80% of readers come again
+   - KR: 70% of searches end with a loan
+   - Key Result: 80% of readers come again
    - KR: Raise the share of loans from 30% to 70%
";
    assert_eq!(out, expected);
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN, "nothing changes");
    check(folder.path(), &["--fix", "plan.okr"], "");
    assert_eq!(
        check(folder.path(), &["--diff", "."], ""),
        (0, String::new(), String::new())
    );
    assert_eq!(check(folder.path(), &["--diff", "gone.okr"], "").0, 2);
    assert_eq!(check(folder.path(), &["--diff", "--fix", "."], "").0, 2);
}

#[test]
fn a_diff_can_be_applied() {
    let unended = PLAN
        .replace("Reslt", "Result")
        .replace("KR: Raise", "K R: Raise");
    for (text, name) in [
        (PLAN.to_owned(), "plan.okr"),
        (PLAN.replace('\n', "\r\n"), "okrs/plan.okr"),
        (PLAN.to_owned(), "the \"plan\".okr"),
        ("\u{feff}".to_owned() + PLAN, "our plan.okr"),
        (unended.trim_end().to_owned(), "plän.okr"),
        (MOVED.to_owned(), "moved.okr"),
        (PLAN.to_owned(), "a\n\t\"\\ ##[b]##vso[c]\u{1b}\u{202e}.okr"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
        let (_, patch, _) = check(folder.path(), &["--diff", "."], "");
        assert!(
            patch
                .lines()
                .all(|line| find_order(line.trim_end()).is_none()),
            "{patch}"
        );
        fs::write(folder.path().join("patch"), patch).unwrap();
        let applied = Command::new("git")
            .args(["apply", "--whitespace=nowarn", "patch"])
            .current_dir(folder.path())
            .status();
        assert!(applied.unwrap().success(), "{name}");
        let patched = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text).unwrap();
        check(folder.path(), &["--fix", "."], "");
        assert_eq!(patched, fs::read_to_string(&path).unwrap(), "{name}");
        assert_ne!(patched, text);
    }
}

/// Neither a terminal nor the log of a job may obey what stands in a document.
#[test]
fn a_diff_gives_no_orders() {
    for order in [
        "\u{1b}[2J",
        "\u{9b}2J",
        "\r::error::x\r",
        "\u{7}",
        "\u{202e}",
        "\u{2066}",
        "##[error]x",
        "##vso[task.complete]",
        "\n::error ::x\n",
        "\n\n \u{a0}\t::warning::x\n",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.okr");
        fs::write(&path, PLAN.replace("80%", &format!("{order} 80%"))).unwrap();
        fs::write(folder.path().join("good.okr"), PLAN).unwrap();
        let (code, out, err) = check(folder.path(), &["--diff", "."], "");
        assert_eq!(code, 2);
        assert!(out.contains("+++ b/good.okr") && !out.contains("plan.okr"));
        assert!(err.contains("plan.okr: not shown: "), "{err}");
        check(folder.path(), &["--fix", "."], "");
        let fixed = fs::read_to_string(&path).unwrap();
        assert!(fixed.contains(order) && !fixed.contains("KPR"));
    }
}

#[test]
fn standard_input_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, err) = check(folder.path(), &["--fix", "--okr", "-"], PLAN);
    assert_eq!((code, out.as_str()), (0, FIXED));
    assert!(err.contains("-: fixed 2 label-typo"), "{err}");
    let (code, out, _) = check(folder.path(), &["--fix", "-"], "No OKRs.\n");
    assert_eq!(
        (code, out.as_str()),
        (0, "No OKRs.\n"),
        "what is none is printed as it is"
    );
    let (code, out, _) = check(folder.path(), &["--fix", "-", "."], PLAN);
    assert_eq!((code, out.as_str()), (2, ""));
}

/// Who puts what is printed in the place of what was read must lose nothing.
#[test]
fn standard_input_comes_back_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    for text in [PLAN, "No OKRs: "] {
        let bytes = [text.as_bytes(), b"Gr\xfc\xdfe\n"].concat();
        let (code, out, err) = check(folder.path(), &["--fix", "-"], &bytes);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("-: not fixed: it is not UTF-8"), "{err}");
        assert!(!err.contains("label-typo"), "{err}");
    }
    let bytes = [PLAN.as_bytes(), b"Gr\xfc\xdfe\n"].concat();
    let (code, out, err) = check(folder.path(), &["--diff", "-"], &bytes);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("-: not fixed: it is not UTF-8"), "{err}");
    let (_, out, _) = check(folder.path(), &["-"], &bytes);
    assert!(out.contains("label-typo"), "it is checked all the same");

    let text = PLAN.to_owned() + "\u{fffd}\n";
    let (code, out, _) = check(folder.path(), &["--fix", "-"], &text);
    assert_eq!((code, out), (0, FIXED.to_owned() + "\u{fffd}\n"));
    fs::write(
        folder.path().join(".okr.toml"),
        "documents.ignore = [\"*\"]\n",
    )
    .unwrap();
    let (code, out, _) = check(folder.path(), &["--fix", "-"], PLAN);
    assert_eq!(
        (code, out.as_str()),
        (0, PLAN),
        "what is ignored stays as it is"
    );
}

#[test]
fn a_file_that_cannot_be_written_as_it_was_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.okr");
    let mut bytes = PLAN.as_bytes().to_vec();
    bytes.extend(b"Gr\xfc\xdfe\n");
    fs::write(&path, &bytes).unwrap();
    let (code, _, err) = check(folder.path(), &["--fix", "."], "");
    assert_eq!(code, 2);
    assert!(
        err.contains("plan.okr: not fixed: it is not UTF-8"),
        "{err}"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let (code, out, err) = check(folder.path(), &["--diff", "."], "");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("plan.okr: not fixed: it is not UTF-8"),
        "{err}"
    );

    fs::write(&path, PLAN).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let (code, out, err) = check(folder.path(), &["--fix", "."], "");
    assert_eq!(code, 2);
    assert!(err.contains("plan.okr: not fixed: "), "{err}");
    assert!(out.contains("label-typo"), "what is not fixed is reported");
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("real.okr");
    fs::write(&path, PLAN).unwrap();
    fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
    symlink("real.okr", folder.path().join("link.okr")).unwrap();
    assert_eq!(check(folder.path(), &["--fix", "link.okr"], "").0, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), FIXED);
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(
        fs::symlink_metadata(folder.path().join("link.okr"))
            .unwrap()
            .is_symlink()
    );
    let others = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(others, 2, "nothing is left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_kept() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let name = OsStr::from_bytes(b"n\xff.okr");
    let [path, namesake] = [name, OsStr::new("n\u{fffd}.okr")].map(|name| folder.path().join(name));
    fs::write(&path, PLAN).unwrap();
    fs::write(&namesake, "O: Joy\n").unwrap();
    let (_, _, err) = check(folder.path(), &["--fix", "."], "");
    assert!(err.contains("n\\xff.okr: fixed 2 label-typo"), "{err}");
    assert_eq!(fs::read_to_string(&path).unwrap(), FIXED);
    assert_eq!(fs::read_to_string(&namesake).unwrap(), "O: Joy\n");
    fs::write(&path, PLAN).unwrap();
    let (_, patch, _) = check(folder.path(), &["--diff", "."], "");
    fs::write(folder.path().join("patch"), patch).unwrap();
    let applied = Command::new("git")
        .args(["apply", "patch"])
        .current_dir(folder.path())
        .status();
    assert!(applied.unwrap().success());
    assert_eq!(fs::read_to_string(&path).unwrap(), FIXED);
}

#[cfg(unix)]
#[test]
fn a_file_with_many_names_is_one() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("okrs/sub")).unwrap();
    fs::write(at("okrs/plan.okr"), PLAN).unwrap();
    symlink("okrs/plan.okr", at("link.okr")).unwrap();
    symlink("okrs", at("linked")).unwrap();
    let whole = at("okrs/plan.okr");
    let whole = whole.to_str().unwrap();
    let names = [
        "okrs/plan.okr",
        "./okrs/plan.okr",
        "okrs/sub/../plan.okr",
        "link.okr",
        "linked",
        "okrs",
        ".",
        whole,
    ];
    let json = ["--format", "json"];
    let once = check(folder.path(), &[&json[..], &names[..1]].concat(), "");
    assert!(once.1.contains("label-typo"), "{once:?}");
    assert_eq!(
        check(folder.path(), &[&json[..], &names].concat(), ""),
        once
    );
    for name in names {
        fs::write(at("okrs/plan.okr"), PLAN).unwrap();
        let (_, _, err) = check(folder.path(), &["--fix", name, "okrs/plan.okr"], "");
        assert_eq!(err.matches(": fixed 2 label-typo").count(), 1, "{err}");
        assert_eq!(fs::read_to_string(whole).unwrap(), FIXED);
    }
    assert!(at("link.okr").is_symlink());
}

#[cfg(unix)]
#[test]
fn other_names_of_a_file_do_not_lose_it() {
    let folder = tempfile::tempdir().unwrap();
    let [path, other] = ["plan.okr", "other"].map(|name| folder.path().join(name));
    fs::write(&path, PLAN).unwrap();
    fs::hard_link(&path, &other).unwrap();
    let (code, _, err) = check(folder.path(), &["--fix", "."], "");
    assert_eq!(code, 2);
    assert!(
        err.contains("plan.okr: not fixed: it has hard links"),
        "{err}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAN);
    fs::remove_file(&other).unwrap();
    assert_eq!(check(folder.path(), &["--fix", "."], "").0, 0);
}

/// Ends runs in the middle of their work, which has begun when the first file is said to be fixed.
#[cfg(unix)]
#[test]
fn a_run_that_is_ended_leaves_whole_files_only() {
    use std::io::{BufRead, BufReader};
    for signal in ["TERM", "INT", "HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..80).map(|number| format!("{number}.okr")).collect();
        for name in &names {
            fs::write(folder.path().join(name), PLAN).unwrap();
        }
        let mut run = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
            .args(["check", "--fix", "."])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(run.stderr.take().unwrap());
        told.read_line(&mut String::new()).unwrap();
        let kill = format!("kill -{signal} {}", run.id());
        let _ = Command::new("sh")
            .args(["-c", &kill])
            .stderr(Stdio::null())
            .status();
        let ended = run.wait().unwrap();
        assert!(
            ended.code().is_some(),
            "{signal}: it ends between two files"
        );
        let left: BTreeSet<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(left, names.into_iter().collect());
        for name in left {
            let text = fs::read_to_string(folder.path().join(&name)).unwrap();
            assert!(text == PLAN || text == FIXED, "{name}: {text}");
        }
    }
}

#[test]
fn what_the_company_wants_may_stand_in_another_file() {
    let company = "# FY27-Q1 OKRs\n\n## Company\n\n1. **OBJECTIVE: Sail at night**\n   - KR: 20 crossings\n1. **OBJECTIVE: Be the ferry that every islander and visitor trusts**\n   - KR: 97% on time\n";
    let team = "# FY27-Q1 OKRs\n\n## Crew\n\n1. **OBJECTIVE: Be the ferry that every islander trusts**\n   - KR: All mates pass the course\n";
    let mut index = Index::new(Encoding::Utf8);
    let paths = ["/okrs/company.okr.md", "/okrs/crew.okr.md"].map(Path::new);
    for (path, text) in paths.iter().zip([company, team]) {
        let snapshot = Snapshot::new(path.to_str().unwrap(), 1, text);
        index.insert(path, Record::of(&snapshot, path, Encoding::Utf8));
    }
    index.settle_all();
    let around = Surroundings::of(&index, paths[1]);
    let snapshot = Snapshot::new(paths[1].to_str().unwrap(), 1, team);
    let fixes = Fixes::of(&snapshot, around);
    let found = rules::check(&snapshot, around);
    let near = found
        .iter()
        .find(|found| found.rule.name == "near-match-parent");
    let fixed = fixes.all(near.unwrap()).map(|fix| {
        let edits: Vec<_> = fix.edits().rev().collect();
        snapshot.edited(2, &edits).text().to_string()
    });
    let expected = [
        team.replace("islander trusts", "islander and visitor trusts"),
        team.replace("   - KR", "   - Supports: O2\n   - KR"),
    ];
    assert_eq!(fixed.collect::<Vec<_>>(), expected);
}

/// Lines that the rules with safe fixes say something about, and others around them.
const LINES: &[&str] = &[
    "# FY27-Q1 OKRs",
    "## Company",
    "## Product 🎉",
    "1. **OBJECTIVE: Make every search end with a book**",
    "1. **OBJETIVE: Make every search end with a book**",
    "**Objctive 2: Know every reader to keep them**",
    "   - KR: 70% of searches end with a loan",
    "   - KRs: 70% of searches end with a loan",
    "   - K R: Raise loans from to 70%",
    "   - KPR: Reduce loans from 30 to 50% 😀",
    "   - **KR** - Win [_N<sub>1</sub>_][n1] cities",
    "   - KR – Win _N<sub>1</sub>_ cities",
    "   - Key Reslt: Win _N<sub>2</sub>_ cities <!-- okr-ignore label-typo -->",
    "   - KR:",
    "   - Status: on trak",
    "   - 80% of readers come again",
    "     - Owner: Kim",
    "| Objective | Key Result |",
    "|---|---|",
    "| Keep readers | 80% come again |",
    "[n1]: https://example.org/1",
    "[n1]: https://example.org/2",
    "[N1]: https://example.org/1",
    "1. **OBJECTIVE: Grow sales to schools by 30%**",
    "1. **OBJECTIVE:**",
    "   - KR: Launch a new portal within 90 days",
    "   - [ ] KR 1.2: Improve the mood of readers",
    "   - **KR1: 2 open evenings; [_N<sub>1</sub>_][n1] portraits**",
    "   * KR: Publish 12 articles **by May**",
    "   - Initiatives:",
    "     - Sort the shelves",
    "   - Initiative: Sort the shelves",
    "   - Supports: O7",
    "   1. `All rooms are open, and at least one desk is taking part`",
    "   - KR: 2 [evenings](https://example.org/a; 5 portraits)",
    "   - KR 2.2: Win 12 cities",
    "1. **Objective 1: Reach 500 libraries by May**",
    "   - KR: …",
    "   - **KR 2:**",
    "   - 80% of readers come again",
    "   - KR: Raise visits from 200 to 200 a week",
    "   - KR: Cut the wait from 5 minutes to 8% by the end of Q3",
    "   - KR: Increase visits to 500 by June 31, 2027",
    "   - KR: Grow visits by **20%**.",
    "   - KR: Answer letters while asking the archive on 15%",
    "   - KR: Win [_N<sub>2</sub>_][n1] cities",
    "     - KR: Win 12 cities",
    "     - Current: 300",
    "     - Progress: 80%",
    "     - Score: 7",
    "     - Status: done",
    "1. **OBJECTIVE: Increase leads**",
    "1. **OBJECTIVE: Launch the new help portal.**",
    "- Objective 2: Ownership",
    "> These OKRs are for FY27-Q2.",
    "## Objective: Reach 500 libraries",
    "### Key Results",
    "- Improve the mood of readers",
    "```",
    "> 1. OBJETIVE: quoted",
    "Key Results:",
    "Some prose.",
    "",
    "",
];

/// Documents of such lines, with the line breaks of one system or another.
fn documents() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(select(LINES), 0..24);
    let breaks = select(&["\n", "\r\n", "\r"]);
    (lines, breaks, any::<bool>()).prop_map(|(lines, line_break, ended)| {
        lines.join(line_break) + if ended { line_break } else { "" }
    })
}

/// The words of a text that are no labels, joints or names of verbs that a fix may take.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|char: char| !char.is_alphanumeric());
    let words = words
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase);
    words.filter(|word| word != "result").collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn an_editor_and_the_command_line_fix_alike(document in documents()) {
        let snapshot = Snapshot::new("plan.okr", 1, &document);
        let mut edited = Text::new(&document);
        for edit in ide::fix_all(&snapshot, Surroundings::none()).iter().rev() {
            edited.apply(edit);
        }
        let mended = mend(&snapshot, Surroundings::none());
        let in_file = mended.as_ref().map_or_else(|| document.clone(), |mended| mended.snapshot.text().to_string());
        prop_assert_eq!(edited.to_string(), in_file.as_str());
        let again = Snapshot::new("plan.okr", 1, &in_file);
        prop_assert!(mend(&again, Surroundings::none()).is_none(), "{}", in_file);
        prop_assert!(!ide::can_fix_all(&again, Surroundings::none()));
        let labelled = |snapshot: &Snapshot| {
            let document = snapshot.document();
            let objectives = document.objectives.iter().map(|objective| &objective.item);
            let key_results = document.key_results.iter().map(|key_result| &key_result.item);
            let [objectives, key_results] = [objectives.collect::<Vec<_>>(), key_results.collect()];
            [objectives, key_results].map(|items| items.iter().filter(|item| item.told == RecognisedBy::Label).count())
        };
        let [before, after] = [labelled(&snapshot), labelled(&again)];
        prop_assert!(before.iter().zip(after).all(|(before, after)| *before <= after), "{}", in_file);
    }

    #[test]
    fn a_fix_that_is_made_is_not_offered_again(document in documents()) {
        let snapshot = Snapshot::new("plan.okr", 1, &document);
        let fixes = Fixes::of(&snapshot, Surroundings::none());
        let found = rules::check(&snapshot, Surroundings::none());
        for one in &found {
            for fix in fixes.all(one) {
                let edits: Vec<_> = fix.edits().rev().collect();
                let fixed = snapshot.edited(2, &edits).saved();
                let after = rules::check(&fixed, Surroundings::none());
                let before = fix.edits().filter(|edit| edit.range.end <= one.range.start);
                let (taken, put) = before.fold((0, 0), |(taken, put), edit| (taken + edit.range.len(), put + edit.text.len()));
                let start = one.range.start - taken + put;
                let left = after.iter().any(|other| other.rule.name == one.rule.name && other.range.start == start && other.message == one.message);
                let keeps = ["Convert", "Split", "Add", "Call", "Label"].iter().any(|verb| fix.title.starts_with(verb));
                prop_assert!(!keeps || words(&document).is_subset(&words(&fixed.text().to_string())), "{}", fixed.text());
                let whole = |text: &str| text.split(['\n', '\r']).all(|line| line.matches('`').count() % 2 == 0 || line == "```");
                prop_assert!(whole(&fixed.text().to_string()), "{}", fixed.text());
                // Another line of the same words may come to stand where this one stood.
                let same = |all: &[rules::Diagnostic]| all.iter().filter(|other| other.rule.name == one.rule.name && other.message == one.message).count();
                let fewer = after.len() < found.len() || same(&after) < same(&found);
                prop_assert!(!left || fewer, "{}: {:?}\n{}", one.rule.name, fix.title, fixed.text());
            }
        }
    }
}

/// What the pages of the rules and the documents of the tests show is fixed alike by the program and in an editor.
#[test]
fn examples_are_fixed_alike() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Vec::new();
    for (name, text) in examples() {
        fs::write(folder.path().join(&name), &text).unwrap();
        let snapshot = Snapshot::new(&name, 1, &text);
        let mut fixed = Text::new(&text);
        for edit in ide::fix_all(&snapshot, Surroundings::none()).iter().rev() {
            fixed.apply(edit);
        }
        expected.push((name, fixed.to_string()));
    }
    assert!(expected.len() > RULES.len());
    check(folder.path(), &["--fix", "."], "");
    for (name, fixed) in &expected {
        let written = fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(&written, fixed, "{name}");
    }
}

/// Every example on the page of a rule and every document of the tests, with a name for it.
fn examples() -> Vec<(String, String)> {
    let mut examples = Vec::new();
    for rule in RULES {
        let page = rule.page();
        let pieces = page.split("```okr\n").skip(1).enumerate();
        examples.extend(pieces.map(|(at, piece)| {
            let text = piece.split("```").next().unwrap();
            (format!("{}-{at}.okr", rule.name), text.to_owned())
        }));
    }
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests/reading", "../tests/fixtures/handbook/okrs/fy27-q1"] {
        for entry in fs::read_dir(tests.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|end| end == "md" || end == "okr")
            {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                examples.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    examples
}
