//! Reading open documents again when their terms may have changed.

use std::sync::{Arc, PoisonError};

use super::terms::terms;
use crate::lsp::protocol::Uri;
use crate::lsp::state::Session;

/// Reads all open documents on their present terms, and publishes those whose terms have changed.
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

/// Reads the open document at `uri` on its present terms. Returns whether they have changed.
pub fn reread_one(session: &Arc<Session>, uri: &Uri) -> bool {
    // One at a time: the last call has the latest terms.
    let rereading = &session.folders.rereading;
    let _turn = rereading.lock().unwrap_or_else(PoisonError::into_inner);
    session.documents.reread(uri, terms(session, uri))
}
