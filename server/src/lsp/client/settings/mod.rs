//! The settings of an editor's user, under the name `okr`.

mod read;

use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::lsp::log::Verbosity;
use crate::workspace::rule_levels::Preferences;

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
    pub scope: Option<DiagnosticScope>,
}

/// The files that have diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DiagnosticScope {
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

/// Reads `diagnostics`: a switch alone, or an object.
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

#[cfg(test)]
mod tests;
