//! The result ids of the diagnostics that the client has pulled.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dashmap::DashMap;

use crate::lsp::protocol::Diagnostic;
use crate::lsp::uri::DocumentKey;

/// The id of a result: equal results have equal ids.
pub fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(items)
        .unwrap_or_default()
        .hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The ids of the last results for open documents.
#[derive(Debug, Default)]
pub struct PulledResults {
    last: DashMap<DocumentKey, String>,
    /// Whether the client is about to be asked to pull again.
    refreshing: AtomicBool,
}

impl PulledResults {
    /// Notes the result with which the client is answered.
    pub fn remember(&self, key: &DocumentKey, id: String) {
        self.last.insert(key.clone(), id);
    }

    /// Forgets the document `key`, which was closed.
    pub fn forget(&self, key: &DocumentKey) {
        self.last.remove(key);
    }

    /// Whether the client has pulled the document `key` and got another result than `id`.
    pub fn differ(&self, key: &DocumentKey, id: &str) -> bool {
        self.last.get(key).is_some_and(|last| *last != *id)
    }

    /// Whether a task must begin that asks the client to pull again.
    pub fn begin_refresh(&self) -> bool {
        !self.refreshing.swap(true, Ordering::AcqRel)
    }

    /// Notes that the task asks now: a later change begins another task.
    pub fn end_refresh(&self) {
        self.refreshing.store(false, Ordering::Release);
    }
}

/// The ids of the last results for closed files, each with the file's revision in the index.
#[derive(Debug, Default)]
pub struct ClosedFileResults(Mutex<HashMap<PathBuf, (u64, String)>>);

impl ClosedFileResults {
    /// Forgets all results, because the configuration has changed.
    pub fn forget(&self) {
        self.lock().clear();
    }

    /// The id of the last result for the file at `path`, if that was at the present `revision`.
    pub fn last(&self, path: &Path, revision: u64) -> Option<String> {
        let results = self.lock();
        let (last, id) = results.get(path)?;
        (*last == revision).then(|| id.clone())
    }

    /// Notes the result for the file at `path`.
    pub fn remember(&self, path: &Path, revision: u64, id: &str) {
        self.lock()
            .insert(path.to_owned(), (revision, id.to_owned()));
    }

    /// Forgets all files except those at `paths`, which must be sorted.
    pub fn keep(&self, paths: &[Arc<Path>]) {
        let is_there = |path: &PathBuf| paths.binary_search_by(|one| (**one).cmp(path)).is_ok();
        self.lock().retain(|path, _| is_there(path));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, (u64, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
