//! `textDocument/hover`.

use jiff::ZonedDateTime;

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{Hover, HoverParams};
use crate::lsp::uri::DocumentKey;

/// Help about the item at a position.
pub struct HoverHandler;

impl DocumentRequest for HoverHandler {
    type Params = HoverParams;
    type Answer = Hover;

    fn document(params: &HoverParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.hover
    }

    fn run(document: &DocumentView<'_>, params: &HoverParams) -> Option<Hover> {
        let offset = document.offset(params.text_document_position_params.position);
        let today = ZonedDateTime::now().date();
        let hover =
            document.with_index(|around| ide::hover(document.snapshot(), offset, today, around))?;
        Some(convert::hover(hover, document.text(), &document.abilities))
    }
}
