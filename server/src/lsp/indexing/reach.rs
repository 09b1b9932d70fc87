//! Which folders are read, and which files in them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::DirEntry;

use super::root;
use super::scan::read_folders;
use crate::lsp::session::Session;
use crate::lsp::workspace;
use crate::workspace::discovery;

/// The open folders, or where none is open those to which the open files belong, without those that are never read
/// as a whole.
pub(super) fn folders(session: &Session) -> Vec<PathBuf> {
    let open = workspace::distinct_folders(session);
    if open.is_empty() {
        return root::of_open_files(session);
    }
    let folders = open.into_iter().filter(|folder| {
        let too_much = is_too_much(folder);
        if too_much {
            tracing::warn!(folder = %folder.display(), "a home folder is not searched for OKR documents");
        }
        !too_much
    });
    folders.collect()
}

/// Whether the file at `path` is one to read by its name.
pub(super) fn is_candidate(session: &Arc<Session>, path: &Path) -> bool {
    discovery::is_candidate(path) || workspace::asks_for(session, path)
}

/// Those of `files` that a reading of the open folders would read.
pub(super) fn covered(session: &Arc<Session>, files: &[&PathBuf]) -> BTreeSet<PathBuf> {
    // What a link leads to is not read, and of a pipe there is no end.
    let is_file = |path: &Path| path.symlink_metadata().is_ok_and(|found| found.is_file());
    let files = files.iter().copied();
    let files = files.filter(|path| is_file(path) && is_candidate(session, path));
    reached(session, files.cloned().collect())
}

/// Those of `paths`, files or folders, to which a reading of the open folders would come.
pub(super) fn reached(session: &Session, paths: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let paths = Arc::new(paths);
    let folders = read_folders(session).into_iter();
    let reached =
        folders.flat_map(|folder| discovery::reached(&folder, &paths, respects_ignores(session)));
    reached.collect()
}

/// The files that a reading would come to in `folder`.
pub(super) fn files_in(session: &Arc<Session>, folder: &Path) -> Vec<PathBuf> {
    let walk = discovery::walk(folder, respects_ignores(session)).build();
    let entries = walk.filter_map(|entry| entry.inspect_err(skipped).ok());
    let files = entries.filter(|entry| is_wanted(session, entry));
    files.map(DirEntry::into_path).collect()
}

/// A folder that cannot be read, or a file in it, does not keep the others from being read.
pub(super) fn skipped(error: &ignore::Error) {
    tracing::warn!(%error, "skipped");
}

pub(super) fn respects_ignores(session: &Session) -> bool {
    session.settings().respect_gitignore
}

pub(super) fn is_wanted(session: &Arc<Session>, entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) && is_candidate(session, entry.path())
}

/// Folders that are never read as a whole: the user's home and what lies above it.
pub(super) fn is_too_much(folder: &Path) -> bool {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let holds = |home: PathBuf| home.starts_with(folder) || real(&home).starts_with(real(folder));
    folder.parent().is_none() || home.is_some_and(holds)
}
