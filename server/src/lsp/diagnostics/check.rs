//! Computing the diagnostics of a document.

use std::sync::{Arc, OnceLock};

use crate::lsp::protocol::Diagnostic;
use crate::lsp::state::{OpenDocument, Session};
use crate::lsp::{convert, indexing};
use crate::rules::{self, Look};
use crate::workspace::Surroundings;

/// The most diagnostics that are sent for one document. If there are more, the worst are sent.
const MOST_DIAGNOSTICS: usize = 500;

/// The diagnostics of a document, worst first; none if the user has disabled them. Also puts an open document into the
/// index.
pub fn diagnostics(session: &Arc<Session>, open: &OpenDocument) -> Vec<Diagnostic> {
    diagnostics_while(session, open, &|| true).unwrap_or_default()
}

/// The same as [`diagnostics`]; `None` if they are not `wanted` any more before the end.
pub fn diagnostics_while(
    session: &Arc<Session>,
    open: &OpenDocument,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<Diagnostic>> {
    if !session.settings().diagnostics.enable {
        indexing::updated(session, open);
        return Some(Vec::new());
    }
    let mut found = with_index_later(session, open, |open, around| {
        rules::check_while(&open.snapshot, around, wanted)
    })?;
    indexing::updated(session, open);
    found.sort_by_key(|found| found.severity);
    let abilities = session.abilities();
    let text = open.snapshot.text();
    let unread = open.snapshot.unread();
    let unread = unread.map(|from| convert::unread(from, text, abilities.encoding));
    let found = found
        .iter()
        .map(|found| convert::diagnostic(found, &open.uri, text, &abilities));
    let all = unread.into_iter().chain(found);
    Some(all.take(MOST_DIAGNOSTICS).collect())
}

/// The same as [`Session::with_index`], but gets the index only if `look` needs it. Then it first puts the present
/// version of the document into the index.
fn with_index_later<T>(
    session: &Arc<Session>,
    open: &OpenDocument,
    look: impl for<'a> FnOnce(&'a OpenDocument, Look<'a>) -> T,
) -> T {
    let path = open.path.clone();
    let Some(path) = path.or_else(|| session.folders.path_in_first(&open.uri)) else {
        return look(open, &Surroundings::none);
    };
    let index = OnceLock::new();
    let around = || {
        let index = index.get_or_init(|| {
            indexing::updated(session, open);
            session.index.read()
        });
        Surroundings::of(index, &path)
    };
    look(open, &around)
}
