//! The README is true of the rules and of the configuration.

use std::path::Path;

use okr_lsp::rules::{self, RULES};
use okr_lsp::workspace::Configuration;
use okr_lsp::workspace::enforcement::{Level, Preferences};

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

#[test]
fn the_example_of_a_configuration_is_right() {
    let readme = include_str!("../../README.md");
    let example = readme
        .split("```toml")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let read = Configuration::read(
        example.unwrap_or("there is none"),
        Path::new("/work"),
        &rules::known(),
    );
    let read = match read {
        Ok(read) => read,
        Err(problems) => panic!("{problems:?}"),
    };
    let terms = read.terms_for(Path::new("okrs/drafts/q1.md"), &Preferences::default());
    assert!(terms.conventions.declared && terms.conventions.fiscal_year_start == 2);
    let empty = terms.enforcement.level("empty-key-result");
    assert_eq!(empty, Some(Level::Off));
}
