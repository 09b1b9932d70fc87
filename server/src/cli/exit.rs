//! Exit codes of the program.

/// The exit code for unknown paths, unreadable files, a wrong configuration or wrong arguments.
pub(super) const FAILED: u8 = 2;
