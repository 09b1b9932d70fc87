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
use crate::workspace::{Snapshot, Terms, end_of_path};

/// The language a client may open any document in to have it treated as an OKR document.
const LANGUAGE: &str = "okr";

/// All open documents. What changes one gives its URI; `None` where it is not open.
#[derive(Debug, Default)]
pub struct Documents(DashMap<Key, Open>);

/// An open document in one version.
#[derive(Clone, Debug)]
pub struct Open {
    /// Where it is, as the client spells it; the same allocation from its opening to its closing.
    pub uri: Arc<Uri>,
    /// Its present version.
    pub snapshot: Arc<Snapshot>,
    /// Whether the client says that it is an OKR document.
    declared: bool,
}

impl Open {
    /// A file that is not open, as if it were.
    pub fn unopened(uri: Uri, snapshot: Snapshot) -> Self {
        Self {
            uri: Arc::new(uri),
            snapshot: Arc::new(snapshot),
            declared: false,
        }
    }
}

impl Documents {
    /// Opens a document for which `terms` hold, or replaces it where a client opens it twice.
    pub fn open(&self, item: TextDocumentItem, mut terms: Terms) -> Arc<Uri> {
        let declared = item.language_id.as_str() == LANGUAGE;
        terms.conventions.declared |= declared;
        let name = uri::path(&item.uri)
            .map_or_else(|| uri::file_name(&item.uri), |path| end_of_path(&path));
        let snapshot = Snapshot::new(&name, item.version, &item.text);
        let open = Open {
            snapshot: Arc::new(snapshot.on_terms(terms)),
            uri: Arc::new(item.uri),
            declared,
        };
        let uri = Arc::clone(&open.uri);
        self.0.insert(Key::of(&uri), open);
        uri
    }

    /// Reads and judges the document on `terms` from now on; gives whether others held before.
    pub fn reread(&self, uri: &Uri, mut terms: Terms) -> bool {
        let Some(mut open) = self.0.get_mut(&Key::of(uri)) else {
            return false;
        };
        terms.conventions.declared |= open.declared;
        if open.snapshot.is_on_terms(&terms) {
            return false;
        }
        let same = open.snapshot.edited(open.snapshot.version(), &[]);
        open.snapshot = Arc::new(same.on_terms(terms));
        true
    }

    /// Applies the changes, each to the result of the one before. They are applied whatever version they
    /// bear, for the client's text has them.
    pub fn change(
        &self,
        change: DidChangeTextDocumentParams,
        encoding: Encoding,
    ) -> Option<Arc<Uri>> {
        let version = change.text_document.version;
        let uri = change.text_document.text_document_identifier.uri;
        self.update(&uri, |snapshot| {
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
        })
    }

    /// Notes that the document was saved; `None` also where that changes nothing.
    pub fn save(&self, uri: &Uri) -> Option<Arc<Uri>> {
        let open = self.get(&Key::of(uri))?;
        open.snapshot.typing_line()?;
        self.update(uri, Snapshot::saved)
    }

    /// Closes the document.
    pub fn close(&self, uri: &Uri) -> Option<Arc<Uri>> {
        self.0.remove(&Key::of(uri)).map(|(_, open)| open.uri)
    }

    /// The document in its present version.
    pub fn get(&self, key: &Key) -> Option<Open> {
        self.0.get(key).map(|open| open.clone())
    }

    /// Where all open documents are.
    pub fn uris(&self) -> Vec<Arc<Uri>> {
        self.0.iter().map(|open| Arc::clone(&open.uri)).collect()
    }

    fn update(&self, uri: &Uri, next: impl FnOnce(&Snapshot) -> Snapshot) -> Option<Arc<Uri>> {
        let Some(mut open) = self.0.get_mut(&Key::of(uri)) else {
            tracing::warn!(uri = %uri.0, "a change of a document that is not open");
            return None;
        };
        open.snapshot = Arc::new(next(&open.snapshot));
        Some(Arc::clone(&open.uri))
    }
}
