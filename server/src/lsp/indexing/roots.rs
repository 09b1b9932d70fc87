//! The folders of the open files, for when no folder is open.
//!
//! A user who opens a single file of a repository still wants to see what its goals support.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::lsp::state::Session;
use crate::workspace::configuration::file;

/// What marks the top folder of a project.
const MARKERS: [&str; 4] = [file::NAME, ".git", ".hg", ".jj"];

/// The nearest folders above the open files that contain a marker; never the user's home or a folder above it.
pub(super) fn of_open_files(session: &Session) -> Vec<PathBuf> {
    let paths = session.documents.paths().into_iter();
    let roots: BTreeSet<PathBuf> = paths.filter_map(|path| above(&path)).collect();
    roots.into_iter().collect()
}

fn above(path: &Path) -> Option<PathBuf> {
    let holds_marker = |folder: &&Path| MARKERS.iter().any(|marker| folder.join(marker).exists());
    let root = path.ancestors().skip(1).find(holds_marker)?;
    (!is_too_much(root)).then(|| root.to_owned())
}

/// Whether `folder` is too large to be read: the user's home or a folder above it.
pub(super) fn is_too_much(folder: &Path) -> bool {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let holds = |home: PathBuf| home.starts_with(folder) || real(&home).starts_with(real(folder));
    folder.parent().is_none() || home.is_some_and(holds)
}
