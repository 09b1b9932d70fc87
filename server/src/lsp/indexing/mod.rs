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
mod root;
mod scan;
mod settle;
mod versions;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::documents::Open;
use super::protocol::{Client, Uri};
use super::publish::Publisher;
use super::session::Session;
use super::uri::Key;
use super::workspace;
use crate::workspace::discovery;
use crate::workspace::index::{Index, Record};
use crate::workspace::{Snapshot, Terms, end_of_path};

pub use news::files_changed;
pub use root::look;
pub use scan::cancel;
pub use watch::watch;

use versions::Versions;

/// What all documents of the workspace hold, and what is being done about it.
#[derive(Default)]
pub struct Indexing {
    index: Versions<Index>,
    /// The way to the client for requests, once there is one.
    client: OnceLock<Client>,
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
pub fn start(session: &Arc<Session>, client: &Client) {
    let _ = session.indexing.client.set(client.clone());
    scan::begin(session);
}

/// Reads the open folders, which are others now, or all that is read differently now.
pub fn again(session: &Arc<Session>) {
    scan::begin(session);
    watch::watch_others(session);
}

/// Puts the open document into the index, unless that has been done. Whoever says something about the document does
/// this first: what others say of it goes by its goals there.
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
            Some(other) => Publisher::publish(session, &other.uri),
            None => news::heard(session, [path.to_path_buf()]),
        }
    }
    root::look(session);
}

/// Reads the file at `path` again, unless it is open in the editor; forgets it where it is not there any more, or
/// is none of the workspace's. The index is to be [refreshed](refresh) then.
fn file_changed(session: &Arc<Session>, path: &Path) {
    while !is_open(session, path) {
        let reading = scan::number(session);
        scan::overtaken(session, path);
        let record = scan::covers(session, path)
            .then(|| read(session, path))
            .flatten();
        let is_done = session.indexing.change(|index| {
            // Other folders may be the ones to read now, or others of their files.
            let is_present = scan::number(session) == reading;
            // It may have been opened meanwhile.
            if is_present && !is_open(session, path) {
                index.insert(path, record.unwrap_or_default());
            }
            is_present
        });
        if is_done {
            return;
        }
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

/// What the file at `path` holds; `None` where it cannot be read or need not be.
fn read(session: &Arc<Session>, path: &Path) -> Option<Record> {
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

/// Tells a running reading of the folders to stop.
#[derive(Clone, Debug, Default)]
struct Stop(Arc<AtomicBool>);

impl Stop {
    fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_wanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Folders that are never read as a whole: the user's home and what lies above it.
fn is_too_much(folder: &Path) -> bool {
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let holds = |home: PathBuf| home.starts_with(folder) || real(&home).starts_with(real(folder));
    folder.parent().is_none() || home.is_some_and(holds)
}
