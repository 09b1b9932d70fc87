//! Code quality reports of GitLab, and the names of findings in them.

use std::collections::HashSet;
use std::fs;

use serde_json::json;

use crate::{TWICE, check_json, folder};

#[test]
fn gitlab_gets_an_issue_for_each_finding() {
    let folder = folder();
    let report = check_json(folder.path(), "gitlab", ".");
    let issues = report.as_array().unwrap();
    assert_eq!(issues.len(), 5);
    assert_eq!(issues[1]["check_name"], "incomplete-range");
    assert_eq!(issues[1]["severity"], "major");
    assert_eq!(
        issues[1]["location"],
        json!({"path": "a b/größe, 1.md", "lines": {"begin": 4, "end": 4}})
    );
    assert_eq!(issues[4]["severity"], "info");
    for issue in issues {
        assert!(!issue["description"].as_str().unwrap().is_empty());
    }
    // A path in full is the same file.
    let full = folder.path().canonicalize().unwrap().join("c.okr");
    let again = check_json(folder.path(), "gitlab", full.to_str().unwrap());
    assert_eq!(again[0], issues[2]);
}

#[test]
fn fingerprints_stay_while_lines_move() {
    let folder = folder();
    let fingerprints = |format: &str, pointer: &str| -> Vec<String> {
        let report = check_json(folder.path(), format, "c.okr");
        let results = match format {
            "sarif" => &report["runs"][0]["results"],
            _ => &report,
        };
        let each = results.as_array().unwrap().iter();
        each.map(|one| one.pointer(pointer).unwrap().as_str().unwrap().to_owned())
            .collect()
    };
    let (gitlab, sarif) = ("/fingerprint", "/partialFingerprints/okrFinding~1v1");
    let before = fingerprints("gitlab", gitlab);
    let different: HashSet<&String> = before.iter().collect();
    assert_eq!(
        different.len(),
        2,
        "the words are the same, the findings are not"
    );
    assert_eq!(fingerprints("sarif", sarif), before);
    fs::write(
        folder.path().join("c.okr"),
        TWICE.replace("KR: Nicer\n", "\n  KR:  Nicer\nKR: 5 teams\n"),
    )
    .unwrap();
    assert_eq!(fingerprints("gitlab", gitlab), before);
    fs::write(
        folder.path().join("c.okr"),
        TWICE.replace("Nicer", "Better"),
    )
    .unwrap();
    assert!(
        fingerprints("gitlab", gitlab)
            .iter()
            .all(|one| !before.contains(one))
    );
}
