//! `workspace/didChangeWorkspaceFolders`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::DidChangeWorkspaceFoldersParams;
use crate::lsp::state::Session;
use crate::lsp::{indexing, workspace};

/// Notes that folders were opened and closed, and begins to read those that are open now.
pub struct DidChangeWorkspaceFoldersHandler;

impl SyncNotification for DidChangeWorkspaceFoldersHandler {
    type Params = DidChangeWorkspaceFoldersParams;

    fn run(session: &Arc<Session>, params: DidChangeWorkspaceFoldersParams) {
        workspace::folders_changed(session, &params.event);
        indexing::begin(session);
    }
}
