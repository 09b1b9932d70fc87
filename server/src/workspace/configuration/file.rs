//! Finding the file `.okr.toml` that holds for a document, and loading it.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use super::{Configuration, KnownRule, Problem};

/// The name of the file.
pub const NAME: &str = ".okr.toml";

/// Larger files are no configurations that people write; they are refused and not read.
const MOST_BYTES: u64 = 1024 * 1024;

/// A longer path is no document's.
const MOST_PATH_BYTES: usize = 32 * 1024;

/// So many folders above a document are looked into.
const MOST_FOLDERS: usize = 256;

/// A file that gives no configuration. Its `Display` has a line for each thing that is wrong, which begins with
/// the path and, where there is one, the place.
#[derive(Debug)]
pub struct Failure {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a file gives no configuration.
#[derive(Debug)]
pub enum Reason {
    /// It cannot be read.
    Unreadable(io::Error),
    /// What it says is wrong.
    Wrong(Vec<Problem>),
}

impl Display for Failure {
    fn fmt(&self, to: &mut Formatter) -> fmt::Result {
        let path = self.path.display();
        let lines: Vec<String> = match &self.reason {
            Reason::Unreadable(error) => vec![format!("{path}: {error}")],
            Reason::Wrong(problems) => problems
                .iter()
                .map(|problem| format!("{path}:{problem}"))
                .collect(),
        };
        to.write_str(&lines.join("\n"))
    }
}

/// Loads the configuration file at `path`, which may ask something of the rules `known`.
pub fn load(path: &Path, known: &[KnownRule]) -> Result<Configuration, Failure> {
    let failure = |reason| Failure {
        path: path.to_owned(),
        reason,
    };
    let unreadable = |error| failure(Reason::Unreadable(error));
    let text = read(path).map_err(unreadable)?;
    let path = path::absolute(path).map_err(unreadable)?;
    Configuration::read(&text, folder(&path), known)
        .map_err(|problems| failure(Reason::Wrong(problems)))
}

/// The text of the configuration file at `path`.
pub fn read(path: &Path) -> io::Result<String> {
    admit(fs::metadata(path)?.len())?;
    fs::read_to_string(path)
}

/// Refuses a configuration of `length` bytes where that is too many.
pub fn admit(length: u64) -> io::Result<()> {
    if length > MOST_BYTES {
        let reason =
            format!("{length} bytes are more than the {MOST_BYTES} that a configuration may have");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
    }
    Ok(())
}

/// The folder in which the file at `path` lies.
pub fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Where the configuration files are: for each document the one in the nearest folder at or above it, but
/// not above a repository's root, which is a folder with `.git`. Each folder is looked into once.
#[derive(Debug, Default)]
pub struct Search {
    /// Folders above which nothing is looked for either.
    tops: Vec<PathBuf>,
    /// What holds in the folders looked into.
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Search {
    /// A search that does not go above any of the folders `tops`.
    pub fn below(tops: Vec<PathBuf>) -> Self {
        Self {
            tops,
            known: HashMap::new(),
        }
    }

    /// The configuration file for what lies in `folder`, an absolute path.
    pub fn nearest(&mut self, folder: &Path) -> Option<PathBuf> {
        if folder.as_os_str().len() > MOST_PATH_BYTES {
            return None;
        }
        let mut passed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors().take(MOST_FOLDERS) {
            if let Some(known) = self.known.get(folder) {
                found.clone_from(known);
                break;
            }
            passed.push(folder.to_owned());
            let file = folder.join(NAME);
            if file.is_file() {
                found = Some(file);
                break;
            }
            if self.tops.iter().any(|top| top == folder) || folder.join(".git").exists() {
                break;
            }
        }
        let passed = passed.into_iter().map(|folder| (folder, found.clone()));
        self.known.extend(passed);
        found
    }
}
