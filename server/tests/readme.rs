//! The README is true of the rules.

use okr_lsp::rules::RULES;

#[test]
fn every_rule_is_listed_with_its_severity_and_page() {
    let readme = include_str!("../../README.md");
    let listed = readme
        .lines()
        .filter(|line| line.contains("(server/src/rules/"))
        .count();
    assert_eq!(listed, RULES.len());
    for rule in RULES {
        let file = rule.name.replace('-', "_");
        let row = format!(
            "| [{}](server/src/rules/{file}.md) | {} |",
            rule.name,
            rule.severity.name()
        );
        assert!(readme.contains(&row), "the README lacks {row}");
    }
}
