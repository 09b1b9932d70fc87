//! How far a run is.

use std::io::{self, IsTerminal, Write};

/// A terminal shows the progress of a run after each of this many files.
const PROGRESS_EVERY: usize = 200;

/// Shows at a terminal how far a long run is.
#[derive(Default)]
pub(super) struct ProgressLine {
    files: usize,
    shown: bool,
}

impl ProgressLine {
    pub(super) fn step(&mut self) {
        self.files += 1;
        if self.files.is_multiple_of(PROGRESS_EVERY) && io::stderr().is_terminal() {
            self.shown = true;
            let _ = write!(io::stderr(), "\r{} files …", self.files);
        }
    }

    pub(super) fn finish(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
