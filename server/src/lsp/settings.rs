//! What the user of an editor may set, under the name `okr`.

use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::log::Verbosity;
use crate::rules;
use crate::workspace::enforcement::{Level, Levels, Preferences, Profile};

/// The section of an editor's configuration.
pub const SECTION: &str = "okr";

/// The settings. Every feature has its own switch, because the server runs beside Markdown servers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Diagnostics.
    #[serde(deserialize_with = "diagnostics")]
    pub diagnostics: Diagnostics,
    /// Enable hover.
    pub hover: bool,
    /// Enable completion.
    pub completion: bool,
    /// Enable code actions: fixes for findings, and comments that silence a rule.
    pub code_actions: bool,
    /// Enable go to definition.
    pub definition: bool,
    /// Enable go to declaration, go to implementation and find references.
    pub references: bool,
    /// Enable symbols of documents and of the workspace.
    pub symbols: bool,
    /// Highlight the other occurrences of the item or reference at the cursor.
    pub highlight: bool,
    /// Enable folding.
    pub folding: bool,
    /// Enable semantic highlighting.
    pub semantic_tokens: bool,
    /// Enable the tree of the workspace's goals.
    pub tree: bool,
    /// Leave out files that `.gitignore` excludes.
    pub respect_gitignore: bool,
    /// How much the log says. If not set, the command line decides.
    pub log_level: Option<Verbosity>,
    /// The profile and the severities of rules, for documents whose `.okr.toml` does not say them.
    #[serde(skip)]
    pub preferences: Arc<Preferences>,
}

/// The settings of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Diagnostics {
    /// Enable diagnostics.
    pub enable: bool,
    /// The files that have diagnostics. If not set, the files the editor asks for or, if it does not ask, the open ones.
    pub scope: Option<Scope>,
}

/// The files that have diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// Files that are open in the editor.
    OpenFiles,
    /// All files of the workspace.
    Workspace,
}

impl Default for Diagnostics {
    fn default() -> Self {
        Self {
            enable: true,
            scope: None,
        }
    }
}

/// A switch alone, or an object.
fn diagnostics<'de, D: Deserializer<'de>>(sent: D) -> Result<Diagnostics, D::Error> {
    let sent = Value::deserialize(sent)?;
    match sent.as_bool() {
        Some(enable) => Ok(Diagnostics {
            enable,
            ..Diagnostics::default()
        }),
        None => Diagnostics::deserialize(sent).map_err(D::Error::custom),
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            diagnostics: Diagnostics::default(),
            hover: true,
            completion: true,
            code_actions: true,
            definition: true,
            references: true,
            symbols: true,
            highlight: true,
            folding: true,
            semantic_tokens: true,
            tree: true,
            respect_gitignore: true,
            log_level: None,
            preferences: Arc::default(),
        }
    }
}

impl Settings {
    /// Reads what a client sends: the section itself, or an object that holds it. `None` where it sends
    /// nothing. A setting that cannot be read keeps its default, and the log reports it.
    pub fn read(sent: &Value) -> Option<Self> {
        let section = sent.get(SECTION).unwrap_or(sent);
        let sent = section.as_object()?;
        let mut understood = serde_json::Map::new();
        let mut preferences = Preferences::default();
        for (name, value) in sent {
            match name.as_str() {
                "profile" => {
                    preferences.profile = profile(value);
                    continue;
                }
                "rules" => {
                    preferences.rules = levels(value);
                    continue;
                }
                _ => {}
            }
            let one = Value::from_iter([(name.clone(), value.clone())]);
            match Self::deserialize(one) {
                Ok(_) => drop(understood.insert(name.clone(), value.clone())),
                Err(error) => {
                    tracing::warn!(setting = %name, %value, %error, "a setting is not understood")
                }
            }
        }
        let settings = Self::deserialize(Value::Object(understood)).ok()?;
        Some(Self {
            preferences: Arc::new(preferences),
            ..settings
        })
    }
}

/// The profile named by `value`; `null` is none.
fn profile(value: &Value) -> Option<Profile> {
    let profile = value.as_str().and_then(Profile::named);
    if profile.is_none() && !value.is_null() {
        tracing::warn!(%value, "there is no such profile");
    }
    profile
}

/// What `value`, an object, asks of each rule; `null` asks nothing.
fn levels(value: &Value) -> Levels {
    let mut levels = Levels::new();
    let Some(asked) = value.as_object() else {
        if !value.is_null() {
            tracing::warn!(%value, "`rules` must be an object with the names of rules as keys");
        }
        return levels;
    };
    for (name, value) in asked {
        let level = value.as_str().and_then(Level::named);
        match (rules::find(name), level) {
            (Some(rule), Some(level)) => drop(levels.insert(rule.name.into(), level)),
            (None, _) => tracing::warn!(rule = %name, "there is no such rule"),
            (_, None) => {
                tracing::warn!(rule = %name, %value, "a rule is `off` or has a severity")
            }
        }
    }
    levels
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of_diagnostics(enable: bool, scope: Option<Scope>) -> Settings {
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
                Some(of_diagnostics(true, Some(Scope::OpenFiles))),
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
}
