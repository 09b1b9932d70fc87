//! What has changed on disk, read again by one background job.
//!
//! News come in thousands, when a branch is checked out or a build folder deleted. What has come in meanwhile is looked
//! at together: each path once, and what is ignored by one walk for all.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, MutexGuard, PoisonError};

use super::{is_open, reach, read_each, refresh, scan, settle, watch};
use crate::lsp::protocol::FileEvent;
use crate::lsp::publish::Publisher;
use crate::lsp::session::Session;
use crate::lsp::uri;
use crate::lsp::workspace;
use crate::workspace::configuration::file;
use crate::workspace::discovery;
use crate::workspace::index::Index;

/// So many files are read before they are put into the index.
const CHUNK: usize = 1024;

/// The paths that have changed and are still to be looked at.
#[derive(Debug, Default)]
pub(super) struct News {
    paths: BTreeSet<PathBuf>,
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
    session.chore(move || {
        while let Some(paths) = next(&shared) {
            watch::catch_up(&shared);
            look_at(&shared, &paths);
        }
    });
}

/// What has been heard of since; `None` ends the job.
fn next(session: &Session) -> Option<BTreeSet<PathBuf>> {
    let mut news = lock(session);
    news.running = !news.paths.is_empty();
    news.running.then(|| std::mem::take(&mut news.paths))
}

/// Looks at what is at each of `paths` now.
fn look_at(session: &Arc<Session>, paths: &BTreeSet<PathBuf>) {
    let named = |name: &str| paths.iter().any(|path| path.ends_with(name));
    let configured = named(file::NAME);
    let ignored = discovery::IGNORES.iter().any(|name| named(name));
    place_again(session, paths);
    let files: Vec<PathBuf> = files_at(session, paths).into_iter().collect();
    for chunk in files.chunks(CHUNK) {
        while !read_again(session, chunk) {}
    }
    if !files.is_empty() {
        session.indexing.change(|index| refresh(session, index));
        settle::soon(session);
    }
    if configured {
        workspace::configurations_changed(session);
    } else if ignored {
        super::again(session);
    }
}

/// Looks again which files the open documents at `paths` are: a link may have taken the place of a file, or a file that of
/// a link.
fn place_again(session: &Arc<Session>, paths: &BTreeSet<PathBuf>) {
    for uri in session.documents.uris() {
        if !uri::path(&uri).is_some_and(|path| paths.contains(&path)) {
            continue;
        }
        let place = workspace::place(session, &uri);
        if session.documents.place(&uri, place.as_ref()) {
            Publisher::review(session, &uri);
        }
    }
}

/// The files at and below `paths` of which the index knows, or may have to know, something else.
fn files_at(session: &Arc<Session>, paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let index = session.indexing.read();
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    for path in paths {
        let found = path.symlink_metadata();
        let is_folder = found.as_ref().is_ok_and(Metadata::is_dir);
        let is_file = found.is_ok_and(|found| found.is_file());
        files.extend(gone_below(&index, path, is_folder));
        if is_folder {
            folders.insert(path.clone());
        }
        if index.find(path).is_some() || is_file && reach::is_candidate(session, path) {
            files.insert(path.clone());
        }
    }
    for folder in outermost(reach::reached(session, folders)) {
        files.extend(reach::files_in(session, &folder));
    }
    files
}

/// The files that the index knows below `path`, which may be a folder, and that are not there any more.
fn gone_below(index: &Index, path: &Path, is_folder: bool) -> Vec<PathBuf> {
    let known = index.paths_below(path).map(|known| known.to_path_buf());
    known
        .filter(|known| !is_folder || !known.exists())
        .collect()
}

/// Those of `folders` that lie in no other.
fn outermost(folders: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut outermost: Vec<PathBuf> = Vec::new();
    for folder in folders {
        if outermost
            .last()
            .is_none_or(|last| !folder.starts_with(last))
        {
            outermost.push(folder);
        }
    }
    outermost
}

/// Reads `files` again, unless they are open in the editor, and forgets those that are not there any more or are none
/// of the workspace's; gives whether that counts. The index is to be [refreshed](refresh) then.
fn read_again(session: &Arc<Session>, files: &[PathBuf]) -> bool {
    let epoch = scan::epoch(session);
    let files: Vec<&PathBuf> = files
        .iter()
        .filter(|file| !is_open(session, file))
        .collect();
    scan::overtaken(session, &files);
    let covered = reach::covered(session, &files);
    let records = read_each(session, &covered);
    session.indexing.change(|index| {
        // Other folders may be the ones to read now, or others of their files.
        if scan::epoch(session) != epoch {
            return false;
        }
        for gone in files.iter().filter(|file| !covered.contains(**file)) {
            forget(session, index, gone);
        }
        for (file, record) in records {
            super::insert(session, index, &file, record);
            index.mark_affected(&file);
        }
        true
    })
}

fn forget(session: &Session, index: &mut Index, file: &Path) {
    // It may have been opened meanwhile.
    if !is_open(session, file) {
        index.remove(file);
    }
}

fn lock(session: &Session) -> MutexGuard<'_, News> {
    let news = session.indexing.news.lock();
    news.unwrap_or_else(PoisonError::into_inner)
}
