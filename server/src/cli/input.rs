//! The documents that a command's paths name.

use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;

use super::Input;
use super::configuration::Configurations;
use crate::workspace::discovery::{self, Found, MOST_BYTES, Unreadable};
use crate::workspace::{Snapshot, Terms};

/// What is named for standard input.
const STANDARD_INPUT: &str = "-";

/// After so many files a terminal is told how far a run has come.
const PROGRESS_EVERY: usize = 200;

/// A document read from a path.
pub(super) struct Source {
    /// The path as the user reached it; `-` for standard input.
    pub(super) path: String,
    /// The document.
    pub(super) snapshot: Snapshot,
}

/// Calls `each` for every document. Gives whether all paths and their configurations could be read; what
/// could not is reported on standard error, and the rest is done all the same. It fails when the configuration
/// that was named is wrong.
pub(super) fn for_each(
    input: &Input,
    mut each: impl FnMut(Source) -> io::Result<()>,
) -> io::Result<bool> {
    let mut complete = true;
    let mut progress = Progress::default();
    let mut configurations = Configurations::new(input.config.as_deref())?;
    for path in &input.paths {
        let found = match discover(path, &mut configurations) {
            Ok(found) => found,
            Err(unreadable) => {
                complete = report(&unreadable)?;
                continue;
            }
        };
        for file in found {
            progress.step();
            let Some(terms) = configurations.terms(&file.path)? else {
                continue;
            };
            match source(&file, terms, input.okr) {
                Ok(source) => each(source)?,
                Err(unreadable) => complete = report(&unreadable)?,
            }
        }
    }
    progress.finish();
    Ok(complete && configurations.are_right())
}

fn discover(path: &Path, configurations: &mut Configurations) -> Result<Vec<Found>, Unreadable> {
    if path.as_os_str() == STANDARD_INPUT {
        return Ok(vec![Found {
            path: path.to_owned(),
            named: true,
        }]);
    }
    discovery::discover(path, |path| configurations.ask_for(path).unwrap_or(false))
}

/// The document in `file`. A file that is ignored is not read, unless it was named as an OKR document.
fn source(file: &Found, mut terms: Terms, okr: bool) -> Result<Source, Unreadable> {
    let conventions = &mut terms.conventions;
    conventions.declared |= okr;
    conventions.unlabelled |= okr;
    conventions.ignored &= !(okr && file.named);
    let text = if conventions.ignored {
        String::new()
    } else if file.path.as_os_str() == STANDARD_INPUT {
        standard_input().map_err(|error| Unreadable {
            path: file.path.clone(),
            error,
        })?
    } else {
        discovery::read(&file.path)?
    };
    let file_name = file
        .path
        .file_name()
        .map_or(String::new(), |name| name.to_string_lossy().into_owned());
    Ok(Source {
        path: file.path.display().to_string(),
        snapshot: Snapshot::new(&file_name, 0, &text).on_terms(terms),
    })
}

fn standard_input() -> io::Result<String> {
    let mut bytes = Vec::new();
    io::stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        let reason = format!("more than the {MOST_BYTES} bytes that a document may have");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(unreadable: &Unreadable) -> io::Result<bool> {
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
