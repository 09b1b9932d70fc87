//! Reading open documents again when their settings may have changed.

use std::sync::{Arc, PoisonError};

use super::document_settings::document_settings;
use crate::lsp::protocol::Uri;
use crate::lsp::state::Session;

/// Reads all open documents with their present settings, and publishes those whose settings have changed.
pub fn reread(session: &Arc<Session>) {
    let mut changed = false;
    session.closed_results.forget();
    for uri in session.documents.uris() {
        if reread_one(session, &uri) {
            session.publish(&uri);
            changed = true;
        }
    }
    if changed {
        session.refresh_diagnostics();
    }
}

/// Reads the open document at `uri` with its present settings. Returns whether they have changed.
pub fn reread_one(session: &Arc<Session>, uri: &Uri) -> bool {
    // One at a time: the last call has the latest settings.
    let rereading = &session.folders.rereading;
    let _turn = rereading.lock().unwrap_or_else(PoisonError::into_inner);
    session
        .documents
        .reread(uri, document_settings(session, uri))
}
