//! Reading the open folders in the background.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkState;

use super::progress::Progress;
use super::reach::{folders, is_wanted, respects_ignores, skipped};
use super::{insert, is_open, read, settle, watch};
use crate::lsp::cancel::Cancel;
use crate::lsp::memory;
use crate::lsp::session::Session;
use crate::lsp::workspace;
use crate::workspace::discovery;
use crate::workspace::index::Record;
use crate::workspace::threads;

/// A thread puts so many files into the index at once.
const BATCH: usize = 64;

/// Which folders are being read or have been.
#[derive(Default)]
pub(super) struct State {
    /// To stop the reading that is under way.
    running: Option<Cancel>,
    /// How many readings there have been.
    count: usize,
    /// How often it has come about that what was looked at before does not count.
    epoch: usize,
    /// The folders that have been or are being read.
    folders: Vec<PathBuf>,
    /// The files that have been read apart from the reading since it began, because they have changed.
    overtaken: HashSet<PathBuf>,
}

impl State {
    pub(super) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// What was looked at up to now does not count any more: it may have changed, and nobody was told.
    fn look_anew(&mut self) {
        self.overtaken.clear();
        self.epoch += 1;
    }

    /// Notes that from now on changes are heard of, for the reading `cancel`: what was looked at earlier does not count.
    fn watched(&mut self, cancel: &Cancel) {
        if self
            .running
            .as_ref()
            .is_some_and(|running| running.is(cancel))
        {
            self.look_anew();
        }
    }

    fn finished(&mut self, cancel: &Cancel) {
        if self.running.take_if(|running| running.is(cancel)).is_some() {
            self.overtaken.clear();
        }
    }
}

/// Begins to read the open folders; a reading that is under way is given up.
pub(super) fn begin(session: &Arc<Session>) {
    let cancel = Cancel::default();
    let mut state = lock(session);
    let folders = folders(session);
    if let Some(before) = state.running.replace(cancel.clone()) {
        before.cancel();
    }
    state.look_anew();
    state.folders.clone_from(&folders);
    state.count += 1;
    let token = token(state.count);
    drop(state);
    let shared = Arc::clone(session);
    session.chore(move || {
        // What changes from here on is heard of, whether it has been read or not.
        watch::keep(&shared);
        lock(&shared).watched(&cancel);
        // Configurations were read before.
        workspace::refresh(&shared);
        run(&shared, &folders, &cancel, &token);
    });
}

fn run(session: &Arc<Session>, folders: &[PathBuf], cancel: &Cancel, token: &str) {
    let indexing = &session.indexing;
    let (others_before, gone_before) = indexing.change(|index| {
        let others = index.len() > 1 || index.has_affected();
        // To find out whom each file concerns would be work for nothing.
        index.mark_all_affected();
        (others, index.names_given() - index.len())
    });
    let progress = Progress::begin(session, token, !folders.is_empty());
    let seen = walk(session, folders, cancel, &progress);
    forget_others(session, &seen, cancel);
    progress.end();
    lock(session).finished(cancel);
    indexing.change(|index| {
        index.refresh();
        if others_before || index.names_given() - gone_before > 1 {
            index.mark_all_affected();
        } else {
            // A document that has been alone all the time has learnt nothing.
            index.unmark_all_affected();
        }
    });
    settle::soon(session);
    memory::give_back();
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
        running.cancel();
    }
}

/// Reads everything in `folders`; gives the files that are there.
fn walk(
    session: &Arc<Session>,
    folders: &[PathBuf],
    cancel: &Cancel,
    progress: &Progress,
) -> HashSet<PathBuf> {
    let seen = Mutex::new(HashSet::new());
    let Some((first, rest)) = folders.split_first() else {
        return HashSet::new();
    };
    let mut walk = discovery::walk(first, respects_ignores(session));
    for folder in rest {
        walk.add(folder);
    }
    walk.threads(threads()).build_parallel().run(|| {
        let mut batch = Batch::new(session, cancel);
        let seen = &seen;
        Box::new(move |entry| {
            if cancel.is_cancelled() {
                return WalkState::Quit;
            }
            match entry {
                Ok(entry) if is_wanted(session, &entry) => {
                    let path = entry.into_path();
                    batch.read(&path);
                    progress.step();
                    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                    seen.insert(path);
                }
                Ok(_) => {}
                Err(error) => skipped(&error),
            }
            WalkState::Continue
        })
    });
    seen.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What one thread has read and is still to be put into the index, without asking yet whom it serves.
struct Batch<'a> {
    session: &'a Arc<Session>,
    cancel: &'a Cancel,
    read: Vec<(PathBuf, Record)>,
}

impl<'a> Batch<'a> {
    fn new(session: &'a Arc<Session>, cancel: &'a Cancel) -> Self {
        Self {
            session,
            cancel,
            read: Vec::new(),
        }
    }

    fn read(&mut self, path: &Path) {
        if is_open(self.session, path) {
            return;
        }
        self.read.push((path.to_owned(), read(self.session, path)));
        if self.read.len() >= BATCH {
            self.put();
        }
    }

    /// Unless something later is known of a file.
    fn put(&mut self) {
        let read = std::mem::take(&mut self.read);
        self.session.indexing.change(|index| {
            for (path, record) in read {
                if !is_overtaken(self.session, &path, self.cancel) {
                    insert(self.session, index, &path, record);
                }
            }
        });
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        self.put();
    }
}

/// Takes note that `files` are about to be read because they have changed: what a reading under way has read of them
/// does not count.
pub(super) fn overtaken(session: &Session, files: &[&PathBuf]) {
    let mut state = lock(session);
    if state.is_running() {
        state.overtaken.extend(files.iter().copied().cloned());
    }
}

fn is_overtaken(session: &Session, path: &Path, cancel: &Cancel) -> bool {
    let state = lock(session);
    cancel.is_cancelled() || state.overtaken.contains(path)
}

/// A number that is another one when what was looked at meanwhile does not count.
pub(super) fn epoch(session: &Session) -> usize {
    lock(session).epoch
}

/// Forgets what is not there any more: closed files that were not seen. What a later reading has seen, one that was given
/// up does not know.
fn forget_others(session: &Arc<Session>, seen: &HashSet<PathBuf>, cancel: &Cancel) {
    let open: HashSet<Arc<Path>> = session.documents.paths().into_iter().collect();
    session.indexing.change(|index| {
        if cancel.is_cancelled() {
            return;
        }
        let overtaken = lock(session).overtaken.clone();
        let is_read = |path: &Path| [seen, &overtaken].iter().any(|read| read.contains(path));
        index.remove_where(|path| !is_read(path) && !open.contains(path));
    });
}

/// The folders that have been or are being read.
pub(super) fn read_folders(session: &Session) -> Vec<PathBuf> {
    lock(session).folders.clone()
}

fn lock(session: &Session) -> std::sync::MutexGuard<'_, State> {
    let scan = &session.indexing.scan;
    scan.lock().unwrap_or_else(PoisonError::into_inner)
}
