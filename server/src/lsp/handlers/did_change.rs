//! `textDocument/didChange`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::{DidChangeTextDocumentParams, Uri};
use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;
use crate::lsp::workspace;

/// Edits a document.
pub struct DidChangeHandler;

impl SyncNotification for DidChangeHandler {
    type Params = DidChangeTextDocumentParams;

    fn run(session: &Arc<Session>, params: DidChangeTextDocumentParams) {
        let encoding = session.abilities().encoding;
        if let Some(uri) = session.documents.change(params, encoding) {
            changed(session, &uri);
            session.typed(DocumentKey::of(&uri));
        }
    }
}

/// Publishes what follows from the new text of the document at `uri`.
pub(super) fn changed(session: &Arc<Session>, uri: &Uri) {
    if workspace::is_configuration(uri) {
        workspace::edited(session, uri);
    } else {
        session.publish(uri);
    }
}
