//! What has changed on disk, read again in the order in which it was heard of, by one background job.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use super::{file_changed, refresh, scan, settle};
use crate::lsp::protocol::FileEvent;
use crate::lsp::session::Session;
use crate::lsp::uri;
use crate::lsp::workspace;
use crate::workspace::configuration::file;

/// The file that says what is not to be read.
const GITIGNORE: &str = ".gitignore";

/// The paths that have changed and are still to be looked at.
#[derive(Debug, Default)]
pub(super) struct News {
    paths: Vec<PathBuf>,
    /// Whether a job is under way that looks at them.
    running: bool,
}

/// Takes note of what the client tells about files.
pub fn files_changed(session: &Arc<Session>, changes: &[FileEvent]) {
    heard(
        session,
        changes.iter().filter_map(|change| uri::path(&change.uri)),
    );
}

/// Takes note that files or folders were created, changed or removed.
pub(super) fn heard(session: &Arc<Session>, paths: impl IntoIterator<Item = PathBuf>) {
    let mut news = lock(session);
    news.paths.extend(paths);
    if news.running || news.paths.is_empty() {
        return;
    }
    news.running = true;
    drop(news);
    let shared = Arc::clone(session);
    session.in_background(move || {
        while let Some(paths) = next(&shared) {
            look_at(&shared, paths);
        }
    });
}

/// What has been heard of since; `None` ends the job.
fn next(session: &Session) -> Option<Vec<PathBuf>> {
    let mut news = lock(session);
    news.running = !news.paths.is_empty();
    news.running.then(|| std::mem::take(&mut news.paths))
}

/// Looks at what is at each of `paths` now, once.
fn look_at(session: &Arc<Session>, mut paths: Vec<PathBuf>) {
    paths.sort();
    paths.dedup();
    let named = |name: &str| paths.iter().any(|path| path.ends_with(name));
    let configured = named(file::NAME);
    let ignored = named(GITIGNORE);
    for path in &paths {
        path_changed(session, path);
    }
    session.indexing.change(|index| refresh(session, index));
    settle::soon(session);
    if configured {
        workspace::configurations_changed(session);
    } else if ignored {
        super::again(session);
    }
}

/// Reads what is at `path` again: a file, or a folder with everything in it.
fn path_changed(session: &Arc<Session>, path: &Path) {
    let found = path.symlink_metadata();
    if found.as_ref().is_ok_and(Metadata::is_file) {
        return file_changed(session, path);
    }
    for gone in known_below(session, path) {
        if !gone.exists() {
            file_changed(session, &gone);
        }
    }
    if !found.is_ok_and(|found| found.is_dir()) {
        return file_changed(session, path);
    }
    if scan::reaches(session, path) {
        for file in scan::files_in(session, path) {
            file_changed(session, &file);
        }
    }
}

/// The files in the folder `path` that the index knows.
fn known_below(session: &Session, path: &Path) -> Vec<PathBuf> {
    let index = session.indexing.read();
    index
        .paths_below(path)
        .map(|known| known.to_path_buf())
        .collect()
}

fn lock(session: &Session) -> MutexGuard<'_, News> {
    let news = session.indexing.news.lock();
    news.unwrap_or_else(PoisonError::into_inner)
}
