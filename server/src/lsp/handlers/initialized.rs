//! `initialized`.

use std::sync::Arc;

use futures_util::future::join;

use super::did_change_configuration;
use super::traits::WaitingNotification;
use crate::lsp::protocol::InitializedParams;
use crate::lsp::state::Session;
use crate::lsp::{indexing, workspace};

/// Begins to read the folders, and asks the client for its settings and to report changed files.
pub struct InitializedHandler;

impl WaitingNotification for InitializedHandler {
    type Params = InitializedParams;

    async fn run(session: &Arc<Session>, _: InitializedParams) {
        workspace::start(session);
        indexing::begin(session);
        let settings = did_change_configuration::ask(session);
        join(settings, indexing::watch(session)).await;
    }
}
