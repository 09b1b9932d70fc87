//! What the user of an editor may set, under the name `okr`.

use serde::Deserialize;
use serde_json::Value;

use super::log::Verbosity;

/// The section of an editor's configuration.
pub const SECTION: &str = "okr";

/// The settings. Every feature has its own switch, because the server runs beside Markdown servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Whether diagnostics are given.
    pub diagnostics: bool,
    /// Whether hovers are given.
    pub hover: bool,
    /// Whether completions are given.
    pub completion: bool,
    /// Whether go-to-definition is given.
    pub definition: bool,
    /// How much the log tells; what the command line says where it is not set.
    pub log_level: Option<Verbosity>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            diagnostics: true,
            hover: true,
            completion: true,
            definition: true,
            log_level: None,
        }
    }
}

impl Settings {
    /// Reads what a client sends: the section itself, or an object that holds it. `None` where it sends
    /// nothing. A setting that is not understood keeps its default and is told in the log.
    pub fn read(sent: &Value) -> Option<Self> {
        let section = sent.get(SECTION).unwrap_or(sent);
        let sent = section.as_object()?;
        let mut understood = serde_json::Map::new();
        for (name, value) in sent {
            let one = Value::from_iter([(name.clone(), value.clone())]);
            match Self::deserialize(one) {
                Ok(_) => drop(understood.insert(name.clone(), value.clone())),
                Err(error) => {
                    tracing::warn!(setting = %name, %value, %error, "a setting is not understood")
                }
            }
        }
        Self::deserialize(Value::Object(understood)).ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
            (json!({"hover": false}), Some(off)),
            (json!({"okr": {"hover": false, "unknown": 1}}), Some(off)),
            (json!({"hover": false, "completion": "perhaps"}), Some(off)),
            (json!({"okr": null}), None),
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
}
