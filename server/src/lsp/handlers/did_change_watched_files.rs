//! `workspace/didChangeWatchedFiles`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::DidChangeWatchedFilesParams;
use crate::lsp::state::Session;
use crate::lsp::uri;

/// Notes that files have changed on disk.
pub struct DidChangeWatchedFilesHandler;

impl SyncNotification for DidChangeWatchedFilesHandler {
    type Params = DidChangeWatchedFilesParams;

    fn run(session: &Arc<Session>, params: DidChangeWatchedFilesParams) {
        let paths = params.changes.iter();
        session.files_changed(paths.filter_map(|change| uri::path(&change.uri)));
    }
}
