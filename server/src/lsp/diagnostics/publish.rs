//! Pushing the diagnostics of a document.
//!
//! The task goes round again when the document has changed meanwhile. A version that was replaced while it was checked
//! is not published. So nothing is published after the message that clears a closed document.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde::Serialize;

use super::check::diagnostics_while;
use crate::lsp::indexing;
use crate::lsp::protocol::{Diagnostic, Uri};
use crate::lsp::state::{Publication, Session};
use crate::lsp::uri::DocumentKey;

/// The parameters of `textDocument/publishDiagnostics`.
#[derive(Serialize)]
struct PublishParams<'a> {
    uri: &'a Uri,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
    diagnostics: &'a [Diagnostic],
}

/// Publishes the document `key` until nothing more happens to it.
pub fn publish(session: &Arc<Session>, key: &DocumentKey) {
    while session.publications.goes_on(key) {
        // A rule that panics must not stop the document from being published again later.
        let present = || publish_present(session, key);
        if catch_unwind(AssertUnwindSafe(present)).is_err() {
            tracing::error!("checking a document failed");
        }
    }
}

/// Publishes what the client does not know of the document.
fn publish_present(session: &Arc<Session>, key: &DocumentKey) {
    if let Some(uri) = session.publications.take_closed(key) {
        send(session, &uri, None, &[]);
    }
    if let Some(problems) = session.folders.problems(key) {
        return send_news(session, key, problems);
    }
    let Some(open) = session.documents.get(key) else {
        return;
    };
    let is_present = || !open.outdated.is_cancelled();
    if !open.snapshot.analyse_while(&is_present) {
        return;
    }
    if session.abilities().refreshes {
        return indexing::updated(session, &open);
    }
    let Some(diagnostics) = diagnostics_while(session, &open, &is_present) else {
        return;
    };
    let publication = Publication {
        uri: Arc::clone(&open.uri),
        version: Some(open.snapshot.version()),
        diagnostics,
    };
    let present = session.documents.get(key);
    if present.is_some_and(|present| Arc::ptr_eq(&present.snapshot, &open.snapshot)) {
        send_news(session, key, publication);
    }
}

/// Sends `publication` unless the client has it. Only the document's one task does this. While it waits for a slow
/// client, it blocks nobody else.
fn send_news(session: &Session, key: &DocumentKey, publication: Publication) {
    if session.publications.has(key, &publication) {
        return;
    }
    let Publication {
        uri,
        version,
        diagnostics,
    } = &publication;
    send(session, uri, *version, diagnostics);
    session.publications.remember(key, publication);
}

fn send(session: &Session, uri: &Uri, version: Option<i32>, diagnostics: &[Diagnostic]) {
    let params = PublishParams {
        uri,
        version,
        diagnostics,
    };
    session
        .writer
        .notify("textDocument/publishDiagnostics", params);
}
