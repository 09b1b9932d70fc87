//! `textDocument/semanticTokens/full`, `…/full/delta` and `…/range`.

mod delta;
mod legend;

use std::sync::Arc;

pub use delta::Sent;
pub use legend::Legend;

use super::convert;
use super::documents::Open;
use super::protocol::{
    Position, Range, Result, SemanticToken, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensDeltaResponse, SemanticTokensParams, SemanticTokensRangeParams,
};
use super::session::Session;
use super::uri::Key;
use crate::ide;
use crate::text::{Encoding, Text};

/// The tokens of a whole document.
pub async fn full(
    session: &Arc<Session>,
    params: SemanticTokensParams,
) -> Result<Option<SemanticTokens>> {
    let wanted = session.settings().semantic_tokens;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &params.text_document.uri, move |open, abilities| {
            let tokens = all(open, &abilities.tokens, abilities.encoding);
            let id = shared.tokens.keep(Key::of(&open.uri), tokens.clone());
            Some(SemanticTokens::new(Some(id), tokens))
        })
        .await
}

/// How the tokens of a document differ from those that the client has.
pub async fn delta(
    session: &Arc<Session>,
    params: SemanticTokensDeltaParams,
) -> Result<Option<SemanticTokensDeltaResponse>> {
    let wanted = session.settings().semantic_tokens;
    let shared = Arc::clone(session);
    session
        .answer(wanted, &params.text_document.uri, move |open, abilities| {
            let tokens = all(open, &abilities.tokens, abilities.encoding);
            let key = Key::of(&open.uri);
            Some(shared.tokens.since(key, &params.previous_result_id, tokens))
        })
        .await
}

/// The tokens in a part of a document.
pub async fn range(
    session: &Arc<Session>,
    params: SemanticTokensRangeParams,
) -> Result<Option<SemanticTokens>> {
    let wanted = session.settings().semantic_tokens;
    session
        .answer(wanted, &params.text_document.uri, move |open, abilities| {
            let text = open.snapshot.text();
            let bytes = convert::bytes(text, params.range, abilities.encoding);
            let found = ide::semantic_tokens(&open.snapshot, bytes);
            let data = encoded(&found, text, &abilities.tokens, abilities.encoding);
            Some(SemanticTokens::new(None, data))
        })
        .await
}

fn all(open: &Open, legend: &Legend, encoding: Encoding) -> Vec<SemanticToken> {
    let text = open.snapshot.text();
    let found = ide::semantic_tokens(&open.snapshot, 0..text.len());
    encoded(&found, text, legend, encoding)
}

/// The tokens as the protocol counts them: each from the start of the one before.
fn encoded(
    tokens: &[ide::Token],
    text: &Text,
    legend: &Legend,
    encoding: Encoding,
) -> Vec<SemanticToken> {
    let mut last = Position::default();
    let tokens = tokens.iter().filter_map(|token| {
        let token_type = legend.number(token.kind)?;
        let Range { start, end } = convert::range(text, token.range.clone(), encoding);
        let delta_line = start.line - last.line;
        let before = if delta_line == 0 { last.character } else { 0 };
        last = start;
        Some(SemanticToken {
            delta_line,
            delta_start: start.character - before,
            length: end.character - start.character,
            token_type,
            token_modifiers_bitset: 0,
        })
    });
    tokens.collect()
}
