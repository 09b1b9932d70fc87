//! Which files of a workspace may hold OKRs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::model::{self, Conventions};

/// Larger files are no documents that people write; they are refused and not read.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A file with a zero byte among so many first ones is no text.
const SAMPLE: usize = 8 * 1024;

/// The extensions of OKR documents and of Markdown.
pub const EXTENSIONS: [&str; 6] = ["okr", "md", "markdown", "mdown", "mkd", "mdx"];

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, as reached from the path that was named.
    pub path: PathBuf,
    /// Whether it was named itself and not met in a folder.
    pub named: bool,
}

/// A path that could not be looked at.
#[derive(Debug)]
pub struct Unreadable {
    /// The path.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}

/// The files at `path`: itself when it is a file, and every `*.okr` and Markdown file below it, and every
/// other that is `asked_for`, in the order of their names, when it is a folder. What `.gitignore` excludes and
/// hidden files are passed over.
pub fn discover(
    path: &Path,
    mut asked_for: impl FnMut(&Path) -> bool,
) -> Result<Vec<Found>, Unreadable> {
    let unreadable = |error| Unreadable {
        path: path.to_owned(),
        error,
    };
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_dir() {
        return Ok(vec![Found {
            path: path.to_owned(),
            named: true,
        }]);
    }
    let mut found = Vec::new();
    let mut walk = walk(path, true);
    for entry in walk.sort_by_file_name(Ord::cmp).build() {
        let Ok(entry) = entry.inspect_err(|error| tracing::warn!(%error, "skipped")) else {
            continue;
        };
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && (is_candidate(entry.path()) || asked_for(entry.path())) {
            found.push(Found {
                path: entry.into_path(),
                named: false,
            });
        }
    }
    Ok(found)
}

/// A walk through `folder` that passes over hidden files and, where it is to respect them, over what the files
/// `.gitignore` exclude.
pub fn walk(folder: &Path, respect_ignores: bool) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false)
        .ignore(respect_ignores)
        .git_ignore(respect_ignores)
        .git_global(respect_ignores)
        .git_exclude(respect_ignores);
    walk
}

/// Whether a walk through `folder` comes to the file at `path`, which lies in it: the files `.gitignore` between the
/// two are read.
pub fn is_reached(folder: &Path, path: &Path, respect_ignores: bool) -> bool {
    let target = path.to_owned();
    let mut walk = walk(folder, respect_ignores);
    let mut found = walk
        .filter_entry(move |entry| target.starts_with(entry.path()))
        .build();
    found.any(|entry| entry.is_ok_and(|entry| entry.path() == path))
}

/// Whether `text`, read by `conventions`, may be an OKR document: no is certain, and costs a fraction of parsing.
pub fn may_hold_okrs(text: &str, conventions: &Conventions) -> bool {
    conventions.declared || conventions.unlabelled || model::may_hold_okrs(text, conventions)
}

/// Whether a file's name says that it is an OKR document or Markdown.
pub fn is_candidate(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// The text of the file at `path`; bytes that are not UTF-8 become replacement characters.
pub fn read(path: &Path) -> Result<String, Unreadable> {
    let unreadable = |error| Unreadable {
        path: path.to_owned(),
        error,
    };
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > MOST_BYTES {
        let reason =
            format!("{length} bytes are more than the {MOST_BYTES} that a document may have");
        return Err(unreadable(io::Error::new(
            io::ErrorKind::FileTooLarge,
            reason,
        )));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if memchr::memchr(0, bytes.get(..SAMPLE).unwrap_or(&bytes)).is_some() {
        let error = io::Error::new(io::ErrorKind::InvalidData, "it is no text");
        return Err(unreadable(error));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
