//! `textDocument/semanticTokens/full`, `…/full/delta` and `…/range`.

use super::traits::DocumentRequest;
use super::view::DocumentView;
use crate::ide;
use crate::lsp::client::{Abilities, Settings};
use crate::lsp::convert;
use crate::lsp::protocol::{
    SemanticToken, SemanticTokens, SemanticTokensDeltaParams, SemanticTokensDeltaResponse,
    SemanticTokensParams, SemanticTokensRangeParams,
};
use crate::lsp::uri::DocumentKey;

/// The tokens of a whole document.
pub struct SemanticTokensHandler;

impl DocumentRequest for SemanticTokensHandler {
    type Params = SemanticTokensParams;
    type Answer = SemanticTokens;

    fn document(params: &SemanticTokensParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.semantic_tokens
    }

    fn run(document: &DocumentView<'_>, _: &SemanticTokensParams) -> Option<SemanticTokens> {
        let tokens = all(document);
        let id = document.keep_tokens(tokens.clone());
        Some(SemanticTokens::new(Some(id), tokens))
    }
}

/// The difference between the tokens of a document and those that the client has.
pub struct SemanticTokensDeltaHandler;

impl DocumentRequest for SemanticTokensDeltaHandler {
    type Params = SemanticTokensDeltaParams;
    type Answer = SemanticTokensDeltaResponse;

    fn document(params: &SemanticTokensDeltaParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.semantic_tokens
    }

    fn run(
        document: &DocumentView<'_>,
        params: &SemanticTokensDeltaParams,
    ) -> Option<SemanticTokensDeltaResponse> {
        let tokens = all(document);
        Some(document.tokens_since(&params.previous_result_id, tokens))
    }
}

/// The tokens in a part of a document.
pub struct SemanticTokensRangeHandler;

impl DocumentRequest for SemanticTokensRangeHandler {
    type Params = SemanticTokensRangeParams;
    type Answer = SemanticTokens;

    fn document(params: &SemanticTokensRangeParams) -> Option<DocumentKey> {
        Some(DocumentKey::of(&params.text_document.uri))
    }

    fn is_enabled(settings: &Settings, _: &Abilities) -> bool {
        settings.semantic_tokens
    }

    fn run(
        document: &DocumentView<'_>,
        params: &SemanticTokensRangeParams,
    ) -> Option<SemanticTokens> {
        let tokens = within(document, document.bytes(params.range));
        Some(SemanticTokens::new(None, tokens))
    }
}

fn all(document: &DocumentView<'_>) -> Vec<SemanticToken> {
    within(document, 0..document.text().len())
}

/// The tokens in `bytes` of the document.
fn within(document: &DocumentView<'_>, bytes: std::ops::Range<usize>) -> Vec<SemanticToken> {
    let found = ide::semantic_tokens(document.snapshot(), bytes);
    let legend = &document.abilities.tokens;
    convert::encoded(&found, document.text(), legend, document.encoding())
}
