//! Reading the settings that a client sends.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::{SECTION, Settings};
use crate::rules;
use crate::workspace::rule_levels::{Level, Levels, Preferences, Profile};

impl Settings {
    /// Reads the settings that a client sends: the section itself, or an object that holds it. `None` if it sends
    /// neither. A setting that cannot be read keeps its default and is logged.
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

/// The level of each rule that the object `value` names; `null` names none.
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
