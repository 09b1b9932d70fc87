//! `okr-lsp schema` prints the JSON schema of `.okr.toml`.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::rules;
use crate::workspace::configuration;

/// Prints the JSON schema.
pub(super) fn run() -> io::Result<ExitCode> {
    write!(
        io::stdout().lock(),
        "{}",
        configuration::schema(&rules::known())
    )?;
    Ok(ExitCode::SUCCESS)
}
