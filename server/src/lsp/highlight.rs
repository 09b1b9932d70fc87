//! `textDocument/documentHighlight`.

use std::sync::Arc;

use super::convert;
use super::protocol::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, Result};
use super::session::Session;
use crate::ide;

/// The occurrences, in the document, of what stands where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().highlight;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let offset = convert::offset(text, at.position, abilities.encoding);
            let found = shared.among(open, |around| {
                ide::highlights(&open.snapshot, offset, around)
            });
            let highlights = found.into_iter().map(|one| {
                let kind = if one.defines {
                    DocumentHighlightKind::Write
                } else {
                    DocumentHighlightKind::Read
                };
                let range = convert::range(text, one.range, abilities.encoding);
                DocumentHighlight::new(range, Some(kind))
            });
            let highlights: Vec<_> = highlights.collect();
            (!highlights.is_empty()).then_some(highlights)
        })
        .await
}
