//! What of a document's tokens has changed since the client last asked.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::lsp::protocol::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaResponse,
    SemanticTokensEdit,
};
use crate::lsp::uri::Key;

/// So many numbers stand for a token.
const NUMBERS: usize = 5;

/// The tokens that the client has of the open documents.
#[derive(Debug, Default)]
pub struct Sent(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// How often tokens have been sent.
    count: u64,
    documents: HashMap<Key, (String, Vec<SemanticToken>)>,
}

impl Sent {
    /// Keeps `tokens`, which are about to be sent, and gives their name.
    pub fn keep(&self, document: Key, tokens: Vec<SemanticToken>) -> String {
        let mut state = self.lock();
        state.count += 1;
        let id = state.count.to_string();
        state.documents.insert(document, (id.clone(), tokens));
        id
    }

    /// How `tokens` differ from those that the client knows by the name `id`; all of them where these are not kept
    /// any more.
    pub fn since(
        &self,
        document: Key,
        id: &str,
        tokens: Vec<SemanticToken>,
    ) -> SemanticTokensDeltaResponse {
        let before = self.lock().documents.remove(&document);
        let new = self.keep(document, tokens.clone());
        match before.filter(|(known, _)| known == id) {
            Some((_, before)) => {
                SemanticTokensDelta::new(Some(new), edits(&before, &tokens)).into()
            }
            None => SemanticTokens::new(Some(new), tokens).into(),
        }
    }

    /// Forgets the tokens of `document`, which was closed.
    pub fn forget(&self, document: &Key) {
        self.lock().documents.remove(document);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One edit at most: a change of a document seldom has several places.
fn edits(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let first = before.iter().zip(after).take_while(same).count();
    let rest = (before.get(first..), after.get(first..));
    let (before, after) = (rest.0.unwrap_or_default(), rest.1.unwrap_or_default());
    let ends = before.iter().rev().zip(after.iter().rev());
    let last = ends.take_while(same).count();
    let (gone, come) = (before.len() - last, after.len() - last);
    if gone == 0 && come == 0 {
        return Vec::new();
    }
    let come = after.iter().take(come).flat_map(|token| {
        [
            token.delta_line,
            token.delta_start,
            token.length,
            token.token_type,
            token.token_modifiers_bitset,
        ]
    });
    let count = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit::new(
        count(first),
        count(gone),
        Some(come.collect()),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lsp::protocol::Uri;

    fn tokens(lines: &[u32]) -> Vec<SemanticToken> {
        let tokens = lines.iter().map(|delta_line| SemanticToken {
            delta_line: *delta_line,
            delta_start: 1,
            length: 2,
            token_type: 0,
            token_modifiers_bitset: 0,
        });
        tokens.collect()
    }

    #[test]
    fn an_edit_turns_the_old_tokens_into_the_new() {
        for (before, after, start, gone, come) in [
            (&[1, 2, 3][..], &[1, 7, 8, 3][..], 5, 5, 10),
            (&[1, 2], &[1, 2, 2], 10, 0, 5),
            (&[1, 1, 1], &[1], 5, 10, 0),
            (&[], &[4], 0, 0, 5),
        ] {
            let edits = edits(&tokens(before), &tokens(after));
            let [edit] = edits.as_slice() else {
                panic!("{edits:?}");
            };
            let data = edit.data.as_ref().map_or(0, Vec::len);
            assert_eq!((edit.start, edit.delete_count, data), (start, gone, come));
        }
        assert_eq!(edits(&tokens(&[1, 2]), &tokens(&[1, 2])), []);
    }

    #[test]
    fn what_is_not_known_is_sent_whole() {
        let sent = Sent::default();
        let key = || Key::of(&Uri("file:///plan.okr".to_owned()));
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
