//! `textDocument/didOpen`.

use std::sync::Arc;

use super::did_change::changed;
use super::traits::SyncNotification;
use crate::lsp::protocol::DidOpenTextDocumentParams;
use crate::lsp::state::Session;
use crate::lsp::{indexing, workspace};

/// Opens a document.
pub struct DidOpenHandler;

impl SyncNotification for DidOpenHandler {
    type Params = DidOpenTextDocumentParams;

    fn run(session: &Arc<Session>, params: DidOpenTextDocumentParams) {
        let uri = &params.text_document.uri;
        workspace::look(session, uri);
        let document_settings = workspace::document_settings(session, uri);
        let path = workspace::place(session, uri);
        let uri = session
            .documents
            .open(params.text_document, path, document_settings);
        // The settings may have changed since those of the document were looked up.
        workspace::reread_one(session, &uri);
        changed(session, &uri);
        indexing::look(session);
    }
}
