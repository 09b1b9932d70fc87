//! Resolving which goals support which, and publishing the documents that this affects.

use std::sync::Arc;

use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;

/// The number of files that are resolved at a time.
const CHUNK: usize = 64;

/// Resolves what is pending until nothing is, and publishes the documents that this affects.
pub fn resolve(session: &Arc<Session>) {
    loop {
        let turn = Turn(session);
        while resolve_some(session) {}
        publish_affected(session);
        session.announce_tree();
        drop(turn);
        // What became pending just before the turn ended must not be left.
        let index = session.index.read();
        let left = index.has_affected() || index.is_unsettled();
        if !left || !session.index.begin_resolving() {
            return;
        }
    }
}

/// Marks the task as running. The mark ends even if the task panics.
struct Turn<'a>(&'a Session);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.index.end_resolving();
    }
}

/// Resolves some files. Returns whether there were any.
fn resolve_some(session: &Session) -> bool {
    let index = session.index.read();
    let pending = index.pending(CHUNK).into_iter();
    let resolved: Vec<_> = pending.map(|pending| index.resolve(pending)).collect();
    drop(index);
    if resolved.is_empty() {
        return false;
    }
    session.index.change(|index| {
        resolved
            .into_iter()
            .for_each(|resolved| index.settle(resolved))
    });
    true
}

/// Publishes the open documents that are affected, or asks a client that pulls to pull again.
fn publish_affected(session: &Arc<Session>) {
    let (affected, index) = session
        .index
        .change(|index| (index.take_affected(), index.clone()));
    if affected.is_empty() {
        return;
    }
    if session.abilities().refreshes {
        return session.refresh_diagnostics();
    }
    for uri in session.documents.uris() {
        let open = session.documents.get(&DocumentKey::of(&uri));
        let id = open.and_then(|open| index.find(&open.path?));
        if id.is_some_and(|id| affected.contains(id)) {
            session.publish(&uri);
        }
    }
}
