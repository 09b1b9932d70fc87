//! Exit codes of the program.

/// It could not run: unknown paths, unreadable files, a wrong configuration, wrong arguments.
pub(super) const FAILED: u8 = 2;
