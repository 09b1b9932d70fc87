//! `textDocument/documentHighlight`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};
use crate::lsp::uri::DocumentKey;

/// The occurrences, in the document, of the item at a position.
pub struct DocumentHighlightHandler;

impl DocumentRequest for DocumentHighlightHandler {
    type Params = DocumentHighlightParams;
    type Answer = Vec<DocumentHighlight>;

    fn document(params: &DocumentHighlightParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.highlight
    }

    fn run(
        document: &DocumentView<'_>,
        params: &DocumentHighlightParams,
    ) -> Option<Vec<DocumentHighlight>> {
        let offset = document.offset(params.text_document_position_params.position);
        let found =
            document.with_index(|around| ide::highlights(document.snapshot(), offset, around));
        let highlights = found.into_iter().map(|one| {
            let kind = if one.defines {
                DocumentHighlightKind::Write
            } else {
                DocumentHighlightKind::Read
            };
            let range = convert::range(document.text(), one.range, document.encoding());
            DocumentHighlight::new(range, Some(kind))
        });
        let highlights: Vec<_> = highlights.collect();
        (!highlights.is_empty()).then_some(highlights)
    }
}
