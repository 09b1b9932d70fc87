//! The index of the workspace, and the work on it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::scan::ScanState;
use super::versions::Versions;
use super::watcher::FileWatcher;
use crate::workspace::index::Index;

/// The index of the workspace, and the work on it. Nobody waits for a lock to read the index: a reader gets a version
/// that does not change.
#[derive(Default)]
pub struct WorkspaceIndex {
    index: Versions<Index>,
    scan: Mutex<ScanState>,
    /// What has changed on disk and must be read again.
    pub changed_files: ChangedFiles,
    /// Whether a task resolves what is pending.
    resolving: AtomicBool,
    watcher: Mutex<FileWatcher>,
}

impl WorkspaceIndex {
    /// The present version of the index.
    pub fn read(&self) -> Arc<Index> {
        self.index.get()
    }

    /// Changes the index and returns the result of `change`.
    pub fn change<R>(&self, change: impl FnOnce(&mut Index) -> R) -> R {
        self.index.change(change)
    }

    /// Whether the open folders are being read.
    pub fn is_scanning(&self) -> bool {
        self.scan().is_running()
    }

    /// Refreshes the company's goals in `index` if they have changed. While the folders are read, this is left for the
    /// end of the scan.
    pub fn refresh(&self, index: &mut Index) {
        if !self.is_scanning() {
            index.refresh();
        }
    }

    /// Whether a task must begin that resolves what is pending: none runs, and the folders are not being read.
    pub fn begin_resolving(&self) -> bool {
        !self.is_scanning() && !self.resolving.swap(true, Ordering::AcqRel)
    }

    /// Notes that the task has ended.
    pub fn end_resolving(&self) {
        self.resolving.store(false, Ordering::Release);
    }

    /// Locks the state of the scan.
    pub fn scan(&self) -> MutexGuard<'_, ScanState> {
        self.scan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folders that are being read or have been.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.scan().folders.clone()
    }

    /// Locks the watcher.
    pub fn watcher(&self) -> MutexGuard<'_, FileWatcher> {
        self.watcher.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The paths that have changed on disk and must be read again.
#[derive(Debug, Default)]
pub struct ChangedFiles(Mutex<ChangedPaths>);

#[derive(Debug, Default)]
struct ChangedPaths {
    paths: BTreeSet<PathBuf>,
    /// Whether a task reads them.
    running: bool,
}

impl ChangedFiles {
    /// Notes that `paths` have changed. Returns whether a task must begin.
    pub fn begin(&self, paths: impl IntoIterator<Item = PathBuf>) -> bool {
        let mut changed = self.lock();
        changed.paths.extend(paths);
        let begins = !changed.running && !changed.paths.is_empty();
        changed.running |= begins;
        begins
    }

    /// The paths that have changed since the task last called this. `None` if there are none: the task has ended.
    pub fn take(&self) -> Option<BTreeSet<PathBuf>> {
        let mut changed = self.lock();
        changed.running = !changed.paths.is_empty();
        changed.running.then(|| std::mem::take(&mut changed.paths))
    }

    fn lock(&self) -> MutexGuard<'_, ChangedPaths> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_task_reads_all_changed_files() {
        let changed = ChangedFiles::default();
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<BTreeSet<_>>();
        assert!(!changed.begin([]), "nothing has changed");
        assert!(changed.begin(paths(&["/b", "/a"])));
        assert_eq!(changed.take(), Some(paths(&["/a", "/b"])));
        assert!(!changed.begin(paths(&["/c"])), "the task runs");
        assert_eq!(changed.take(), Some(paths(&["/c"])));
        assert_eq!(changed.take(), None);
        assert!(changed.begin(paths(&["/a"])), "the task has ended");
    }
}
