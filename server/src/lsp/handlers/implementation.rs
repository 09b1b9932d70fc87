//! `textDocument/implementation`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{ImplementationParams, ImplementationResponse};
use crate::lsp::uri::DocumentKey;

/// The teams' goals that support the company objective at a position.
pub struct ImplementationHandler;

impl DocumentRequest for ImplementationHandler {
    type Params = ImplementationParams;
    type Answer = ImplementationResponse;

    fn document(params: &ImplementationParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.references
    }

    fn run(
        document: &DocumentView<'_>,
        params: &ImplementationParams,
    ) -> Option<ImplementationResponse> {
        let offset = document.offset(params.text_document_position_params.position);
        let places =
            document.with_index(|around| ide::implementation(document.snapshot(), offset, around));
        let locations = convert::locations(places, document.origin());
        (!locations.is_empty()).then(|| ImplementationResponse::Definition(locations.into()))
    }
}
