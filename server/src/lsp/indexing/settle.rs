//! Working out in the background who serves whom, and telling the documents that it concerns.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::lsp::diagnostic;
use crate::lsp::publish::Publisher;
use crate::lsp::session::Session;
use crate::lsp::tree;
use crate::lsp::uri::Key;

/// So many files are worked out at a time.
const CHUNK: usize = 64;

/// Works out what is left to be worked out, soon, and tells the documents that it concerns.
pub(super) fn soon(session: &Arc<Session>) {
    let indexing = &session.indexing;
    // While the folders are read everything is left for the end.
    if indexing.is_scanning() || indexing.settling.swap(true, Ordering::AcqRel) {
        return;
    }
    let shared = Arc::clone(session);
    session.chore(move || run(&shared));
}

fn run(session: &Arc<Session>) {
    let indexing = &session.indexing;
    loop {
        let turn = Turn(&indexing.settling);
        while work(session) {}
        tell(session);
        tree::tell(session);
        drop(turn);
        // What came between the last look and this line is not to be left lying.
        let index = indexing.read();
        let left = index.has_affected() || index.is_unsettled();
        if !left || indexing.is_scanning() || indexing.settling.swap(true, Ordering::AcqRel) {
            return;
        }
    }
}

/// The turn of the one who works out, which ends even if that fails.
struct Turn<'a>(&'a AtomicBool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// Works out some files; gives whether there were any.
fn work(session: &Arc<Session>) -> bool {
    let indexing = &session.indexing;
    let index = indexing.read();
    let pending = index.pending(CHUNK).into_iter();
    let resolved: Vec<_> = pending.map(|pending| index.resolve(pending)).collect();
    drop(index);
    if resolved.is_empty() {
        return false;
    }
    indexing.change(|index| {
        resolved
            .into_iter()
            .for_each(|resolved| index.settle(resolved))
    });
    true
}

/// Publishes the diagnostics of the open documents that are concerned anew, or asks a client that pulls to pull
/// again.
fn tell(session: &Arc<Session>) {
    let (concerned, index) = session
        .indexing
        .change(|index| (index.take_affected(), index.clone()));
    if concerned.is_empty() {
        return;
    }
    if session.abilities().refreshes {
        return diagnostic::ask_again(session);
    }
    for uri in session.documents.uris() {
        let open = session.documents.get(&Key::of(&uri));
        let id = open.and_then(|open| index.find(&open.path?));
        if id.is_some_and(|id| concerned.contains(id)) {
            Publisher::publish(session, &uri);
        }
    }
}
