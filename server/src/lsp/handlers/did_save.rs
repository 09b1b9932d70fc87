//! `textDocument/didSave`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::DidSaveTextDocumentParams;
use crate::lsp::state::Session;
use crate::lsp::workspace;

/// Notes that a document was saved: all its lines count as finished.
pub struct DidSaveHandler;

impl SyncNotification for DidSaveHandler {
    type Params = DidSaveTextDocumentParams;

    fn run(session: &Arc<Session>, params: DidSaveTextDocumentParams) {
        workspace::look_everywhere(session);
        if let Some(saved) = session.documents.save(&params.text_document.uri) {
            session.review(&saved);
        }
    }
}
