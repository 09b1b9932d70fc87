//! What all formats of findings have in common.

use std::io;

use crate::cli::input::SourceDocument;
use crate::rules::Diagnostic;

/// A way to print findings.
pub(super) trait Printer {
    /// Takes the findings of one file, in the order of its text.
    fn file(&mut self, source: &SourceDocument, found: &[Diagnostic]) -> io::Result<()>;

    /// Prints the end of the output; `complete` says whether everything could be read.
    fn finish(&mut self, complete: bool) -> io::Result<()>;
}
