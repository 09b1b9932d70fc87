//! Counting a line that is being typed as finished, after a pause.

use std::sync::Arc;

use tokio::time::sleep_until;

use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;

/// Waits until nobody has typed in the document `key` for a while. Then publishes the findings that its unfinished line
/// was spared.
pub async fn finish_typing(session: Arc<Session>, key: DocumentKey) {
    while let Some(due) = session.typing.due(&key) {
        sleep_until(due).await;
    }
    let open = session.documents.get(&key);
    let Some(open) = open.filter(|open| open.snapshot.typing_line().is_some()) else {
        return;
    };
    // An edit that came meanwhile waits for its own pause.
    if let Some(uri) = session.documents.finish(&key, &open.snapshot) {
        session.review(&uri);
    }
}
