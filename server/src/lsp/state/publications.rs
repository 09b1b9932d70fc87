//! The diagnostics that were pushed to the client.
//!
//! At most one task publishes a document at a time. A change meanwhile makes the task go round once more, so a burst of
//! edits ends with the diagnostics of the last one.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::lsp::protocol::{Diagnostic, Uri};
use crate::lsp::uri::DocumentKey;

/// The documents whose diagnostics the client has, or must be told.
#[derive(Debug, Default)]
pub struct Publications(Mutex<HashMap<DocumentKey, PublishedDocument>>);

/// What the client has been told about one document.
#[derive(Debug, Default)]
struct PublishedDocument {
    job: PublishJob,
    /// The last diagnostics.
    last: Option<Publication>,
    /// The document was closed, and the client must still be told that it has no diagnostics.
    closed: Option<Arc<Uri>>,
}

/// The diagnostics of one version of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The document's URI, as the client spells it.
    pub uri: Arc<Uri>,
    /// Its version; `None` if it is not open.
    pub version: Option<i32>,
    /// Its diagnostics.
    pub diagnostics: Vec<Diagnostic>,
}

/// The state of a document's task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PublishJob {
    #[default]
    Idle,
    Running,
    /// It runs, and the document has changed since it began.
    Outdated,
}

impl Publications {
    /// Notes that the document must be published; `closed` is its URI if it was closed. Returns whether a task must
    /// begin.
    pub fn begin(&self, key: &DocumentKey, closed: Option<Arc<Uri>>) -> bool {
        let mut all = self.lock();
        let document = all.entry(key.clone()).or_default();
        document.closed = closed.or(document.closed.take());
        let begins = document.job == PublishJob::Idle;
        document.job = PublishJob::Outdated;
        begins
    }

    /// Whether the document has changed since the task last called this. If not, the task has ended.
    pub fn goes_on(&self, key: &DocumentKey) -> bool {
        let mut all = self.lock();
        let Entry::Occupied(mut entry) = all.entry(key.clone()) else {
            return false;
        };
        let document = entry.get_mut();
        let outdated = document.job == PublishJob::Outdated;
        document.job = if outdated {
            PublishJob::Running
        } else {
            PublishJob::Idle
        };
        if !outdated && document.last.is_none() {
            entry.remove();
        }
        outdated
    }

    /// Whether the client has `publication` already.
    pub fn has(&self, key: &DocumentKey, publication: &Publication) -> bool {
        let all = self.lock();
        let document = all.get(key);
        document.is_some_and(|document| document.last.as_ref() == Some(publication))
    }

    /// Notes that the client has `publication`.
    pub fn remember(&self, key: &DocumentKey, publication: Publication) {
        if let Some(document) = self.lock().get_mut(key) {
            document.last = Some(publication);
        }
    }

    /// The URI under which the client must be told that the document has no diagnostics, because it was closed. Notes
    /// that the client is told.
    pub fn take_closed(&self, key: &DocumentKey) -> Option<Arc<Uri>> {
        let mut all = self.lock();
        let document = all.get_mut(key)?;
        let closed = document.closed.take()?;
        document.last = None;
        Some(closed)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<DocumentKey, PublishedDocument>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
