//! Putting open documents into the index.

use std::path::Path;
use std::sync::{Arc, PoisonError};

use super::begin;
use crate::lsp::state::{OpenDocument, Session};
use crate::lsp::uri::DocumentKey;
use crate::workspace::index::{Index, Record};

/// Makes an empty index in the client's unit, before anything is read or opened.
pub fn prepare(session: &Session) {
    let encoding = session.abilities().encoding;
    session.index.change(|index| *index = Index::new(encoding));
}

/// Puts the open document into the index, unless it is there. This comes before anything is published about the
/// document, because what other documents say of it depends on its goals in the index. Of several documents that are
/// one file, the last changed counts.
pub fn updated(session: &Arc<Session>, open: &OpenDocument) {
    let Some(path) = &open.path else {
        return;
    };
    let mut indexed = open.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    if *indexed {
        return;
    }
    let record = Record::of(&open.snapshot, path, session.abilities().encoding);
    *indexed = session.index.change(|index| {
        // The document may have a later version now, or be closed, and the file on disk read.
        let present = session.documents.get(&DocumentKey::of(&open.uri));
        let is_present =
            present.is_some_and(|present| Arc::ptr_eq(&present.indexed, &open.indexed));
        if is_present {
            index.insert(path, record);
            session.index.refresh(index);
        }
        is_present
    });
    drop(indexed);
    session.resolve_pending();
}

/// Notes that the document `closed` was closed. The file on disk counts again, or another document that is the same
/// file.
pub fn closed(session: &Arc<Session>, closed: &OpenDocument) {
    if let Some(path) = &closed.path {
        match session.documents.at(path) {
            Some(other) => {
                other.leave_index();
                session.publish(&other.uri);
            }
            None => session.files_changed([path.to_path_buf()]),
        }
    }
    begin::look(session);
}

/// Puts what was read of the file at `path` into the index, unless the file is open now.
pub(super) fn insert(session: &Session, index: &mut Index, path: &Path, record: Record) {
    if !is_open(session, path) {
        index.insert(path, record);
    }
}

/// Whether the file at `path` is open.
pub(super) fn is_open(session: &Session, path: &Path) -> bool {
    session.documents.at(path).is_some()
}
