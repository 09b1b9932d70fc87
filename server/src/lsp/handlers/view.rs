//! What a request sees of a document.

use crate::lsp::client::Abilities;
use crate::lsp::convert::{self, Origin};
use crate::lsp::protocol::{Position, Range, SemanticToken, SemanticTokensDeltaResponse, Uri};
use crate::lsp::state::{OpenDocument, Session};
use crate::lsp::uri::DocumentKey;
use crate::text::{Encoding, Text};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;

/// A document in the version that was present when the request arrived.
pub struct DocumentView<'a> {
    open: &'a OpenDocument,
    session: &'a Session,
    /// What the client can do.
    pub abilities: Abilities,
}

impl<'a> DocumentView<'a> {
    /// A view of `open`, a document of `session`.
    pub fn new(open: &'a OpenDocument, session: &'a Session) -> Self {
        Self {
            open,
            session,
            abilities: session.abilities(),
        }
    }

    /// The document's URI, as the client spells it.
    pub fn uri(&self) -> &'a Uri {
        &self.open.uri
    }

    /// The document in this version.
    pub fn snapshot(&self) -> &'a Snapshot {
        &self.open.snapshot
    }

    /// The document's text.
    pub fn text(&self) -> &'a Text {
        self.open.snapshot.text()
    }

    /// The unit of the client's positions.
    pub fn encoding(&self) -> Encoding {
        self.abilities.encoding
    }

    /// The byte offset of `position`, clamped to the text.
    pub fn offset(&self, position: Position) -> usize {
        convert::offset(self.text(), position, self.encoding())
    }

    /// The bytes of `range`, clamped to the text.
    pub fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        convert::bytes(self.text(), range, self.encoding())
    }

    /// The document as the origin of locations.
    pub fn origin(&self) -> Origin<'a> {
        Origin {
            uri: self.uri(),
            path: self.open.path.as_deref(),
            text: self.text(),
            encoding: self.encoding(),
        }
    }

    /// Calls `look` with the workspace as this document sees it. The index does not change meanwhile.
    pub fn with_index<T>(&self, look: impl FnOnce(Surroundings<'_>) -> T) -> T {
        self.session.with_index(self.open, look)
    }

    /// Notes that the client gets `tokens`, and returns their result id.
    pub fn keep_tokens(&self, tokens: Vec<SemanticToken>) -> String {
        let key = DocumentKey::of(self.uri());
        self.session.tokens.keep(key, tokens)
    }

    /// The difference between `tokens` and those that the client has by the result id `id`. Notes that it gets `tokens`.
    pub fn tokens_since(
        &self,
        id: &str,
        tokens: Vec<SemanticToken>,
    ) -> SemanticTokensDeltaResponse {
        let key = DocumentKey::of(self.uri());
        self.session.tokens.since(key, id, tokens)
    }
}
