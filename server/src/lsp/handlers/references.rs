//! `textDocument/references`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{Location, ReferenceParams};
use crate::lsp::uri::DocumentKey;

/// All places that refer to the item at a position.
pub struct ReferencesHandler;

impl DocumentRequest for ReferencesHandler {
    type Params = ReferenceParams;
    type Answer = Vec<Location>;

    fn document(params: &ReferenceParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.references
    }

    fn run(document: &DocumentView<'_>, params: &ReferenceParams) -> Option<Vec<Location>> {
        let offset = document.offset(params.text_document_position_params.position);
        let declaration = params.context.include_declaration;
        let places = document
            .with_index(|around| ide::references(document.snapshot(), offset, around, declaration));
        let locations = convert::locations(places, document.origin());
        (!locations.is_empty()).then_some(locations)
    }
}
