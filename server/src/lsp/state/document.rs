//! One open document in one version.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::cancel::Cancel;
use crate::lsp::protocol::Uri;
use crate::workspace::Snapshot;

/// An open document in one version.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    /// Its URI, as the client spells it; the same allocation until it is closed.
    pub uri: Arc<Uri>,
    /// Its path in the workspace, which is the same for all names of the file; `None` if it is not a file.
    pub path: Option<Arc<Path>>,
    /// Its present version.
    pub snapshot: Arc<Snapshot>,
    /// Whether the index has its present version.
    pub indexed: Arc<Mutex<bool>>,
    /// Is cancelled when this version is replaced or closed.
    pub outdated: Cancel,
    /// The lock of the request that analyses it; other requests wait for that one.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    /// Whether the client has opened it as an OKR document.
    pub(super) declared: bool,
}

impl OpenDocument {
    /// A document that a client has just opened.
    pub(super) fn opened(
        uri: Uri,
        path: Option<Arc<Path>>,
        snapshot: Snapshot,
        declared: bool,
    ) -> Self {
        Self {
            uri: Arc::new(uri),
            path,
            snapshot: Arc::new(snapshot),
            indexed: Arc::default(),
            outdated: Cancel::default(),
            turn: Arc::default(),
            declared,
        }
    }

    /// A file on disk that is not open, as if it were.
    pub fn unopened(uri: Uri, path: &Path, snapshot: Snapshot) -> Self {
        Self {
            uri: Arc::new(uri),
            path: Some(path.into()),
            snapshot: Arc::new(snapshot),
            // The index has the file as it is on disk.
            indexed: Arc::new(Mutex::new(true)),
            outdated: Cancel::default(),
            turn: Arc::default(),
            declared: false,
        }
    }

    /// Notes that the index does not have it.
    pub fn leave_index(&self) {
        *self.indexed.lock().unwrap_or_else(PoisonError::into_inner) = false;
    }

    /// Makes `next` the present version. The index does not have it yet.
    pub(super) fn advance(&mut self, next: Snapshot) {
        self.replace(next);
        self.indexed = Arc::default();
    }

    /// Makes `next` the present version, and cancels work on the one before. What the index has does not change.
    pub(super) fn replace(&mut self, next: Snapshot) {
        std::mem::take(&mut self.outdated).cancel();
        self.snapshot = Arc::new(next);
    }
}
