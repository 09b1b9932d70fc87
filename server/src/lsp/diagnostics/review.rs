//! Finding out whether a client that pulls has old diagnostics.

use std::sync::Arc;

use super::check::diagnostics;
use crate::lsp::state::{Session, result_id};
use crate::lsp::uri::DocumentKey;

/// Asks the client to pull again if it has other diagnostics of the open document `key` than the present ones.
pub fn review(session: &Arc<Session>, key: &DocumentKey) {
    let open = session.documents.get(key);
    let id = open.map(|open| result_id(&diagnostics(session, &open)));
    if id.is_some_and(|id| session.pulled.differ(key, &id)) {
        session.refresh_diagnostics();
    }
}
