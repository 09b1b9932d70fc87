//! The open documents, as the client's notifications change them.
//!
//! Nothing here waits for anything: when a notification has been handled, the document has changed. What
//! follows from the change is worked out elsewhere, on the snapshot.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use dashmap::DashMap;

use super::cancel::Cancel;
use super::convert;
use super::protocol::{DidChangeTextDocumentParams, TextDocumentItem, Uri};
use super::transport::UNNUMBERED;
use super::uri::{self, Key};
use crate::text::Encoding;
use crate::workspace::{Snapshot, Terms, end_of_path};

/// The language a client may open any document in to have it treated as an OKR document.
const LANGUAGE: &str = "okr";

/// All open documents. What changes one gives its URI; `None` where it is not open.
#[derive(Debug, Default)]
pub struct Documents {
    open: DashMap<Key, Open>,
    /// The open documents by their paths: several where a file is open by several names.
    named: DashMap<Arc<Path>, Vec<Key>>,
}

/// An open document in one version.
#[derive(Clone, Debug)]
pub struct Open {
    /// Where it is, as the client spells it; the same allocation from its opening to its closing.
    pub uri: Arc<Uri>,
    /// Where the workspace has it, whichever of its names it was opened by; `None` where it is no file.
    pub path: Option<Arc<Path>>,
    /// Its present version.
    pub snapshot: Arc<Snapshot>,
    /// Whether the index has its text, as it is read now.
    pub indexed: Arc<Mutex<bool>>,
    /// Is cancelled when another version is present, or none any more.
    pub outdated: Cancel,
    /// Who has the turn analyses it, and others who want that wait for it.
    pub turn: Arc<tokio::sync::Mutex<()>>,
    /// Whether the client says that it is an OKR document.
    declared: bool,
}

impl Open {
    /// A file that is not open, as if it were.
    pub fn unopened(uri: Uri, path: &Path, snapshot: Snapshot) -> Self {
        Self {
            uri: Arc::new(uri),
            path: Some(path.into()),
            snapshot: Arc::new(snapshot),
            // It stands there as it is on disk.
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

    /// Puts `next`, which the index does not have yet, in place.
    fn advance(&mut self, next: Snapshot) {
        self.replace(next);
        self.indexed = Arc::default();
    }

    fn replace(&mut self, next: Snapshot) {
        std::mem::take(&mut self.outdated).cancel();
        self.snapshot = Arc::new(next);
    }
}

impl Documents {
    /// Opens a document that the workspace has at `path` and for which `terms` hold, or replaces it where a client
    /// opens it twice.
    pub fn open(
        &self,
        item: TextDocumentItem,
        path: Option<Arc<Path>>,
        mut terms: Terms,
    ) -> Arc<Uri> {
        let declared = item.language_id.as_str() == LANGUAGE;
        terms.conventions.declared |= declared;
        let name = uri::path(&item.uri)
            .map_or_else(|| uri::file_name(&item.uri), |path| end_of_path(&path));
        let version = if item.version == UNNUMBERED {
            0
        } else {
            item.version
        };
        let snapshot = Snapshot::new(&name, version, &item.text);
        let open = Open {
            snapshot: Arc::new(snapshot.on_terms(terms)),
            uri: Arc::new(item.uri),
            path,
            indexed: Arc::default(),
            outdated: Cancel::default(),
            turn: Arc::default(),
            declared,
        };
        let uri = Arc::clone(&open.uri);
        let key = Key::of(&uri);
        self.close(&uri);
        self.name(&key, open.path.as_ref());
        self.open.insert(key, open);
        uri
    }

    /// Reads and judges the document on `terms` from now on; gives whether others held before.
    pub fn reread(&self, uri: &Uri, mut terms: Terms) -> bool {
        let Some(mut open) = self.open.get_mut(&Key::of(uri)) else {
            return false;
        };
        terms.conventions.declared |= open.declared;
        if open.snapshot.is_on_terms(&terms) {
            return false;
        }
        let same = open.snapshot.edited(open.snapshot.version(), &[]);
        open.advance(same.on_terms(terms));
        true
    }

    /// Applies the changes, each to the result of the one before. They are applied whatever version they
    /// bear, for the client's text has them.
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
    pub fn close(&self, uri: &Uri) -> Option<Open> {
        let (key, open) = self.open.remove(&Key::of(uri))?;
        self.unname(&key, open.path.as_ref());
        open.outdated.cancel();
        Some(open)
    }

    /// Notes that the workspace has the document at `path` now, if that is another place; gives whether it is.
    pub fn place(&self, uri: &Uri, path: Option<&Arc<Path>>) -> bool {
        let key = Key::of(uri);
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

    fn name(&self, key: &Key, path: Option<&Arc<Path>>) {
        if let Some(path) = path {
            let mut keys = self.named.entry(Arc::clone(path)).or_default();
            keys.push(key.clone());
        }
    }

    fn unname(&self, key: &Key, path: Option<&Arc<Path>>) {
        if let Some(path) = path {
            if let Some(mut keys) = self.named.get_mut(path) {
                keys.retain(|other| other != key);
            }
            self.named.remove_if(path, |_, keys| keys.is_empty());
        }
    }

    /// Notes that nobody has typed for a while in the document, of which `snapshot` is the present version.
    pub fn finish(&self, key: &Key, snapshot: &Arc<Snapshot>) -> Option<Arc<Uri>> {
        let mut open = self.open.get_mut(key)?;
        if !Arc::ptr_eq(&open.snapshot, snapshot) {
            return None;
        }
        // The index knows it: its text is the same.
        let finished = open.snapshot.finished();
        open.replace(finished);
        Some(Arc::clone(&open.uri))
    }

    /// The document that is open of the file that the workspace has at `path`: by that name where it is open by several,
    /// else the one that was opened last.
    pub fn at(&self, path: &Path) -> Option<Open> {
        let keys = self.named.get(path)?;
        let own = uri::from_path(path).map(|uri| Key::of(&uri));
        let key = own.filter(|own| keys.contains(own));
        let key = key.or_else(|| keys.last().cloned())?;
        drop(keys);
        self.get(&key)
    }

    /// The document in its present version.
    pub fn get(&self, key: &Key) -> Option<Open> {
        self.open.get(key).map(|open| open.clone())
    }

    /// Where all open documents are, as the client spells it.
    pub fn uris(&self) -> Vec<Arc<Uri>> {
        self.open.iter().map(|open| Arc::clone(&open.uri)).collect()
    }

    /// Where the workspace has the open documents that are files.
    pub fn paths(&self) -> Vec<Arc<Path>> {
        let named = self.named.iter();
        named.map(|named| Arc::clone(named.key())).collect()
    }

    fn update(&self, uri: &Uri, next: impl FnOnce(&Snapshot) -> Snapshot) -> Option<Arc<Uri>> {
        let Some(mut open) = self.open.get_mut(&Key::of(uri)) else {
            tracing::warn!(uri = %uri.0, "a change of a document that is not open");
            return None;
        };
        let next = next(&open.snapshot);
        open.advance(next);
        Some(Arc::clone(&open.uri))
    }
}
