//! What holds of all rules, and of profiles.

use super::finding::MOST_RELATED;
use super::page::tests::found;
use super::*;
use crate::workspace::Surroundings;
use crate::workspace::rule_levels::{Level, Preferences, Profile, RuleLevels};
use crate::workspace::{Configuration, DocumentSettings, Snapshot};

#[test]
fn profiles_name_rules_and_change_them() {
    for (name, profile) in Profile::ALL {
        for (rule, level) in profile.levels() {
            let rule = find(rule);
            assert!(rule.is_some(), "{name} names a rule that is not there");
            let own = rule.map(|rule| Level::At(rule.severity));
            assert_ne!(own, Some(*level), "{name} changes nothing of {rule:?}");
        }
    }
}

/// Objectives of every shape on which profiles differ.
const DISPUTED: &str = "\
# 2027-Q2 OKRs

## Company

1. **OBJECTIVE: Be known in every town to win its schools**

## Support

1. **OBJECTIVE: Answer before anybody asks to keep readers**
   - KR: 40 pages of help
1. **OBJECTIVE: Be understood to keep readers**
1. **OBJECTIVE: Be liked to keep readers**
1. **OBJECTIVE: Be quick to keep readers**

### Night shift

1. **OBJECTIVE: Be awake to keep readers**

#### On Sundays

1. **OBJECTIVE: Be rested to keep readers**
";

#[test]
fn profiles_draw_the_line_elsewhere() {
    let few = "too-few-key-results";
    let many = "too-many-objectives";
    let none = "objective-without-key-results";
    let layers = "too-many-layers";
    // The rule, and the line on which it finds something, from 1.
    for (profile, limits, expected) in [
        (
            Profile::Weekdone,
            None,
            &[(7, many), (9, few), (15, layers), (19, layers)][..],
        ),
        (
            Profile::Sourcegraph,
            None,
            &[(5, none), (15, layers), (19, layers)],
        ),
        (
            Profile::Amazee,
            None,
            &[(5, none), (9, few), (15, layers), (19, layers)],
        ),
        (Profile::Smart, None, &[(5, none), (9, few), (19, layers)]),
        (Profile::Google, None, &[(5, none), (9, few)]),
        (
            Profile::Smart,
            Some("fewest-key-results = 1\nmost-objectives = 4\nmost-layers = 4"),
            &[(5, none)],
        ),
        (
            Profile::Google,
            Some("fewest-key-results = 1\nmost-objectives = 3\nmost-layers = 3"),
            &[(5, none), (7, many), (19, layers)],
        ),
    ] {
        let text = format!("[limits]\n{}", limits.unwrap_or_default());
        let configuration =
            Configuration::read(&text, std::path::Path::new("/"), &known()).expect("it is right");
        let preferences = Preferences {
            profile: Some(profile),
            ..Preferences::default()
        };
        let document_settings =
            configuration.settings_for(std::path::Path::new("/a.okr"), &preferences);
        let snapshot = Snapshot::new("a.okr", 0, DISPUTED).with_settings(document_settings);
        let found = check(&snapshot, Surroundings::none())
            .into_iter()
            .map(|found| {
                let line = snapshot.text().line_of(found.range.start) + 1;
                (line, found.rule.name)
            });
        let counted = |(line, rule): &(usize, &str)| {
            [few, many, layers].contains(rule) || (*rule == none && *line == 5)
        };
        let found: Vec<_> = found.filter(counted).collect();
        assert_eq!(found, expected, "{profile:?} {limits:?}");
    }
}

/// The errors and warnings of `text`, and what is found by the `rules` asked for, by their rules and severities.
fn found_with(text: &str, rules: &[(&str, Level)]) -> Vec<(&'static str, Severity)> {
    let mut rule_levels = RuleLevels::default();
    let levels = rules.iter().map(|(rule, level)| ((*rule).into(), *level));
    rule_levels.ask(&levels.collect());
    let snapshot = Snapshot::new("a.okr", 0, text);
    let document_settings = DocumentSettings {
        conventions: snapshot.conventions().clone(),
        rule_levels,
    };
    let found = check(
        &snapshot.with_settings(document_settings),
        Surroundings::none(),
    )
    .into_iter();
    let asked = |name: &str| rules.iter().any(|(rule, _)| *rule == name);
    found
        .filter(|found| found.severity <= Severity::Warning || asked(found.rule.name))
        .map(|found| (found.rule.name, found.severity))
        .collect()
}

#[test]
fn a_rule_is_as_bad_as_is_asked_for() {
    let text = "# Q2 OKRs\n\n1. **OBJECTIVE: Make work a joy**\n   - KR: Nicer\n   - KR:\n";
    let measurable = "key-result-not-measurable";
    let empty = ("empty-key-result", Severity::Error);
    for (asked, expected) in [
        (&[][..], vec![(measurable, Severity::Warning), empty]),
        (&[(measurable, Level::Off)], vec![empty]),
        (
            &[(measurable, Level::At(Severity::Hint))],
            vec![(measurable, Severity::Hint), empty],
        ),
    ] {
        assert_eq!(found_with(text, asked), expected);
    }
}

#[test]
fn the_line_being_typed_is_spared_until_it_is_finished() {
    let text = "# 2027-Q2 OKRs\n\n1. **OBJECTIVE: Make work a joy to keep people**\n   - KR: 5 teams take part\n   - KR: 9 of 10 stay\n   - KR:\n";
    let rules = |snapshot: &Snapshot| -> Vec<&str> {
        check(snapshot, Surroundings::none())
            .into_iter()
            .map(|found| found.rule.name)
            .collect()
    };
    let opened = Snapshot::new("a.okr", 1, text);
    assert_eq!(rules(&opened), ["empty-key-result"]);
    let insert = |at: usize, text: &str| crate::text::Edit {
        range: at..at,
        text: text.into(),
    };
    let typing = opened.edited(2, &[insert(text.len() - 1, " ")]);
    assert!(rules(&typing).is_empty());
    assert_eq!(rules(&typing.saved()), ["empty-key-result"]);
    assert_eq!(rules(&typing.finished()), ["empty-key-result"]);
    let erase = |at: usize| crate::text::Edit {
        range: at..at + 1,
        text: String::new(),
    };
    let undone = typing.edited(3, &[erase(text.len() - 1)]);
    assert_eq!(
        rules(&undone),
        ["empty-key-result"],
        "it is as it was saved"
    );
    let changed_back = typing.saved().edited(3, &[erase(text.len() - 1)]);
    assert!(rules(&changed_back).is_empty(), "it was saved otherwise");
    let elsewhere = typing.edited(3, &[insert(0, "#")]);
    assert_eq!(rules(&elsewhere), ["empty-key-result"]);
}

#[test]
fn only_some_of_many_places_are_named() {
    let nested = "      - KR: 5 of 9 teams\n".repeat(50);
    let layers = "O: Joy\n- O: Calm\n  - O: Rest\n".to_owned() + &"    - O: Sleep\n".repeat(50);
    for (rule, text) in [
        (
            "nested-key-result",
            format!("- O: Joy\n   - KR: 5 of 9\n{nested}"),
        ),
        ("too-many-key-results", format!("- O: Joy\n{}", &nested)),
        (
            "too-many-objectives",
            "O: Joy\n\nKR: 5 teams\n\n".repeat(50),
        ),
        ("too-many-layers", layers),
    ] {
        let found = found(find(rule).expect("a rule"), &text);
        let [one] = &found[..] else {
            panic!("{rule}: {found:?}")
        };
        assert_eq!(one.related.len(), MOST_RELATED, "{rule}");
    }
}

#[test]
fn a_fix_mends_what_is_not_named_too() {
    let nested = "  - KR: 5 of 9 teams\n".repeat(50);
    let text = format!("- O: Joy\n- KR: 5 of 9\n{nested}- KR: 7 of 9\n  - KR: 6 teams\n");
    let snapshot = Snapshot::new("a.okr", 0, &text);
    let found = found(find("nested-key-result").expect("a rule"), &text);
    let fixes = fix::Fixes::of(&snapshot, Surroundings::none());
    let edits = found.iter().map(|found| {
        let fix = fixes.all(found).next().expect("a fix");
        fix.edits().count()
    });
    assert_eq!(edits.collect::<Vec<_>>(), [50, 1]);
}
