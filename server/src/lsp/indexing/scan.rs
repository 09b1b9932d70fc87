//! Reading the open folders in the background.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkState};

use super::progress::Progress;
use super::{Stop, file_changed, is_too_much, read, settle};
use crate::lsp::session::Session;
use crate::lsp::uri::{self, Key};
use crate::lsp::workspace;
use crate::workspace::discovery;

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
}

impl State {
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }
}

/// Begins to read the open folders; a reading that is under way is given up.
pub(super) fn begin(session: &Arc<Session>) {
    let stop = Stop::default();
    let folders = folders(session);
    let mut state = lock(session);
    if let Some(before) = state.running.replace(stop.clone()) {
        before.stop();
    }
    state.folders.clone_from(&folders);
    state.count += 1;
    let token = token(state.count);
    drop(state);
    let shared = Arc::clone(session);
    session.in_background(move || {
        let progress = Progress::begin(&shared, &token);
        let seen = walk(&shared, &folders, &stop, &progress);
        if !stop.is_wanted() {
            forget_others(&shared, &seen);
        }
        progress.end();
        lock(&shared).finished(&stop);
        let mut index = shared.indexing.write();
        index.refresh();
        // A document that is alone has learnt nothing.
        if index.len() > 1 {
            index.concern_all();
        }
        drop(index);
        settle::soon(&shared);
    });
}

impl State {
    fn finished(&mut self, stop: &Stop) {
        self.running
            .take_if(|running| Arc::ptr_eq(&running.0, &stop.0));
    }
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

/// The open folders, without those that are never read as a whole.
pub(super) fn folders(session: &Session) -> Vec<PathBuf> {
    let open = session.workspace.folders();
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
    let folders = lock(session).folders.clone();
    let wanted = discovery::is_candidate(path) || workspace::asks_for(session, path);
    let folder = folders.iter().find(|folder| path.starts_with(folder));
    wanted
        && folder
            .is_some_and(|folder| discovery::is_reached(folder, path, respects_ignores(session)))
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
                    first_look(session, &path);
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

/// Puts the file at `path` into the index without asking yet whom it serves, unless it is open.
fn first_look(session: &Arc<Session>, path: &Path) {
    let is_open = || {
        let uri = uri::from_path(path);
        uri.is_some_and(|uri| session.documents.get(&Key::of(&uri)).is_some())
    };
    if is_open() {
        return;
    }
    let record = read(session, path).unwrap_or_default();
    if !is_open() {
        session.indexing.write().insert(path, record);
    }
}

/// Forgets what is not there any more: closed files that were not seen.
fn forget_others(session: &Arc<Session>, seen: &HashSet<PathBuf>) {
    let open: HashSet<PathBuf> = session
        .documents
        .uris()
        .iter()
        .filter_map(|uri| uri::path(uri))
        .collect();
    let mut index = session.indexing.write();
    index.remove_where(|path| !seen.contains(path) && !open.contains(path));
}

/// Takes note that `path` was created, changed or removed on disk: a file, or a folder with everything in it.
pub(super) fn path_changed(session: &Arc<Session>, path: &Path) {
    if !path.is_dir() {
        let inside = |known: &Path| known != path && known.starts_with(path);
        let gone: Vec<PathBuf> = {
            let index = session.indexing.read();
            let files = index.files().map(|(_, file)| &*file.path);
            let gone = files.filter(|known| inside(known));
            gone.map(Path::to_owned).collect()
        };
        for path in gone {
            file_changed(session, &path);
        }
        return file_changed(session, path);
    }
    let files = discovery::discover(path, |path| workspace::asks_for(session, path));
    for file in files.into_iter().flatten() {
        file_changed(session, &file.path);
    }
}

fn lock(session: &Session) -> std::sync::MutexGuard<'_, State> {
    let scan = &session.indexing.scan;
    scan.lock().unwrap_or_else(PoisonError::into_inner)
}
