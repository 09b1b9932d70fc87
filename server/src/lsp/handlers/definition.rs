//! `textDocument/definition`.

use super::link::link;
use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{DefinitionParams, DefinitionResponse};
use crate::lsp::uri::DocumentKey;

/// The company objective with the best evidence that the item at a position supports.
pub struct DefinitionHandler;

impl DocumentRequest for DefinitionHandler {
    type Params = DefinitionParams;
    type Answer = DefinitionResponse;

    fn document(params: &DefinitionParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.definition
    }

    fn run(document: &DocumentView<'_>, params: &DefinitionParams) -> Option<DefinitionResponse> {
        let position = params.text_document_position_params.position;
        let link = link(document, position, ide::definition)?;
        Some(if document.abilities.definition_links {
            vec![link].into()
        } else {
            DefinitionResponse::Definition(convert::end(link).into())
        })
    }
}
