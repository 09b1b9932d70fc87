//! Which files of a workspace may hold OKRs.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};

use super::bounded::SizeLimit;
use crate::model::{self, Conventions};

/// Larger files are no documents that people write. They are refused and not read.
pub const DOCUMENT: SizeLimit = SizeLimit {
    most: 16 * 1024 * 1024,
    what: "a document",
};

/// A file with a zero byte among this many first bytes is no text.
const SAMPLE: usize = 8 * 1024;

/// The extensions of OKR documents and of Markdown.
pub const EXTENSIONS: [&str; 6] = ["okr", "md", "markdown", "mdown", "mkd", "mdx"];

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its path, as reached from the path that was named.
    pub path: PathBuf,
    /// The absolute path without links: one for all paths that lead to the file.
    pub real: PathBuf,
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

impl Unreadable {
    /// What could not be read at `path`, because of `error`.
    pub fn at(path: &Path, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            error,
        }
    }

    /// What a walk through `folder` says about something that it could not examine.
    fn met(error: ignore::Error, folder: &Path) -> Self {
        let path = concerned(&error).unwrap_or(folder).to_owned();
        let reason = error.to_string();
        let error = error.into_io_error();
        let error = error.unwrap_or_else(|| io::Error::other(reason));
        Self { path, error }
    }
}

/// The path that `error` is about.
fn concerned(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            concerned(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// The files at `path`. If it is no folder, this is `path` itself. If it is a folder, these are every `*.okr` and
/// Markdown file below it and every other one that is `asked_for`, in the order of their names. What `.gitignore`
/// excludes, hidden files, symbolic links, and what is neither a file nor a folder are left out; `path` itself may be a
/// link. `asked_for` gets the real path. What cannot be examined is an error of its own.
pub fn discover(
    path: &Path,
    mut asked_for: impl FnMut(&Path) -> bool,
) -> Vec<Result<Found, Unreadable>> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return vec![Err(Unreadable::at(path, error))],
    };
    let real = real(path);
    if !metadata.is_dir() {
        return vec![Ok(Found {
            path: path.to_owned(),
            real,
            named: true,
        })];
    }
    let mut walk = walk(path, true);
    let found = walk
        .sort_by_file_name(Ord::cmp)
        .build()
        .filter_map(|entry| {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(Err(Unreadable::met(error, path))),
            };
            let inside = entry.path().strip_prefix(path);
            let real = inside.map_or_else(|_| self::real(entry.path()), |inside| real.join(inside));
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let wanted = is_file && (is_candidate(&real) || asked_for(&real));
            wanted.then(|| {
                Ok(Found {
                    path: entry.into_path(),
                    real,
                    named: false,
                })
            })
        });
    found.collect()
}

/// The absolute path of the file at `path` without links, `.` and `..`. If the system does not tell it, as for a pipe,
/// the path as it is written.
pub fn real(path: &Path) -> PathBuf {
    let absolute = || path::absolute(path).unwrap_or_else(|_| path.to_owned());
    fs::canonicalize(path).unwrap_or_else(|_| absolute())
}

/// A walk through `folder` that leaves out hidden files and, if `respect_ignores`, what the files `.gitignore` exclude.
pub fn walk(folder: &Path, respect_ignores: bool) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false)
        .ignore(respect_ignores)
        .git_ignore(respect_ignores)
        .git_global(respect_ignores)
        .git_exclude(respect_ignores);
    walk
}

/// The ends of the paths of the files that say what a walk leaves out. They also count in the folders of a repository
/// above the walk.
pub const IGNORES: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// The folders outside of `folder` that may hold files that say what a walk through it leaves out: the folders above it
/// up to the root of its repository, and the one where git keeps its own.
pub fn folders_of_ignores(folder: &Path) -> Vec<PathBuf> {
    let mut above: Vec<&Path> = folder.ancestors().collect();
    let Some(root) = above.iter().position(|folder| folder.join(".git").exists()) else {
        return Vec::new();
    };
    let own = above.get(root).map(|root| root.join(".git/info"));
    above.truncate(root + 1);
    let above = above.into_iter().skip(1).map(Path::to_owned);
    above.chain(own.filter(|own| own.is_dir())).collect()
}

/// The ones of `paths`, files or folders, that a walk through `folder` comes to. The walk goes only where they lie,
/// once for all of them.
pub fn reached(
    folder: &Path,
    paths: &Arc<BTreeSet<PathBuf>>,
    respect_ignores: bool,
) -> Vec<PathBuf> {
    let leads_to_one = {
        let paths = Arc::clone(paths);
        // What lies in a folder follows it directly in the order of paths.
        move |path: &Path| {
            let next = paths.range::<Path, _>((ops::Bound::Included(path), ops::Bound::Unbounded));
            next.take(1).any(|next| next.starts_with(path))
        }
    };
    if !leads_to_one(folder) {
        return Vec::new();
    }
    let mut walk = walk(folder, respect_ignores);
    let entries = walk
        .filter_entry(move |entry| leads_to_one(entry.path()))
        .build();
    let found = entries.flatten().map(DirEntry::into_path);
    found.filter(|path| paths.contains(path)).collect()
}

/// Whether `text`, read by `conventions`, may be an OKR document. “No” is certain and takes a fraction of the time of
/// parsing.
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

/// The text of the ordinary file at `path`; bytes that are not UTF-8 become replacement characters.
pub fn read(path: &Path) -> Result<String, Unreadable> {
    let text = DOCUMENT.read_regular(path).and_then(text);
    text.map_err(|error| Unreadable::at(path, error))
}

/// The text of what is at `path`, which its user named: it may be a pipe as well.
pub fn read_named(path: &Path) -> Result<String, Unreadable> {
    let text = DOCUMENT.read(path).and_then(text);
    text.map_err(|error| Unreadable::at(path, error))
}

/// The text that `bytes` are.
fn text(bytes: Vec<u8>) -> io::Result<String> {
    if memchr::memchr(0, bytes.get(..SAMPLE).unwrap_or(&bytes)).is_some() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is not text"));
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}
