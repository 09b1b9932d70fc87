//! `textDocument/completion` and `completionItem/resolve`.

use std::sync::Arc;

use jiff::ZonedDateTime;

use super::traits::{DocumentRequest, ImmediateRequest};
use super::view::DocumentView;
use crate::ide::{self, Asked, Page};
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{
    CompletionItem, CompletionOptions, CompletionParams, CompletionResponse,
};
use crate::lsp::state::Session;
use crate::lsp::uri::DocumentKey;

/// How the server offers completion: after a label, a marker, and the beginning of a reference or a name.
pub(super) fn options(abilities: &Abilities) -> CompletionOptions {
    let characters = [":", " ", "[", "@"];
    CompletionOptions {
        trigger_characters: Some(characters.map(str::to_owned).into()),
        resolve_provider: Some(abilities.completion_resolve),
        ..CompletionOptions::default()
    }
}

/// What can be inserted at a position.
pub struct CompletionHandler;

impl DocumentRequest for CompletionHandler {
    type Params = CompletionParams;
    type Answer = CompletionResponse;

    fn document(params: &CompletionParams) -> Option<DocumentKey> {
        let at = &params.text_document_position_params;
        Some(DocumentKey::of(&at.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.completion
    }

    fn run(document: &DocumentView<'_>, params: &CompletionParams) -> Option<CompletionResponse> {
        let offset = document.offset(params.text_document_position_params.position);
        let context = params.context.as_ref();
        let trigger = context.and_then(|context| context.trigger_character.as_deref());
        let found = document.with_index(|around| {
            ide::complete(Asked {
                snapshot: document.snapshot(),
                around,
                today: ZonedDateTime::now().date(),
                offset,
                by_blank: trigger == Some(" "),
            })
        });
        let found = found.into_iter().enumerate();
        let items = found.map(|(rank, one)| {
            convert::completion_item(one, rank, document.text(), &document.abilities)
        });
        let items: Vec<_> = items.collect();
        (!items.is_empty()).then(|| items.into())
    }
}

/// A completion with its documentation, which is not in the list.
pub struct CompletionResolveHandler;

impl ImmediateRequest for CompletionResolveHandler {
    type Params = CompletionItem;
    type Answer = CompletionItem;

    fn run(session: &Arc<Session>, mut item: CompletionItem) -> CompletionItem {
        let data = item.data.as_ref();
        if let Some(page) = data.and_then(|data| Page::named(data.as_str()?)) {
            let markdown = session.abilities().completion_markdown;
            item.documentation = Some(convert::content(&page.text(), markdown).into());
        }
        item
    }
}
