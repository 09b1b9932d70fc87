//! `textDocument/didClose`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::DidCloseTextDocumentParams;
use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;
use crate::lsp::{indexing, workspace};

/// Closes a document: the file on disk counts again.
pub struct DidCloseHandler;

impl SyncNotification for DidCloseHandler {
    type Params = DidCloseTextDocumentParams;

    fn run(session: &Arc<Session>, params: DidCloseTextDocumentParams) {
        let Some(closed) = session.documents.close(&params.text_document.uri) else {
            return;
        };
        let key = DocumentKey::of(&closed.uri);
        session.tokens.forget(&key);
        session.pulled.forget(&key);
        if workspace::is_configuration(&closed.uri) {
            workspace::edited(session, &closed.uri);
            indexing::look(session);
            return;
        }
        indexing::closed(session, &closed);
        // A client that pulls has no pushed diagnostics of the document.
        if !session.abilities().refreshes {
            session.withdraw(closed.uri);
        }
    }
}
