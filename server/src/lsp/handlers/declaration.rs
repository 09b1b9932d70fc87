//! `textDocument/declaration`.

use super::link::link;
use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{DeclarationParams, DeclarationResponse};
use crate::lsp::uri::DocumentKey;

/// The company key result that the item at a position repeats or, failing that, its definition.
pub struct DeclarationHandler;

impl DocumentRequest for DeclarationHandler {
    type Params = DeclarationParams;
    type Answer = DeclarationResponse;

    fn document(params: &DeclarationParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.references
    }

    fn run(document: &DocumentView<'_>, params: &DeclarationParams) -> Option<DeclarationResponse> {
        let position = params.text_document_position_params.position;
        let link = link(document, position, ide::declaration)?;
        Some(if document.abilities.declaration_links {
            vec![link].into()
        } else {
            DeclarationResponse::Declaration(convert::end(link).into())
        })
    }
}
