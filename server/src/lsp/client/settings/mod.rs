//! The settings of an editor's user, under the name `okr`.

mod read;

use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::lsp::log::Verbosity;
use crate::workspace::enforcement::Preferences;

/// The section of an editor's configuration.
pub const SECTION: &str = "okr";

/// The settings. Every feature has its own switch, because the server runs beside Markdown servers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Which diagnostics are enabled.
    #[serde(deserialize_with = "diagnostics")]
    pub diagnostics: Diagnostics,
    /// Enable hovers.
    pub hover: bool,
    /// Enable completions.
    pub completion: bool,
    /// Enable fixes for diagnostics.
    pub code_actions: bool,
    /// Enable go-to-definition.
    pub definition: bool,
    /// Enable go-to-declaration, go-to-implementation and references.
    pub references: bool,
    /// Enable the symbols of documents and of the workspace.
    pub symbols: bool,
    /// Highlight the other occurrences of the item at the cursor.
    pub highlight: bool,
    /// Enable folding.
    pub folding: bool,
    /// Enable semantic highlighting.
    pub semantic_tokens: bool,
    /// Enable the tree of the workspace's goals.
    pub tree: bool,
    /// Leave files that `.gitignore` excludes out of the workspace.
    pub respect_gitignore: bool,
    /// How much is logged; without it, the command line decides.
    pub log_level: Option<Verbosity>,
    /// The settings `profile` and `rules`. An `.okr.toml` takes precedence.
    #[serde(skip)]
    pub preferences: Arc<Preferences>,
}

/// Which diagnostics are enabled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Diagnostics {
    /// Enable diagnostics.
    pub enable: bool,
    /// The files that have diagnostics. Without it, they are those that the editor asks for; if it does not ask, the
    /// open ones.
    pub scope: Option<DiagnosticScope>,
}

/// The files that have diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DiagnosticScope {
    /// The files that are open in the editor.
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
