//! What is counted, and what is asked of rules.

use std::fs;

use okr_lsp::rules::{RULES, find};
use serde_json::{Value, json};

use crate::{folder, others_off, run};

#[test]
fn statistics_count_the_findings_of_each_rule() {
    let folder = folder();
    let (code, out) = run(folder.path(), &["check", "--statistics", "."]);
    assert_eq!(code, 1);
    let lines: Vec<Vec<&str>> = out
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(lines[0], ["2", "warning", "key-result-not-measurable"]);
    assert_eq!(lines.len(), 4, "{out}");
    let json = [
        "check",
        "--statistics",
        "--format",
        "json",
        "e.okr",
        "c.okr",
    ];
    let (_, out) = run(folder.path(), &json);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        answer,
        json!({"statistics": [
            {"rule": "key-result-not-measurable", "severity": "warning", "count": 2},
        ]})
    );
    let (code, out) = run(
        folder.path(),
        &["check", "--statistics", "--format", "junit", "."],
    );
    assert_eq!((code, out.as_str()), (2, ""));
    let (code, out) = run(folder.path(), &["check", "--statistics", "e.okr"]);
    assert_eq!((code, out.as_str()), (0, "Nothing to report.\n"));
}

#[test]
fn rules_are_listed_as_they_hold() {
    let folder = folder();
    let listed = |arguments: &[&str]| -> Value {
        let arguments = [&["rules", "--format", "json"], arguments].concat();
        let (code, out) = run(folder.path(), &arguments);
        assert_eq!(code, 0);
        let answer: Value = serde_json::from_str(&out).unwrap();
        let rules = answer["rules"].as_array().unwrap();
        assert_eq!(rules.len(), RULES.len());
        let typo = rules.iter().find(|rule| rule["name"] == "label-typo");
        typo.unwrap().clone()
    };
    fs::remove_file(folder.path().join(".okr.toml")).unwrap();
    let usual = listed(&[]);
    assert_eq!(
        (&usual["severity"], &usual["on"]),
        (&json!("warning"), &json!(true))
    );
    assert!(
        usual["summary"]
            .as_str()
            .unwrap()
            .starts_with("Reports a label")
    );
    fs::write(
        folder.path().join("other.toml"),
        "rules.label-typo = 'error'\n",
    )
    .unwrap();
    let rule = find("label-typo").unwrap();
    assert_eq!(usual["fixable"], rule.is_fixable());
    assert_eq!(usual["safe_fix"], rule.has_safe_fix());
    assert_eq!(listed(&["--config", "other.toml"])["severity"], "error");
    fs::write(
        folder.path().join(".okr.toml"),
        "rules.label-typo = 'off'\n",
    )
    .unwrap();
    assert_eq!(listed(&[])["on"], false);
    let (_, out) = run(folder.path(), &["rules"]);
    let line = out
        .lines()
        .find(|line| line.starts_with("label-typo "))
        .unwrap();
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words[..4], ["label-typo", "off", "--fix", "Reports"]);
    fs::write(
        folder.path().join(".okr.toml"),
        "rules.label-tpyo = 'off'\n",
    )
    .unwrap();
    assert_eq!(run(folder.path(), &["rules"]).0, 2);
}

#[test]
fn what_the_configuration_asks_of_rules_holds() {
    let folder = folder();
    let found = |text: &str| -> (i32, String) {
        fs::write(folder.path().join(".okr.toml"), text).unwrap();
        let (code, out) = run(folder.path(), &["check", "--statistics", "."]);
        let each = out
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        (code, each.collect::<Vec<_>>().join("; "))
    };
    let off = others_off()
        + "too-many-key-results = 'off'\nincomplete-range = 'off'\nunused-suppression = 'off'\n";
    assert_eq!(
        found(&off),
        (1, "2 warning key-result-not-measurable".to_owned())
    );
    for more in [
        "key-result-not-measurable = 'information'\n",
        "[[paths]]\nfiles = ['/c.okr']\nrules.key-result-not-measurable = 'information'\n",
    ] {
        let expected = (0, "2 information key-result-not-measurable".to_owned());
        assert_eq!(found(&format!("{off}{more}")), expected);
    }
    let more = "[[paths]]\nfiles = ['d.okr']\nrules.key-result-not-measurable = 'off'\n";
    assert_eq!(found(&format!("{off}{more}")).0, 1);
    let limit = format!("limits.most-key-results = 6\n{}", others_off());
    assert!(!found(&limit).1.contains("too-many"));
    assert!(found(&others_off()).1.contains("too-many"));
}
