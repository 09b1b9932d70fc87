//! The open documents, as the client's notifications change them.
//!
//! Nothing here waits: when a notification has been handled, the document has changed. Other threads then
//! work on its snapshot.

use std::path::Path;
use std::sync::Arc;

use dashmap::DashMap;

use super::document::OpenDocument;
use crate::lsp::convert;
use crate::lsp::protocol::{DidChangeTextDocumentParams, TextDocumentItem, Uri};
use crate::lsp::transport::UNNUMBERED;
use crate::lsp::uri::{self, DocumentKey};
use crate::text::Encoding;
use crate::workspace::{DocumentSettings, Snapshot, end_of_path};

/// The language id that makes any document an OKR document.
const LANGUAGE: &str = "okr";

/// All open documents. A method that changes one returns its URI, or `None` if it is not open.
#[derive(Debug, Default)]
pub struct OpenDocuments {
    open: DashMap<DocumentKey, OpenDocument>,
    /// The open documents by their paths. A file that is open by several names has several.
    named: DashMap<Arc<Path>, Vec<DocumentKey>>,
}

impl OpenDocuments {
    /// Opens a document that the workspace has at `path`, or replaces it if the client opens it twice. It is read on
    /// `document_settings`.
    pub fn open(
        &self,
        item: TextDocumentItem,
        path: Option<Arc<Path>>,
        mut document_settings: DocumentSettings,
    ) -> Arc<Uri> {
        let declared = item.language_id.as_str() == LANGUAGE;
        document_settings.conventions.declared |= declared;
        let name = uri::path(&item.uri)
            .map_or_else(|| uri::file_name(&item.uri), |path| end_of_path(&path));
        let version = if item.version == UNNUMBERED {
            0
        } else {
            item.version
        };
        let snapshot = Snapshot::new(&name, version, &item.text);
        let snapshot = snapshot.with_settings(document_settings);
        let open = OpenDocument::opened(item.uri, path, snapshot, declared);
        let uri = Arc::clone(&open.uri);
        let key = DocumentKey::of(&uri);
        self.close(&uri);
        self.name(&key, open.path.as_ref());
        self.open.insert(key, open);
        uri
    }

    /// Reads the document with `settings` from now on. Returns whether they have changed.
    pub fn reread(&self, uri: &Uri, mut document_settings: DocumentSettings) -> bool {
        let Some(mut open) = self.open.get_mut(&DocumentKey::of(uri)) else {
            return false;
        };
        document_settings.conventions.declared |= open.declared;
        if open.snapshot.has_settings(&document_settings) {
            return false;
        }
        let same = open.snapshot.edited(open.snapshot.version(), &[]);
        open.advance(same.with_settings(document_settings));
        true
    }

    /// Applies the changes, each to the result of the one before. Their version does not matter, because the
    /// client's text has them.
    pub fn change(
        &self,
        change: DidChangeTextDocumentParams,
        encoding: Encoding,
    ) -> Option<Arc<Uri>> {
        let sent = change.text_document.version;
        let uri = change.text_document.text_document_identifier.uri;
        self.update(&uri, |snapshot| {
            let before = snapshot.version();
            let version = if sent == UNNUMBERED { before } else { sent };
            if sent != UNNUMBERED && version <= before {
                tracing::warn!(version, before, "a version that is not newer");
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

    /// Notes that the document was saved.
    pub fn save(&self, uri: &Uri) -> Option<Arc<Uri>> {
        self.update(uri, Snapshot::saved)
    }

    /// Closes the document.
    pub fn close(&self, uri: &Uri) -> Option<OpenDocument> {
        let (key, open) = self.open.remove(&DocumentKey::of(uri))?;
        self.unname(&key, open.path.as_ref());
        open.outdated.cancel();
        Some(open)
    }

    /// Notes that the workspace has the document at `path` now. Returns whether it was elsewhere before.
    pub fn place(&self, uri: &Uri, path: Option<&Arc<Path>>) -> bool {
        let key = DocumentKey::of(uri);
        let Some(mut open) = self.open.get_mut(&key) else {
            return false;
        };
        if open.path.as_ref() == path {
            return false;
        }
        let before = std::mem::replace(&mut open.path, path.cloned());
        open.indexed = Arc::default();
        drop(open);
        self.unname(&key, before.as_ref());
        self.name(&key, path);
        true
    }

    fn name(&self, key: &DocumentKey, path: Option<&Arc<Path>>) {
        if let Some(path) = path {
            let mut keys = self.named.entry(Arc::clone(path)).or_default();
            keys.push(key.clone());
        }
    }

    fn unname(&self, key: &DocumentKey, path: Option<&Arc<Path>>) {
        if let Some(path) = path {
            if let Some(mut keys) = self.named.get_mut(path) {
                keys.retain(|other| other != key);
            }
            self.named.remove_if(path, |_, keys| keys.is_empty());
        }
    }

    /// Notes that nobody has typed in the document for a while. Does nothing if `snapshot` is not its present version.
    pub fn finish(&self, key: &DocumentKey, snapshot: &Arc<Snapshot>) -> Option<Arc<Uri>> {
        let mut open = self.open.get_mut(key)?;
        if !Arc::ptr_eq(&open.snapshot, snapshot) {
            return None;
        }
        // The index has it already: the text is the same.
        let finished = open.snapshot.finished();
        open.replace(finished);
        Some(Arc::clone(&open.uri))
    }

    /// The open document of the file that the workspace has at `path`. If the file is open by several names, it is the
    /// one with that path, or else the last that was opened.
    pub fn at(&self, path: &Path) -> Option<OpenDocument> {
        let keys = self.named.get(path)?;
        let own = uri::from_path(path).map(|uri| DocumentKey::of(&uri));
        let key = own.filter(|own| keys.contains(own));
        let key = key.or_else(|| keys.last().cloned())?;
        drop(keys);
        self.get(&key)
    }

    /// The document in its present version.
    pub fn get(&self, key: &DocumentKey) -> Option<OpenDocument> {
        self.open.get(key).map(|open| open.clone())
    }

    /// The URI of the file at `path`; if it is open, as the client spells it.
    pub fn uri_of(&self, path: &Path) -> Option<Uri> {
        let open = self.at(path);
        open.map_or_else(|| uri::from_path(path), |open| Some((*open.uri).clone()))
    }

    /// The URIs of all open documents, as the client spells them.
    pub fn uris(&self) -> Vec<Arc<Uri>> {
        self.open.iter().map(|open| Arc::clone(&open.uri)).collect()
    }

    /// The paths of the open documents that are files.
    pub fn paths(&self) -> Vec<Arc<Path>> {
        let named = self.named.iter();
        named.map(|named| Arc::clone(named.key())).collect()
    }

    fn update(&self, uri: &Uri, next: impl FnOnce(&Snapshot) -> Snapshot) -> Option<Arc<Uri>> {
        let Some(mut open) = self.open.get_mut(&DocumentKey::of(uri)) else {
            tracing::warn!(uri = %uri.0, "a change of a document that is not open");
            return None;
        };
        let next = next(&open.snapshot);
        open.advance(next);
        Some(Arc::clone(&open.uri))
    }
}
