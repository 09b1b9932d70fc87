//! Reading the open folders in the background.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkState;

use super::progress::ScanProgress;
use super::reach::{is_wanted, respects_ignores, skipped};
use super::read::read;
use super::update::{insert, is_open};
use super::watch;
use crate::lsp::memory;
use crate::lsp::state::{Cancel, FolderScan, Session};
use crate::lsp::workspace;
use crate::workspace::discovery;
use crate::workspace::index::Record;
use crate::workspace::threads;

/// A thread puts this many files into the index at once.
const BATCH: usize = 64;

/// Reads the open folders.
pub fn scan(session: &Arc<Session>, scan: &FolderScan) {
    // Watch first: a change from here on is noticed, whether its file has been read or not.
    watch::keep(session);
    session.index.scan().watched(&scan.cancel);
    // The configuration files were read before that.
    workspace::refresh(session);
    read_folders(session, scan);
}

fn read_folders(session: &Arc<Session>, scan: &FolderScan) {
    let FolderScan {
        folders,
        cancel,
        token,
    } = scan;
    let (others_before, gone_before) = session.index.change(|index| {
        let others = index.len() > 1 || index.has_affected();
        // Everything is affected at the end; it is not worth finding out which document each file affects.
        index.mark_all_affected();
        (others, index.names_given() - index.len())
    });
    let progress = ScanProgress::begin(session, token, !folders.is_empty());
    let seen = walk(session, folders, cancel, &progress);
    forget_others(session, &seen, cancel);
    progress.end();
    session.index.scan().finish(cancel);
    session.index.change(|index| {
        index.refresh();
        if others_before || index.names_given() - gone_before > 1 {
            index.mark_all_affected();
        } else {
            // For a document that was alone all the time, nothing has changed.
            index.unmark_all_affected();
        }
    });
    session.resolve_pending();
    memory::give_back();
}

/// Reads everything in `folders`. Returns the files that are there.
fn walk(
    session: &Arc<Session>,
    folders: &[PathBuf],
    cancel: &Cancel,
    progress: &ScanProgress,
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
        let mut batch = ScanBatch::new(session, cancel);
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

/// The files that one thread has read and has not put into the index yet.
struct ScanBatch<'a> {
    session: &'a Arc<Session>,
    cancel: &'a Cancel,
    read: Vec<(PathBuf, Record)>,
}

impl<'a> ScanBatch<'a> {
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

    /// Puts the files into the index, except those of which something later is known.
    fn put(&mut self) {
        let read = std::mem::take(&mut self.read);
        self.session.index.change(|index| {
            for (path, record) in read {
                if !is_overtaken(self.session, &path, self.cancel) {
                    insert(self.session, index, &path, record);
                }
            }
        });
    }
}

impl Drop for ScanBatch<'_> {
    fn drop(&mut self) {
        self.put();
    }
}

fn is_overtaken(session: &Session, path: &Path, cancel: &Cancel) -> bool {
    let state = session.index.scan();
    cancel.is_cancelled() || state.is_overtaken(path)
}

/// Removes closed files that are not there any more. A cancelled scan removes nothing, because it has not seen all.
fn forget_others(session: &Arc<Session>, seen: &HashSet<PathBuf>, cancel: &Cancel) {
    let open: HashSet<Arc<Path>> = session.documents.paths().into_iter().collect();
    session.index.change(|index| {
        if cancel.is_cancelled() {
            return;
        }
        let overtaken = session.index.scan().overtaken();
        let is_read = |path: &Path| [seen, &overtaken].iter().any(|read| read.contains(path));
        index.remove_where(|path| !is_read(path) && !open.contains(path));
    });
}
