//! The documents that a command's paths name.

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use super::Input;
use crate::workspace::Snapshot;
use crate::workspace::discovery::{self, MOST_BYTES};

/// After so many files a terminal is told how far a run has come.
const PROGRESS_EVERY: usize = 200;

/// A document read from a path.
pub(super) struct Source {
    /// The path as the user reached it; `-` for standard input.
    pub(super) path: String,
    /// The document.
    pub(super) snapshot: Snapshot,
}

/// Calls `each` for every document. Gives whether all paths could be read; what could not is reported on
/// standard error, and the rest is done all the same.
pub(super) fn for_each(
    input: &Input,
    mut each: impl FnMut(Source) -> io::Result<()>,
) -> io::Result<bool> {
    let mut complete = true;
    let mut progress = Progress::default();
    for path in &input.paths {
        if path.as_os_str() == "-" {
            each(source("-".to_owned(), &standard_input()?, input.okr))?;
            continue;
        }
        let found = match discovery::discover(path) {
            Ok(found) => found,
            Err(unreadable) => {
                complete = report(&unreadable)?;
                continue;
            }
        };
        for file in found {
            progress.step();
            match discovery::read(&file.path) {
                Ok(text) => {
                    let declared = input.okr && (file.named || path.is_dir());
                    each(source(file.path.display().to_string(), &text, declared))?;
                }
                Err(unreadable) => complete = report(&unreadable)?,
            }
        }
    }
    progress.finish();
    Ok(complete)
}

fn source(path: String, text: &str, declared: bool) -> Source {
    let file_name = Path::new(&path)
        .file_name()
        .map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let snapshot = Snapshot::new(&file_name, 0, text);
    Source {
        snapshot: if declared {
            snapshot.declared()
        } else {
            snapshot
        },
        path,
    }
}

fn standard_input() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        let reason = format!("-: more than the {MOST_BYTES} bytes that a document may have");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(unreadable: &discovery::Unreadable) -> io::Result<bool> {
    let path = unreadable.path.display();
    writeln!(io::stderr(), "okr-lsp: {path}: {}", unreadable.error)?;
    Ok(false)
}

/// Tells a person at a terminal that a long run is still at work.
#[derive(Default)]
struct Progress {
    files: usize,
    shown: bool,
}

impl Progress {
    fn step(&mut self) {
        self.files += 1;
        if self.files.is_multiple_of(PROGRESS_EVERY) && io::stderr().is_terminal() {
            self.shown = true;
            let _ = write!(io::stderr(), "\r{} files …", self.files);
        }
    }

    fn finish(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
