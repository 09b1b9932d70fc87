//! The open documents, as the client's notifications change them.
//!
//! Nothing here waits for anything: when a notification has been handled, the document has changed. What
//! follows from the change is worked out elsewhere, on the snapshot.

use std::sync::Arc;

use dashmap::DashMap;

use super::convert;
use super::protocol::{DidChangeTextDocumentParams, TextDocumentItem, Uri};
use super::uri::{self, Key};
use crate::text::Encoding;
use crate::workspace::Snapshot;

/// The language a client may open any document in to have it treated as an OKR document.
const LANGUAGE: &str = "okr";

/// All open documents.
#[derive(Debug, Default)]
pub struct Documents(DashMap<Key, Open>);

/// An open document in one version.
#[derive(Clone, Debug)]
pub struct Open {
    /// Where it is, as the client spells it.
    pub uri: Uri,
    /// Its present version.
    pub snapshot: Arc<Snapshot>,
}

impl Documents {
    /// Opens a document, or replaces it where a client opens it twice.
    pub fn open(&self, item: TextDocumentItem) {
        let snapshot = Snapshot::new(&uri::file_name(&item.uri), item.version, &item.text);
        let snapshot = if item.language_id.as_str() == LANGUAGE {
            snapshot.declared()
        } else {
            snapshot
        };
        let key = Key::of(&item.uri);
        let open = Open {
            uri: item.uri,
            snapshot: Arc::new(snapshot),
        };
        self.0.insert(key, open);
    }

    /// Applies the changes, each to the result of the one before; `false` where the document is not open.
    /// They are applied whatever version they bear, for the client's text has them.
    pub fn change(&self, change: DidChangeTextDocumentParams, encoding: Encoding) -> bool {
        let version = change.text_document.version;
        self.update(
            &change.text_document.text_document_identifier.uri,
            |snapshot| {
                if version <= snapshot.version() {
                    tracing::warn!(
                        version,
                        after = snapshot.version(),
                        "a version that is not newer"
                    );
                }
                let mut text = snapshot.text().clone();
                let mut edits = Vec::with_capacity(change.content_changes.len());
                for change in change.content_changes {
                    if let Some(edit) = convert::edit(&text, change, encoding) {
                        text.apply(&edit);
                        edits.push(edit);
                    }
                }
                snapshot.edited(version, &edits)
            },
        )
    }

    /// Notes that the document was saved; `false` where that changes nothing.
    pub fn save(&self, uri: &Uri) -> bool {
        let unsaved = self
            .get(&Key::of(uri))
            .is_some_and(|open| open.snapshot.typing_line().is_some());
        unsaved && self.update(uri, Snapshot::saved)
    }

    /// Closes the document; `false` where it is not open.
    pub fn close(&self, uri: &Uri) -> bool {
        self.0.remove(&Key::of(uri)).is_some()
    }

    /// The document in its present version.
    pub fn get(&self, key: &Key) -> Option<Open> {
        self.0.get(key).map(|open| open.clone())
    }

    /// Where all open documents are.
    pub fn uris(&self) -> Vec<Uri> {
        self.0.iter().map(|open| open.uri.clone()).collect()
    }

    fn update(&self, uri: &Uri, next: impl FnOnce(&Snapshot) -> Snapshot) -> bool {
        let Some(mut open) = self.0.get_mut(&Key::of(uri)) else {
            tracing::warn!(uri = %uri.0, "a change of a document that is not open");
            return false;
        };
        open.snapshot = Arc::new(next(&open.snapshot));
        true
    }
}
