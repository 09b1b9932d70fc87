//! The semantic tokens that the client has.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::lsp::convert;
use crate::lsp::protocol::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaResponse,
};
use crate::lsp::uri::DocumentKey;

/// The tokens that the client has of the open documents.
#[derive(Debug, Default)]
pub struct SentTokens(Mutex<TokensState>);

#[derive(Debug, Default)]
struct TokensState {
    /// How often tokens have been sent; the last result id.
    count: u64,
    documents: HashMap<DocumentKey, (String, Vec<SemanticToken>)>,
}

impl SentTokens {
    /// Keeps `tokens`, which are about to be sent, and returns their result id.
    pub fn keep(&self, document: DocumentKey, tokens: Vec<SemanticToken>) -> String {
        let mut state = self.lock();
        state.count += 1;
        let id = state.count.to_string();
        state.documents.insert(document, (id.clone(), tokens));
        id
    }

    /// The difference between `tokens` and those that the client has by the result id `id`; all of `tokens` if the old
    /// ones are not kept any more.
    pub fn since(
        &self,
        document: DocumentKey,
        id: &str,
        tokens: Vec<SemanticToken>,
    ) -> SemanticTokensDeltaResponse {
        let before = self.lock().documents.remove(&document);
        let new = self.keep(document, tokens.clone());
        match before.filter(|(known, _)| known == id) {
            Some((_, before)) => {
                SemanticTokensDelta::new(Some(new), convert::difference(&before, &tokens)).into()
            }
            None => SemanticTokens::new(Some(new), tokens).into(),
        }
    }

    /// Forgets the tokens of `document`, which was closed.
    pub fn forget(&self, document: &DocumentKey) {
        self.lock().documents.remove(document);
    }

    fn lock(&self) -> MutexGuard<'_, TokensState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::convert::tokens;
    use crate::lsp::protocol::Uri;

    #[test]
    fn what_is_not_known_is_sent_whole() {
        let sent = SentTokens::default();
        let key = || DocumentKey::of(&Uri("file:///plan.okr".to_owned()));
        let id = sent.keep(key(), tokens(&[1]));
        let whole = |response: &SemanticTokensDeltaResponse| {
            matches!(response, SemanticTokensDeltaResponse::SemanticTokens(_))
        };
        assert!(!whole(&sent.since(key(), &id, tokens(&[2]))));
        assert!(
            whole(&sent.since(key(), &id, tokens(&[3]))),
            "it is not the last"
        );
        sent.forget(&key());
        assert!(whole(&sent.since(key(), "3", tokens(&[3]))));
    }
}
