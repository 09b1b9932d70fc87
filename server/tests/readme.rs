//! The README is true of the rules and of the configuration.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::path::Path;
use std::process::Command;

use okr_lsp::rules::{self, RULES};
use okr_lsp::workspace::Configuration;
use okr_lsp::workspace::rule_levels::{Level, Preferences, Profile, RuleLevels};

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

/// The words at the beginning of lines below the heading `heading` in what `okr-lsp ARGUMENTS --help` prints.
fn helped(arguments: &[&str], heading: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_okr-lsp"))
        .args(arguments)
        .arg("--help")
        .output()
        .expect("the program runs");
    let help = String::from_utf8(output.stdout).expect("it prints text");
    let below = help
        .lines()
        .skip_while(|line| line.trim() != heading)
        .skip(1);
    let lines = below.take_while(|line| !line.trim().is_empty());
    let words = lines.filter_map(|line| line.split_whitespace().find(|word| *word != "-"));
    words
        .map(|word| word.trim_end_matches(':').to_owned())
        .collect()
}

#[test]
fn every_command_and_format_is_listed() {
    let readme = include_str!("../../README.md");
    let commands = helped(&[], "Commands:");
    assert!(commands.contains(&"check".to_owned()), "{commands:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        let row = format!("| `okr-lsp {command}");
        assert!(readme.contains(&row), "the README lacks {row}");
    }
    let formats = helped(&["check"], "Possible values:");
    assert!(formats.contains(&"text".to_owned()), "{formats:?}");
    for format in formats {
        let row = format!("| `{format}` | ");
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
    let empty = terms.rule_levels.level("empty-key-result");
    assert_eq!(empty, Some(Level::Off));
}

#[test]
fn profiles_are_told_as_they_are() {
    let row = |what: &str, cell: &dyn Fn(Profile) -> String| {
        let cells: Vec<String> = Profile::ALL.iter().map(|(_, one)| cell(*one)).collect();
        format!("| {what} | {} |\n", cells.join(" | "))
    };
    let limits = |profile: Profile| profile.limits();
    let any = |most: Option<usize>| most.map_or("any".to_owned(), |most| most.to_string());
    let names: Vec<String> = Profile::ALL
        .iter()
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    let mut table = format!(
        "| | {} |\n|{}\n",
        names.join(" | "),
        "---|".repeat(names.len() + 1)
    );
    table += &row("key results of an objective", &|one| {
        let limits = limits(one);
        format!(
            "{} to {}",
            limits.fewest_key_results, limits.most_key_results
        )
    });
    table += &row(
        "a team's objectives at once",
        &|one| match limits(one).objectives {
            Some(objectives) if objectives.few < objectives.most => {
                format!("{}, at most {}", objectives.few, objectives.most)
            }
            objectives => any(objectives.map(|objectives| objectives.most)),
        },
    );
    table += &row("a company objective has its own key results", &|one| {
        let needed = limits(one).company_key_results;
        if needed { "yes" } else { "no" }.to_owned()
    });
    table += &row("layers of goals", &|one| any(limits(one).most_layers));
    for name in ["objective-has-target", "key-result-not-measurable"] {
        let rule = rules::find(name).expect("there is such a rule");
        table += &row(&format!("`{name}`"), &|one| {
            let severity = rule.severity_in(&RuleLevels::of(one));
            severity
                .map_or("off", |severity| severity.name())
                .to_owned()
        });
    }
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&table), "the README lacks\n{table}");
}
