use serde_json::json;

use super::*;
use crate::workspace::rule_levels::{Level, Levels, Profile};

fn of_diagnostics(enable: bool, scope: Option<DiagnosticScope>) -> Settings {
    Settings {
        diagnostics: Diagnostics { enable, scope },
        ..Settings::default()
    }
}

#[test]
fn settings_are_read_from_all_that_clients_send() {
    let off = Settings {
        hover: false,
        ..Settings::default()
    };
    for (sent, expected) in [
        (json!(null), None),
        (json!([]), None),
        (json!({}), Some(Settings::default())),
        (json!({"hover": false}), Some(off.clone())),
        (
            json!({"okr": {"hover": false, "unknown": 1}}),
            Some(off.clone()),
        ),
        (json!({"hover": false, "completion": "perhaps"}), Some(off)),
        (json!({"okr": null}), None),
        (
            json!({"diagnostics": false}),
            Some(of_diagnostics(false, None)),
        ),
        (
            json!({"diagnostics": {"scope": "openFiles"}}),
            Some(of_diagnostics(true, Some(DiagnosticScope::OpenFiles))),
        ),
        (
            json!({"diagnostics": {"scope": "all of them"}}),
            Some(Settings::default()),
        ),
        (
            json!({"logLevel": "debug"}),
            Some(Settings {
                log_level: Some(Verbosity::Debug),
                ..Settings::default()
            }),
        ),
    ] {
        assert_eq!(Settings::read(&sent), expected, "{sent}");
    }
}

#[test]
fn what_is_not_understood_of_rules_is_passed_over() {
    let off = [("label-typo".into(), Level::Off)];
    for (sent, profile, rules) in [
        (
            json!({"profile": "amazee"}),
            Some(Profile::Amazee),
            Levels::new(),
        ),
        (
            json!({"profile": "Amazon", "rules": []}),
            None,
            Levels::new(),
        ),
        (json!({"profile": null, "rules": null}), None, Levels::new()),
        (
            json!({"rules": {"label-typo": "off", "label-tpyo": "off", "empty-objective": 3}}),
            None,
            Levels::from(off),
        ),
    ] {
        let expected = Settings {
            preferences: Arc::new(Preferences { profile, rules }),
            ..Settings::default()
        };
        assert_eq!(Settings::read(&sent), Some(expected), "{sent}");
    }
}
