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

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> DocumentKey {
        DocumentKey::of(&Uri("file:///plan.okr".to_owned()))
    }

    #[test]
    fn one_task_publishes_all_changes_of_a_document() {
        let publications = Publications::default();
        assert!(publications.begin(&key(), None), "nothing runs");
        assert!(publications.goes_on(&key()));
        assert!(!publications.begin(&key(), None), "the task runs");
        assert!(publications.goes_on(&key()), "the document has changed");
        assert!(!publications.goes_on(&key()), "nothing more has changed");
        assert!(publications.begin(&key(), None), "the task has ended");
    }

    #[test]
    fn what_the_client_has_is_forgotten_when_the_document_is_closed() {
        let publications = Publications::default();
        let uri = Arc::new(Uri("file:///plan.okr".to_owned()));
        let sent = Publication {
            uri: Arc::clone(&uri),
            version: Some(1),
            diagnostics: Vec::new(),
        };
        publications.begin(&key(), None);
        publications.remember(&key(), sent.clone());
        assert!(publications.has(&key(), &sent));
        publications.begin(&key(), Some(Arc::clone(&uri)));
        publications.begin(&key(), None);
        assert_eq!(publications.take_closed(&key()), Some(uri));
        assert_eq!(publications.take_closed(&key()), None);
        assert!(!publications.has(&key(), &sent));
    }
}
