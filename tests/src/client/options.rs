//! How a client begins.

use serde_json::Value;

use crate::capabilities::Capabilities;

/// How a client begins.
#[derive(Clone, Debug)]
pub struct Options {
    /// What it can do.
    pub capabilities: Capabilities,
    /// Its `initializationOptions`.
    pub initialization: Value,
    /// What it answers to `workspace/configuration`.
    pub configuration: Value,
    /// The URIs of its workspace folders.
    pub folders: Vec<String>,
    /// What else it sends with `initialize`.
    pub initialize: Value,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            capabilities: Capabilities::full(),
            initialization: Value::Null,
            configuration: Value::Null,
            folders: Vec::new(),
            initialize: Value::Null,
        }
    }
}
