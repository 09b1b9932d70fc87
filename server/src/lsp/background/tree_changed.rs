//! `okr/treeChanged`, which `server/docs/protocol.md` describes.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::time::sleep;

use crate::lsp::state::Session;

/// The client gets one notification in this time at most.
const PAUSE: Duration = Duration::from_millis(250);

/// Tells the client, after a pause, that the tree of goals has changed.
pub async fn announce(session: Arc<Session>) {
    sleep(PAUSE).await;
    // In this order, so that a later change begins another task.
    session.tree.end();
    let revision = session.index.read().goals_revision();
    if session.tree.advance(revision) {
        session.writer.notify("okr/treeChanged", json!({}));
    }
}
