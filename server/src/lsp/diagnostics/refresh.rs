//! Asking the client to pull diagnostics again.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use crate::lsp::state::Session;

/// How long to wait for other changes, so that one request is enough for all.
const PAUSE: Duration = Duration::from_millis(20);

/// Asks the client, after a pause, to pull diagnostics again.
pub async fn refresh(session: Arc<Session>) {
    sleep(PAUSE).await;
    session.pulled.end_refresh();
    let Some(client) = session.client() else {
        return;
    };
    if let Err(error) = client.workspace_diagnostic_refresh().await {
        tracing::warn!(%error, "the client does not ask for diagnostics again");
    }
}
