//! The names that a client has for semantic tokens.

use crate::ide::TokenKind;
use crate::lsp::protocol::{
    ClientCapabilities, ClientSemanticTokensRequestOptionsFull, SemanticTokensClientCapabilities,
};

/// For each kind of token our own name, and the nearest standard one.
const NAMES: [(TokenKind, [&str; 2]); 9] = [
    (TokenKind::Label, ["okrLabel", "keyword"]),
    (TokenKind::Objective, ["okrObjective", "class"]),
    (TokenKind::KeyResult, ["okrKeyResult", "property"]),
    (TokenKind::Initiative, ["okrInitiative", "method"]),
    (TokenKind::Kpi, ["okrKpi", "variable"]),
    (TokenKind::Quantity, ["okrQuantity", "number"]),
    (TokenKind::Period, ["okrPeriod", "enumMember"]),
    (TokenKind::Placeholder, ["okrPlaceholder", "parameter"]),
    (TokenKind::Owner, ["okrOwner", "decorator"]),
];

/// The names of tokens that a client knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// The name for each of [`NAMES`], if the client knows one.
    names: [Option<&'static str>; NAMES.len()],
    /// It accepts the difference to the tokens that it has.
    pub delta: bool,
}

impl Legend {
    /// Reads the names that `client` knows.
    pub fn of(client: &ClientCapabilities) -> Self {
        let text = client.text_document.as_ref();
        text.and_then(|text| text.semantic_tokens.as_ref())
            .map(Self::known)
            .unwrap_or_default()
    }

    fn known(client: &SemanticTokensClientCapabilities) -> Self {
        let is_known = |name: &&str| client.token_types.iter().any(|known| known == name);
        use ClientSemanticTokensRequestOptionsFull as Full;
        Self {
            names: NAMES.map(|(_, names)| names.into_iter().find(is_known)),
            delta: match &client.requests.full {
                Some(Full::ClientSemanticTokensRequestFullDelta(full)) => full.delta == Some(true),
                _ => false,
            },
        }
    }

    /// The names that are used, in the order of their numbers.
    pub fn names(&self) -> Vec<String> {
        let names = self.names.iter().flatten();
        names.map(|name| (*name).to_owned()).collect()
    }

    /// The number of the name for `kind`; `None` if the client knows none.
    pub fn number(&self, kind: TokenKind) -> Option<u32> {
        let at = NAMES.iter().position(|(named, _)| *named == kind)?;
        (*self.names.get(at)?)?;
        let before = self.names.get(..at)?.iter().flatten().count();
        u32::try_from(before).ok()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn legend(types: &[&str], full: &serde_json::Value) -> Legend {
        let tokens = json!({
            "requests": {"full": full, "range": true},
            "tokenTypes": types,
            "tokenModifiers": [],
            "formats": ["relative"],
        });
        let client = json!({"textDocument": {"semanticTokens": tokens}});
        Legend::of(&serde_json::from_value(client).unwrap())
    }

    #[test]
    fn every_kind_has_its_names() {
        for kind in TokenKind::ALL {
            assert!(NAMES.iter().any(|(named, _)| *named == kind), "{kind:?}");
        }
    }

    #[test]
    fn only_names_that_the_client_knows_are_used() {
        let known = legend(
            &["number", "okrLabel", "keyword", "regexp"],
            &json!({"delta": true}),
        );
        assert_eq!(known.names(), ["okrLabel", "number"]);
        assert_eq!(known.number(TokenKind::Label), Some(0));
        assert_eq!(known.number(TokenKind::Quantity), Some(1));
        assert_eq!(known.number(TokenKind::Objective), None);
        assert!(known.delta);
        assert!(!legend(&[], &json!(true)).delta);
        assert_eq!(
            Legend::of(&ClientCapabilities::default()),
            Legend::default()
        );
    }
}
