//! Reading again what has changed on disk.
//!
//! Changes come in thousands, when a branch is checked out or a build folder is deleted. So they are collected and read
//! together: each path once, and the ignore files once for all.

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::read_each;
use super::update::{insert, is_open};
use super::{begin, reach, watch};
use crate::lsp::state::Session;
use crate::lsp::uri;
use crate::lsp::workspace;
use crate::workspace::configuration::file;
use crate::workspace::discovery;
use crate::workspace::index::Index;

/// The number of files that are read before they are put into the index.
const CHUNK: usize = 1024;

/// Reads all that has changed, until nothing more has.
pub fn read_changed(session: &Arc<Session>) {
    while let Some(paths) = session.index.changed_files.take() {
        watch::catch_up(session);
        look_at(session, &paths);
    }
}

/// Reads what is at each of `paths` now.
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
        session.index.change(|index| session.index.refresh(index));
        session.resolve_pending();
    }
    if configured {
        workspace::refresh(session);
        begin::begin(session);
    } else if ignored {
        begin::begin(session);
    }
}

/// Finds out again which files the open documents at `paths` are: a file may have become a link, or a link a file.
fn place_again(session: &Arc<Session>, paths: &BTreeSet<PathBuf>) {
    for uri in session.documents.uris() {
        if !uri::path(&uri).is_some_and(|path| paths.contains(&path)) {
            continue;
        }
        let place = workspace::place(session, &uri);
        if session.documents.place(&uri, place.as_ref()) {
            session.review(&uri);
        }
    }
}

/// The files at and below `paths` that the index has, or may have to get.
fn files_at(session: &Arc<Session>, paths: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    let index = session.index.read();
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

/// The files below `path` that the index has and that are not there any more.
fn gone_below(index: &Index, path: &Path, is_folder: bool) -> Vec<PathBuf> {
    let known = index.paths_below(path).map(|known| known.to_path_buf());
    known
        .filter(|known| !is_folder || !known.exists())
        .collect()
}

/// Those of `folders` that are in no other.
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

/// Reads `files` again, except the open ones, and removes those that do not belong to the workspace any more. Returns
/// whether the result counts. If it does, the index must be refreshed.
fn read_again(session: &Arc<Session>, files: &[PathBuf]) -> bool {
    let epoch = session.index.scan().epoch;
    let files: Vec<&PathBuf> = files
        .iter()
        .filter(|file| !is_open(session, file))
        .collect();
    session.index.scan().overtake(&files);
    let covered = reach::covered(session, &files);
    let records = read_each(session, &covered);
    session.index.change(|index| {
        // Another scan may have begun, with other folders or other settings.
        if session.index.scan().epoch != epoch {
            return false;
        }
        for gone in files.iter().filter(|file| !covered.contains(**file)) {
            forget(session, index, gone);
        }
        for (file, record) in records {
            insert(session, index, &file, record);
            index.mark_affected(&file);
        }
        true
    })
}

fn forget(session: &Session, index: &mut Index, file: &Path) {
    // The file may be open now.
    if !is_open(session, file) {
        index.remove(file);
    }
}
