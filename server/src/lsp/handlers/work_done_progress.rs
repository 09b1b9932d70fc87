//! `window/workDoneProgress/cancel`.

use std::sync::Arc;

use super::traits::SyncNotification;
use crate::lsp::protocol::{ProgressToken, WorkDoneProgressCancelParams};
use crate::lsp::state::Session;

/// Stops the scan whose progress the client shows.
pub struct WorkDoneProgressCancelHandler;

impl SyncNotification for WorkDoneProgressCancelHandler {
    type Params = WorkDoneProgressCancelParams;

    fn run(session: &Arc<Session>, params: WorkDoneProgressCancelParams) {
        if let ProgressToken::String(token) = &params.token {
            session.index.scan().cancel(token);
        }
    }
}
