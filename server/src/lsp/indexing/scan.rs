//! Reading the open folders in the background.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkState};

use super::progress::Progress;
use super::{Stop, is_open, is_too_much, read, root, settle};
use crate::lsp::session::Session;
use crate::lsp::workspace;
use crate::workspace::discovery;
use crate::workspace::index::Index;

/// So many threads read files; more would take the processor from the requests.
const MOST_THREADS: usize = 4;

/// Which folders are being read or have been.
#[derive(Default)]
pub(super) struct State {
    /// To stop the reading that is under way.
    running: Option<Stop>,
    /// How many readings there have been.
    count: usize,
    /// The folders that have been or are being read.
    folders: Vec<PathBuf>,
    /// The files that have been read apart from the reading since it began, because they have changed.
    overtaken: HashSet<PathBuf>,
}

impl State {
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    fn finished(&mut self, stop: &Stop) {
        let this = |running: &mut Stop| Arc::ptr_eq(&running.0, &stop.0);
        if self.running.take_if(this).is_some() {
            self.overtaken.clear();
        }
    }
}

/// Begins to read the open folders; a reading that is under way is given up.
pub(super) fn begin(session: &Arc<Session>) {
    let stop = Stop::default();
    let mut state = lock(session);
    let folders = folders(session);
    if let Some(before) = state.running.replace(stop.clone()) {
        before.stop();
    }
    state.overtaken.clear();
    state.folders.clone_from(&folders);
    state.count += 1;
    let token = token(state.count);
    drop(state);
    let shared = Arc::clone(session);
    session.in_background(move || {
        // To find out whom each file concerns would be work for nothing.
        shared.indexing.change(Index::concern_all);
        let progress = Progress::begin(&shared, &token, !folders.is_empty());
        let seen = walk(&shared, &folders, &stop, &progress);
        if !stop.is_wanted() {
            forget_others(&shared, &seen);
        }
        progress.end();
        lock(&shared).finished(&stop);
        shared.indexing.change(|index| {
            index.refresh();
            // A document that is alone has learnt nothing.
            if index.len() > 1 {
                index.concern_all();
            } else {
                index.concern_none();
            }
        });
        settle::soon(&shared);
    });
}

/// The client's name for the reading number `count`.
fn token(count: usize) -> String {
    format!("okr-lsp/index/{count}")
}

/// Stops the reading that the client knows by the name `named`.
pub fn cancel(session: &Session, named: &str) {
    let state = lock(session);
    if token(state.count) == named
        && let Some(running) = &state.running
    {
        running.stop();
    }
}

/// The open folders, or where none is open those to which the open files belong, without those that are never read
/// as a whole.
pub(super) fn folders(session: &Session) -> Vec<PathBuf> {
    let open = session.workspace.folders();
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

/// Whether the file at `path` is one that a reading of the open folders would read.
pub(super) fn covers(session: &Arc<Session>, path: &Path) -> bool {
    // What a link leads to is not read, and of a pipe there is no end.
    let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
    is_file
        && (discovery::is_candidate(path) || workspace::asks_for(session, path))
        && reaches(session, path)
}

/// Whether a reading of the open folders would come to `path`, a file or a folder.
pub(super) fn reaches(session: &Session, path: &Path) -> bool {
    let folders = read_folders(session);
    let mut around = folders.iter().filter(|folder| path.starts_with(folder));
    around.any(|folder| discovery::is_reached(folder, path, respects_ignores(session)))
}

/// The files that a reading would come to in `folder`.
pub(super) fn files_in(session: &Arc<Session>, folder: &Path) -> Vec<PathBuf> {
    let walk = discovery::walk(folder, respects_ignores(session)).build();
    let files = walk.flatten().filter(|entry| is_wanted(session, entry));
    files.map(DirEntry::into_path).collect()
}

fn respects_ignores(session: &Session) -> bool {
    session.settings().respect_gitignore
}

/// Reads everything in `folders`; gives the files that are there.
fn walk(
    session: &Arc<Session>,
    folders: &[PathBuf],
    stop: &Stop,
    progress: &Progress,
) -> HashSet<PathBuf> {
    let seen = Mutex::new(HashSet::new());
    let Some((first, rest)) = folders.split_first() else {
        return HashSet::new();
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut walk = discovery::walk(first, respects_ignores(session));
    for folder in rest {
        walk.add(folder);
    }
    let walk = walk.threads(threads.min(MOST_THREADS)).build_parallel();
    walk.run(|| {
        Box::new(|entry| {
            if stop.is_wanted() {
                return WalkState::Quit;
            }
            match entry {
                Ok(entry) if is_wanted(session, &entry) => {
                    let path = entry.into_path();
                    first_look(session, &path, stop);
                    progress.step();
                    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                    seen.insert(path);
                }
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "skipped"),
            }
            WalkState::Continue
        })
    });
    seen.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn is_wanted(session: &Arc<Session>, entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
        && (discovery::is_candidate(entry.path()) || workspace::asks_for(session, entry.path()))
}

/// Puts the file at `path` into the index without asking yet whom it serves, unless something later is known of it.
fn first_look(session: &Arc<Session>, path: &Path, stop: &Stop) {
    if is_open(session, path) {
        return;
    }
    let record = read(session, path).unwrap_or_default();
    session.indexing.change(|index| {
        if !is_open(session, path) && !is_overtaken(session, path, stop) {
            index.insert(path, record);
        }
    });
}

/// Takes note that the file at `path` is about to be read because it has changed: what a reading under way has read
/// of it does not count.
pub(super) fn overtaken(session: &Session, path: &Path) {
    let mut state = lock(session);
    if state.is_running() {
        state.overtaken.insert(path.to_owned());
    }
}

fn is_overtaken(session: &Session, path: &Path, stop: &Stop) -> bool {
    let state = lock(session);
    stop.is_wanted() || state.overtaken.contains(path)
}

/// How many readings of the folders have begun.
pub(super) fn number(session: &Session) -> usize {
    lock(session).count
}

/// The folders that have been or are being read.
pub(super) fn read_folders(session: &Session) -> Vec<PathBuf> {
    lock(session).folders.clone()
}

/// Forgets what is not there any more: closed files that were not seen.
fn forget_others(session: &Arc<Session>, seen: &HashSet<PathBuf>) {
    let open: HashSet<Arc<Path>> = session.documents.paths().into_iter().collect();
    session.indexing.change(|index| {
        let overtaken = lock(session).overtaken.clone();
        let is_read = |path: &Path| [seen, &overtaken].iter().any(|read| read.contains(path));
        index.remove_where(|path| !is_read(path) && !open.contains(path));
    });
}

fn lock(session: &Session) -> std::sync::MutexGuard<'_, State> {
    let scan = &session.indexing.scan;
    scan.lock().unwrap_or_else(PoisonError::into_inner)
}
