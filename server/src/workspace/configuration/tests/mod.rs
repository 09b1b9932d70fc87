//! Configurations as text, and what is read of them.

mod files;
mod globs;
mod problems;

use std::borrow::Cow;
use std::path::Path;

use super::keys::OkrToml;
use super::table::Expected;
use super::*;
use crate::model::{Conventions, ItemKind};
use crate::workspace::rule_levels::{Level, Levels, Preferences, Profile, Severity};

const RULES: &[KnownRule] = &[
    KnownRule {
        name: "first-rule",
        summary: Cow::Borrowed("Reports the first."),
    },
    KnownRule {
        name: "second-rule",
        summary: Cow::Borrowed("Reports the second."),
    },
];

fn read(text: &str) -> Configuration {
    Configuration::read(text, Path::new("/work/handbook"), RULES).unwrap()
}

fn problems(text: &str) -> Vec<String> {
    let problems = Configuration::read(text, Path::new("/work"), RULES).expect_err(text);
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn every_key_says_what_it_says() {
    let configuration = read(
        "
        [documents]
        okr = ['okrs/']
        unlabelled = ['plans/']
        ignore = ['archive/']

        [labels]
        objective = ['Ambition', ' NORTH  Star: ']
        key-result = ['Signal']
        initiative = ['Bet']
        kpi = ['Vital sign']

        [company]
        names = ['Bücherrad GmbH']

        [period]
        fiscal-year-start = 'april'
        ",
    );
    let labels = [
        ("ambition", ItemKind::Objective),
        ("north star", ItemKind::Objective),
        ("signal", ItemKind::KeyResult),
        ("bet", ItemKind::Initiative),
        ("vital sign", ItemKind::Kpi),
    ];
    let common = Conventions {
        labels: labels.map(|(word, kind)| (word.into(), kind)).into(),
        companies: vec!["bücherrad gmbh".into()],
        fiscal_year_start: 4,
        ..Conventions::default()
    };
    for (path, declared, unlabelled, ignored) in [
        ("notes.md", false, false, false),
        ("okrs/q1.md", true, false, false),
        ("plans/q1.md", true, true, false),
        ("archive/q1.md", false, false, true),
        ("archive/okrs/q1.md", true, false, true),
        ("q1.okr", true, true, false),
        ("q1.okr.md", true, true, false),
        ("", false, false, false),
    ] {
        let expected = Conventions {
            declared,
            unlabelled,
            ignored,
            ..common.clone()
        };
        assert_eq!(
            configuration
                .settings_for(Path::new(path), &Preferences::default())
                .conventions,
            expected,
            "{path}"
        );
    }
}

#[test]
fn what_is_said_of_rules_is_put_together() {
    let error = Level::At(Severity::Error);
    let text = "
        profile = 'amazee'
        limits.most-key-results = 4
        [rules]
        second-rule = 'error'
        [[paths]]
        files = ['/drafts/', '*.txt']
        rules.first-rule = 'hint'
        rules.second-rule = 'off'
        [[paths]]
        files = ['drafts/old/']
        rules = { second-rule = 'error' }
        ";
    let preferences = Preferences {
        profile: Some(Profile::Sourcegraph),
        rules: Levels::from([
            ("first-rule".into(), Level::At(Severity::Information)),
            ("second-rule".into(), Level::Off),
            ("objective-has-target".into(), Level::Off),
        ]),
    };
    let hint = Some(Level::At(Severity::Hint));
    let information = Some(Level::At(Severity::Information));
    let unset = Preferences::default();
    for (path, preferences, first, second, third) in [
        ("a.md", &unset, None, Some(error), information),
        (
            "a.md",
            &preferences,
            information,
            Some(error),
            Some(Level::Off),
        ),
        ("drafts/a.md", &unset, hint, Some(Level::Off), information),
        ("drafts/old/a.md", &unset, hint, Some(error), information),
        ("x/drafts/a.md", &unset, None, Some(error), information),
        (
            "x/a.txt",
            &preferences,
            hint,
            Some(Level::Off),
            Some(Level::Off),
        ),
    ] {
        let rule_levels = read(text)
            .settings_for(Path::new(path), preferences)
            .rule_levels;
        let levels = ["first-rule", "second-rule", "objective-has-target"]
            .map(|rule| rule_levels.level(rule));
        assert_eq!(levels, [first, second, third], "{path}");
        assert_eq!(rule_levels.level("key-result-not-measurable"), None);
        assert_eq!(rule_levels.limits.most_key_results, 4);
    }
    let silent = read("").rule_levels(&preferences);
    assert_eq!(silent.level("second-rule"), Some(Level::Off));
    assert_eq!(silent.level("key-result-not-measurable"), information);
    assert_eq!(silent.limits, Profile::Sourcegraph.limits());
}

#[test]
fn nothing_need_be_said() {
    for text in [
        "",
        "\u{feff}\r\n",
        "[documents]\n[labels]\n[company]\n[period]\n",
    ] {
        let read = read(text)
            .settings_for(Path::new("notes.md"), &Preferences::default())
            .conventions;
        assert_eq!(read, Conventions::default(), "{text:?}");
    }
}

#[test]
fn months_are_numbers_or_names() {
    for (written, number) in [
        ("1", 1),
        ("12", 12),
        ("0x0a", 10),
        ("'January'", 1),
        ("' december '", 12),
        ("\"MAY\"", 5),
    ] {
        let read = read(&format!("period.fiscal-year-start = {written}"));
        let conventions = read
            .settings_for(Path::new("a.md"), &Preferences::default())
            .conventions;
        assert_eq!(conventions.fiscal_year_start, number, "{written}");
    }
}

#[test]
fn the_schema_documents_every_key() {
    let schema: serde_json::Value = serde_json::from_str(&schema(RULES)).unwrap();
    let tables = schema["properties"].as_object().unwrap();
    assert_eq!(tables.len(), OkrToml::TABLES.len());
    for (name, keys) in OkrToml::TABLES {
        let table = &tables[*name];
        assert!(table["description"].is_string(), "{table}");
        if keys.is_empty() {
            continue;
        }
        assert_eq!(table["additionalProperties"], false);
        assert_eq!(table["properties"].as_object().unwrap().len(), keys.len());
        for key in *keys {
            let property = &table["properties"][key];
            let description = property["description"].as_str().unwrap();
            assert!(!description.contains('\n'), "{key}");
            assert!(
                property["type"].is_string() || property["anyOf"].is_array(),
                "{key}"
            );
        }
    }
    for rules in [
        &tables["rules"],
        &tables["paths"]["items"]["properties"]["rules"],
    ] {
        let properties = rules["properties"].as_object().unwrap();
        assert_eq!(properties.len(), RULES.len());
        assert_eq!(properties["first-rule"]["enum"][0], "off");
        assert_eq!(rules["additionalProperties"], false);
    }
}
