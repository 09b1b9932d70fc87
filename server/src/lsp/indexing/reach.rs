//! Which folders and files a scan reads.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::DirEntry;

use super::roots::{self, is_too_much};
use crate::lsp::state::Session;
use crate::lsp::workspace;
use crate::workspace::discovery;

/// The open folders or, if none is open, the folders of the open files; without those that are too large.
pub(super) fn folders(session: &Session) -> Vec<PathBuf> {
    let open = workspace::distinct_folders(session);
    if open.is_empty() {
        return roots::of_open_files(session);
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

/// Whether the name of the file at `path` is one that is read.
pub(super) fn is_candidate(session: &Arc<Session>, path: &Path) -> bool {
    discovery::is_candidate(path) || workspace::asks_for(session, path)
}

/// Those of `files` that a scan of the open folders would read.
pub(super) fn covered(session: &Arc<Session>, files: &[&PathBuf]) -> BTreeSet<PathBuf> {
    // Links are not followed, and a pipe has no end.
    let is_file = |path: &Path| path.symlink_metadata().is_ok_and(|found| found.is_file());
    let files = files.iter().copied();
    let files = files.filter(|path| is_file(path) && is_candidate(session, path));
    reached(session, files.cloned().collect())
}

/// Those of `paths`, files or folders, that a scan of the open folders would reach.
pub(super) fn reached(session: &Session, paths: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let paths = Arc::new(paths);
    let folders = session.index.folders().into_iter();
    let reached =
        folders.flat_map(|folder| discovery::reached(&folder, &paths, respects_ignores(session)));
    reached.collect()
}

/// The files in `folder` that a scan would read.
pub(super) fn files_in(session: &Arc<Session>, folder: &Path) -> Vec<PathBuf> {
    let walk = discovery::walk(folder, respects_ignores(session)).build();
    let entries = walk.filter_map(|entry| entry.inspect_err(skipped).ok());
    let files = entries.filter(|entry| is_wanted(session, entry));
    files.map(DirEntry::into_path).collect()
}

/// Logs a file or folder that cannot be read. The others are read all the same.
pub(super) fn skipped(error: &ignore::Error) {
    tracing::warn!(%error, "skipped");
}

/// Whether ignore files count.
pub(super) fn respects_ignores(session: &Session) -> bool {
    session.settings().respect_gitignore
}

/// Whether a scan reads `entry`.
pub(super) fn is_wanted(session: &Arc<Session>, entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file()) && is_candidate(session, entry.path())
}
