//! Finding and loading the file `.okr.toml` that applies to a document.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::io;
use std::path::{self, Path, PathBuf};

use super::okr_toml::Configuration;
use super::problem::Problem;
use super::rules::KnownRule;
use crate::text::{visible, visible_name};
use crate::workspace::bounded::SizeLimit;
use crate::workspace::discovery::real;

/// The name of the file.
pub const NAME: &str = ".okr.toml";

/// Larger files are no configurations that people write. They are refused and not read.
const CONFIGURATION: SizeLimit = SizeLimit {
    most: 1024 * 1024,
    what: "a configuration",
};

/// A longer path is no document's.
const MOST_PATH_BYTES: usize = 32 * 1024;

/// At most this many folders above a document are searched.
const MOST_FOLDERS: usize = 256;

/// A file that gives no configuration. Its `Display` has a line for each problem. The line begins with the path and, if
/// there is one, the place. Text from the path and the file is escaped.
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
        let path = visible_name(&self.path);
        let lines: Vec<String> = match &self.reason {
            Reason::Unreadable(error) => vec![format!("{path}: {error}")],
            Reason::Wrong(problems) => problems
                .iter()
                .map(|problem| format!("{path}:{}", visible(&problem.to_string())))
                .collect(),
        };
        to.write_str(&lines.join("\n"))
    }
}

/// Loads the configuration file at `path`, which may ask something of the rules `known`. Its globs are those of the folder
/// in which `path` lies, whichever links lead there.
pub fn load(path: &Path, known: &[KnownRule]) -> Result<Configuration, Failure> {
    let failure = |reason| Failure {
        path: path.to_owned(),
        reason,
    };
    let unreadable = |error| failure(Reason::Unreadable(error));
    let bytes = CONFIGURATION.read(path).map_err(unreadable)?;
    let text = text(bytes).map_err(unreadable)?;
    let path = path::absolute(path).map_err(unreadable)?;
    Configuration::read(&text, &real(folder(&path)), known)
        .map_err(|problems| failure(Reason::Wrong(problems)))
}

/// The text of the ordinary file at `path`, a configuration.
pub fn read(path: &Path) -> io::Result<String> {
    text(CONFIGURATION.read_regular(path)?)
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    let wrong = |_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8");
    String::from_utf8(bytes).map_err(wrong)
}

/// Refuses a configuration of `length` bytes where that is too many.
pub fn admit(length: u64) -> io::Result<()> {
    CONFIGURATION.admit(length)
}

/// The folder in which the file at `path` lies.
pub fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Finds the configuration file of each document: the one in the nearest folder at or above it. The search ends at the
/// root of a repository, a folder with `.git`. A symbolic link does not count, because it may lead to a file of
/// somebody else. Each folder is searched once.
#[derive(Debug, Default)]
pub struct Search {
    /// Folders above which the search does not go.
    tops: Vec<PathBuf>,
    /// Files that somebody is writing, which may not be there yet.
    drafts: Vec<PathBuf>,
    /// The file that applies in each folder that was searched.
    known: HashMap<PathBuf, Option<PathBuf>>,
}

impl Search {
    /// A search that does not go above any of the folders `tops`.
    pub fn below(tops: Vec<PathBuf>) -> Self {
        Self {
            tops,
            ..Self::default()
        }
    }

    /// The same search, in which the absolute paths `drafts` count as files even if nothing is there yet.
    pub fn with(self, drafts: Vec<PathBuf>) -> Self {
        Self { drafts, ..self }
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
            // What a link leads to is not read.
            let is_there = file.symlink_metadata().map(|found| found.is_file());
            if is_there.unwrap_or_else(|_| self.drafts.contains(&file)) {
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
