//! Keeping the index of the workspace true: read in the background, changed by the editor, by the client's news of
//! files, and by our own watching where the client has none.
//!
//! What is open in the editor counts as it stands there. Work that is left over when something changes is done on
//! background threads, one at a time for each kind; requests are answered meanwhile by what is known. What was read
//! earlier never takes the place of what was read later: whoever writes into the index looks, when it is his turn,
//! whether it is still what counts. Nobody waits for a lock to look something up: every look is at a version that does
//! not change.

mod news;
mod progress;
mod reach;
mod root;
mod scan;
mod settle;
mod versions;
mod watch;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use super::documents::Open;
use super::protocol::Uri;
use super::publish::Publisher;
use super::session::Session;
use super::uri::Key;
use super::workspace;
use crate::workspace::discovery;
use crate::workspace::index::{Index, Record};
use crate::workspace::{Snapshot, Terms, end_of_path, threads};

pub use news::files_changed;
pub use root::look;
pub use scan::cancel;
pub use watch::watch;

use versions::Versions;

/// Fewer files are not worth another thread.
const LEAST_SHARE: usize = 16;

/// What all documents of the workspace hold, and what is being done about it.
#[derive(Default)]
pub struct Indexing {
    index: Versions<Index>,
    scan: Mutex<scan::State>,
    /// What has changed on disk and is to be read again.
    news: Mutex<news::News>,
    /// Whether a background thread works out who serves whom.
    settling: AtomicBool,
    watcher: Mutex<watch::Watcher>,
}

impl Indexing {
    /// The index as it is now, which stays so while others change it.
    pub fn read(&self) -> Arc<Index> {
        self.index.get()
    }

    fn change<R>(&self, change: impl FnOnce(&mut Index) -> R) -> R {
        self.index.change(change)
    }

    /// Whether the open folders are still being read for the first time.
    pub fn is_scanning(&self) -> bool {
        let scan = self.scan.lock().unwrap_or_else(PoisonError::into_inner);
        scan.is_running()
    }
}

/// Prepares for a client whose abilities are known, before anything is read or opened.
pub fn prepare(session: &Session) {
    let encoding = session.abilities().encoding;
    session
        .indexing
        .change(|index| *index = Index::new(encoding));
}

/// Begins to read the open folders.
pub fn start(session: &Arc<Session>) {
    scan::begin(session);
}

/// Reads the open folders, which are others now, or all that is read differently now.
pub fn again(session: &Arc<Session>) {
    scan::begin(session);
}

/// Puts the open document into the index, unless that has been done. Whoever says something about the document does
/// this first: what others say of it goes by its goals there. Of several that are the same file, the one that was
/// changed last counts.
pub fn updated(session: &Arc<Session>, open: &Open) {
    let Some(path) = &open.path else {
        return;
    };
    let mut indexed = open.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    if *indexed {
        return;
    }
    let record = Record::of(&open.snapshot, path, session.abilities().encoding);
    *indexed = session.indexing.change(|index| {
        // There may be a later version meanwhile, or it may have been closed, and what is on disk read.
        let present = session.documents.get(&Key::of(&open.uri));
        let is_present =
            present.is_some_and(|present| Arc::ptr_eq(&present.indexed, &open.indexed));
        if is_present {
            index.insert(path, record);
            refresh(session, index);
        }
        is_present
    });
    drop(indexed);
    settle::soon(session);
}

/// Takes note that the document `closed` was closed: the file on disk counts again, or the same file where it is
/// open by another name.
pub fn closed(session: &Arc<Session>, closed: &Open) {
    if let Some(path) = &closed.path {
        match session.documents.at(path) {
            Some(other) => {
                other.leave_index();
                Publisher::publish(session, &other.uri);
            }
            None => news::heard(session, [path.to_path_buf()]),
        }
    }
    root::look(session);
}

/// Puts what was read of the file at `path` into the index, unless it was opened meanwhile.
fn insert(session: &Session, index: &mut Index, path: &Path, record: Record) {
    if !is_open(session, path) {
        index.insert(path, record);
    }
}

fn is_open(session: &Session, path: &Path) -> bool {
    session.documents.at(path).is_some()
}

/// Puts the company's goals together where they have changed. While the folders are read that is left for the end.
fn refresh(session: &Session, index: &mut Index) {
    if !session.indexing.is_scanning() {
        index.refresh();
    }
}

/// What each of `files` holds, read on several threads.
fn read_each(session: &Arc<Session>, files: &BTreeSet<PathBuf>) -> Vec<(PathBuf, Record)> {
    let files: Vec<&PathBuf> = files.iter().collect();
    let share = files.len().div_ceil(threads()).max(LEAST_SHARE);
    let read_share = |files: &[&PathBuf]| -> Vec<_> {
        let records = files.iter().map(|file| read(session, file));
        files.iter().copied().cloned().zip(records).collect()
    };
    std::thread::scope(|scope| {
        let (own, others) = files.split_at(share.min(files.len()));
        let others = others.chunks(share);
        let others: Vec<_> = others
            .map(|share| scope.spawn(|| read_share(share)))
            .collect();
        let mut all = read_share(own);
        let read = others.into_iter().filter_map(|other| other.join().ok());
        all.extend(read.flatten());
        all
    })
}

/// What the file at `path` holds; nothing where it cannot be read or need not be.
fn read(session: &Arc<Session>, path: &Path) -> Record {
    // What fails in one file must not keep the others from being read.
    let read = catch_unwind(AssertUnwindSafe(|| record(session, path)));
    let read = read.inspect_err(|_| tracing::error!(path = %path.display(), "reading failed"));
    read.ok().flatten().unwrap_or_default()
}

fn record(session: &Arc<Session>, path: &Path) -> Option<Record> {
    let terms = workspace::terms_of(session, path);
    if terms.conventions.ignored {
        return None;
    }
    let text = match discovery::read(path) {
        Ok(text) => text,
        Err(unreadable) => {
            let error = &unreadable.error;
            tracing::info!(path = %path.display(), %error, "not indexed");
            return None;
        }
    };
    let snapshot = snapshot(path, &text, terms)?;
    Some(Record::of(&snapshot, path, session.abilities().encoding))
}

/// The file at `path`, which is not open, as if it were; `None` where it cannot be read or holds no OKRs.
pub fn closed_document(session: &Arc<Session>, path: &Path, uri: Uri) -> Option<Open> {
    let terms = workspace::terms_of(session, path);
    let text = discovery::read(path).ok()?;
    let snapshot = snapshot(path, &text, terms)?;
    Some(Open::unopened(uri, path, snapshot))
}

/// The document at `path` with the text `text`, unless it cannot hold OKRs.
fn snapshot(path: &Path, text: &str, terms: Terms) -> Option<Snapshot> {
    let name = end_of_path(path);
    let asked_for = terms.conventions.declared || crate::workspace::is_declared(&name);
    if !asked_for && !discovery::may_hold_okrs(text, &terms.conventions) {
        return None;
    }
    Some(Snapshot::new(&name, 0, text).on_terms(terms))
}
