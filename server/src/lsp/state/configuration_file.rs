//! A file `.okr.toml` that has been read.

use std::path::PathBuf;
use std::sync::Arc;

use super::publications::Publication;
use crate::workspace::Configuration;

/// A file `.okr.toml`.
#[derive(Clone, Debug)]
pub struct ConfigurationFile {
    /// Its path.
    pub path: PathBuf,
    /// Its text; `None` if it cannot be read.
    pub text: Option<String>,
    /// Its problems.
    pub problems: Publication,
    /// What it says. While it has errors, the last valid version applies.
    pub configuration: Arc<Configuration>,
}
