//! `textDocument/completion` and `completionItem/resolve`.

use std::sync::Arc;

use super::convert;
use super::markup;
use super::protocol::{CompletionItem, CompletionParams, CompletionResponse, Result};
use super::session::Session;
use crate::ide::{self, Page};

/// What can be inserted where the client says.
pub async fn answer(
    session: &Arc<Session>,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let at = params.text_document_position_params;
    let wanted = session.settings().completion;
    session
        .answer(wanted, &at.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let offset = convert::offset(text, at.position, abilities.encoding);
            let found = ide::complete(&open.snapshot, offset)
                .into_iter()
                .enumerate();
            let items: Vec<_> = found
                .map(|(rank, one)| convert::completion(one, rank, text, abilities))
                .collect();
            (!items.is_empty()).then(|| items.into())
        })
        .await
}

/// `item` with its documentation, which was left out of the list.
pub fn resolve(session: &Session, mut item: CompletionItem) -> CompletionItem {
    let data = item.data.as_ref();
    if let Some(page) = data.and_then(|data| Page::named(data.as_str()?)) {
        item.documentation =
            Some(markup::content(page.text(), session.abilities().completion_markdown).into());
    }
    item
}
