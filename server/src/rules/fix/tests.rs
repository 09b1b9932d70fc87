//! Every rule's page is executed: below `## Fix` each pair of examples is one before and one after.

use super::*;
use crate::rules::page::tests::examples;
use crate::rules::{self, Diagnostic, RULES, Rule, check::check_with};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// A document before and after it is mended.
struct Pair {
    line: usize,
    before: String,
    after: String,
}

fn pairs(rule: &Rule) -> Vec<Pair> {
    let found = examples(rule.page, "## Fix");
    assert!(
        found.len().is_multiple_of(2),
        "{}: an example stands alone",
        rule.name
    );
    let pairs = found.chunks_exact(2).map(|pair| Pair {
        line: pair[0].0,
        before: pair[0].1.clone(),
        after: pair[1].1.clone(),
    });
    pairs.collect()
}

/// What `rule` finds, whether it is enabled or not.
fn found(rule: &Rule, snapshot: &Snapshot) -> Vec<Diagnostic> {
    let enabled = |one: &Rule| one.enabled || one.name == rule.name;
    let found = check_with(snapshot, Surroundings::none(), enabled, &|| true);
    let mut found = found.unwrap_or_default();
    found.retain(|found| found.rule.name == rule.name);
    found
}

fn applied(snapshot: &Snapshot, fix: &Fix) -> Snapshot {
    let edits: Vec<_> = fix.edits().rev().collect();
    let text = snapshot.edited(2, &edits).text().to_string();
    Snapshot::new("example.okr", 3, &text)
}

#[test]
fn every_fix_is_shown_on_its_page_and_does_what_is_shown() {
    for rule in RULES {
        let mut shown = vec![false; rule.remedies.len()];
        for Pair {
            line,
            before,
            after,
        } in pairs(rule)
        {
            let snapshot = Snapshot::new("example.okr", 1, &before);
            let fixes = Fixes::of(&snapshot, Surroundings::none());
            let mut made = Vec::new();
            let found_before = found(rule, &snapshot);
            for found in &found_before {
                for (at, remedy) in rule.remedies.iter().enumerate() {
                    made.extend(fixes.make(remedy, found).map(|fix| (at, fix)));
                }
            }
            let right = made
                .iter()
                .find(|(_, fix)| applied(&snapshot, fix).text().to_string() == after);
            let results: Vec<_> = made
                .iter()
                .map(|(_, fix)| (&fix.title, applied(&snapshot, fix).text().to_string()))
                .collect();
            let (at, fix) =
                right.unwrap_or_else(|| panic!("{} on line {line} makes {results:#?}", rule.name));
            shown[*at] = true;
            let mended = applied(&snapshot, fix);
            assert_eq!(
                found(rule, &mended).len() + 1,
                found_before.len(),
                "{} on line {line}: the finding",
                rule.name
            );
            if let Some(adds) = fix.adds {
                assert_eq!(
                    Growth::between(snapshot.document(), mended.document()),
                    adds,
                    "{} on line {line}: what the document holds",
                    rule.name
                );
            }
            assert!(!fix.safe || fix.replacements.iter().all(|one| !one.text.has_blanks()));
        }
        assert!(
            shown.iter().all(|shown| *shown),
            "{}: its page shows {shown:?}",
            rule.name
        );
    }
}

#[test]
fn replacements_do_not_overlap() {
    for rule in RULES {
        for (_, bad) in examples(rule.page, "## Bad")
            .into_iter()
            .chain(examples(rule.page, "## Fix"))
        {
            let snapshot = Snapshot::new("example.okr", 1, &bad);
            let fixes = Fixes::of(&snapshot, Surroundings::none());
            for found in rules::check(&snapshot, Surroundings::none()) {
                for fix in fixes.all(&found) {
                    let ranges: Vec<_> = fix
                        .replacements
                        .iter()
                        .map(|one| one.range.clone())
                        .collect();
                    assert!(
                        ranges.is_sorted_by(|one, other| one.end <= other.start),
                        "{}: {ranges:?}",
                        found.rule.name
                    );
                }
            }
        }
    }
}

#[test]
fn mended_documents_need_no_mending() {
    for rule in RULES {
        for (line, bad) in examples(rule.page, "## Bad")
            .into_iter()
            .chain(examples(rule.page, "## Fix"))
        {
            let snapshot = Snapshot::new("example.okr", 1, &bad);
            if let Some(mended) = mend(&snapshot, Surroundings::none()) {
                let again = mend(&mended.snapshot, Surroundings::none());
                assert!(again.is_none(), "{} on line {line}", rule.name);
            }
        }
    }
}

#[test]
fn a_comment_silences_what_it_is_written_for() {
    for rule in RULES {
        for (line, bad) in examples(rule.page, "## Bad") {
            let snapshot = Snapshot::new("example.okr", 1, &bad);
            let found_before = found(rule, &snapshot);
            for one in &found_before {
                let Some(fix) = suppress(&snapshot, one) else {
                    continue;
                };
                let silenced = applied(&snapshot, &fix);
                let left = found(rule, &silenced);
                assert!(
                    left.len() < found_before.len(),
                    "{} on line {line}: {}",
                    rule.name,
                    silenced.text()
                );
                assert_eq!(
                    Growth::between(snapshot.document(), silenced.document()),
                    Growth::default(),
                    "{} on line {line}",
                    rule.name
                );
                let unused = |snapshot| found(&rules::unused_suppression::RULE, snapshot).len();
                assert_eq!(
                    unused(&silenced),
                    unused(&snapshot),
                    "{} on line {line}: {}",
                    rule.name,
                    silenced.text()
                );
            }
        }
    }
}

/// Goals above what is no Markdown.
const GOALS: &str =
    "# FY27-Q1 OKRs\n\n## Product\n\n1. **OBJECTIVE: Win**\n   - KR: 70% of searches end\n\n";

/// What stands before, in front of and behind each line of what is code or HTML, behind the goals.
const FOREIGN: [(&str, &str, &str); 8] = [
    ("<pre>\n", "", "</pre>\n"),
    ("<script>\n\n", "", "</script>\n"),
    ("<style>\n", "  ", "</style>\n"),
    ("<textarea>\n\n", "", "</textarea>\n"),
    ("<![CDATA[\n", "", "]]>\n"),
    ("<?php\n\n", "", "?>\n"),
    ("- Example:\n\n", "      ", ""),
    ("1. Examples\n   - Example:\n\n", "         ", ""),
];

/// The same where nobody knows.
const DOUBTFUL: [(&str, &str, &str); 3] = [
    ("<div>\n", "", "</div>\n"),
    ("- Example:\n  <pre>\n", "  ", "  </pre>\n"),
    ("- Example:\n  ```\n  ```\n", "", ""),
];

/// Documents in which `items` are code or HTML.
fn foreign(items: [&str; 3], around: &[(&str, &str, &str)]) -> Vec<String> {
    let list = |margin: &str| items.map(|item| format!("{margin}- {item}\n")).concat();
    let below = around.iter().map(|(before, margin, after)| {
        let list = list(margin);
        format!("{GOALS}{before}{list}{after}")
    });
    let metadata = format!("+++\n{}+++\n\n{GOALS}", list(""));
    below.chain([metadata]).collect()
}

#[test]
fn what_may_be_no_markdown_is_not_mended() {
    let items = ["KR: 9 days", "KR - 40 libraries", "Key Reslt: 5 days"];
    for text in foreign(items, &[&FOREIGN[..], &DOUBTFUL].concat()) {
        let snapshot = Snapshot::new("example.okr", 1, &text);
        assert!(mend(&snapshot, Surroundings::none()).is_none(), "{text}");
    }
}

#[test]
fn nothing_is_wrong_in_what_is_no_markdown() {
    for text in foreign(
        ["KR:", "KR: Win by 2027-02-31", "Key Reslt: 5 days"],
        &FOREIGN,
    ) {
        let snapshot = Snapshot::new("example.okr", 1, &text);
        let found = rules::check(&snapshot, Surroundings::none());
        let mut names = found.iter().map(|found| found.rule.name);
        let wrong = ["label-typo", "empty-key-result", "invalid-date"];
        assert!(!names.any(|name| wrong.contains(&name)), "{text}");
    }
}
