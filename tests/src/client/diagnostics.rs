//! Diagnostics that the server sends unasked.

use std::time::Duration;

use serde_json::Value;

use super::{Client, Document, array};

impl Client {
    /// The next diagnostics pushed for the document's present version. Those of versions before it may have
    /// been left out.
    pub fn diagnostics(&mut self, document: &Document) -> Vec<Value> {
        loop {
            let mut published = self.wait_for(|message| {
                is_publication(message) && message["params"]["uri"] == document.uri.as_str()
            });
            if published["params"]["version"] == document.version {
                return array(published["params"]["diagnostics"].take());
            }
        }
    }

    /// Those of [`Self::diagnostics`] that are errors or warnings.
    pub fn problems(&mut self, document: &Document) -> Vec<Value> {
        let mut found = self.diagnostics(document);
        found.retain(is_problem);
        found
    }

    /// The next diagnostics pushed for the file at `uri`, of whatever version.
    pub fn published(&mut self, uri: &str) -> Vec<Value> {
        let mut published =
            self.wait_for(|message| is_publication(message) && message["params"]["uri"] == uri);
        array(published["params"]["diagnostics"].take())
    }

    /// The next thing that is said about diagnostics unasked: some for a document, or that they are to be asked for
    /// again.
    pub fn news(&mut self) -> Value {
        self.wait_for(|message| {
            is_publication(message) || message["method"] == "workspace/diagnostic/refresh"
        })
    }

    /// The same; `None` where nothing is said for so long as `patience`.
    pub fn news_within(&mut self, patience: Duration) -> Option<Value> {
        let said = |message: &Value| {
            is_publication(message) || message["method"] == "workspace/diagnostic/refresh"
        };
        loop {
            if let Some(at) = self.unread.iter().position(said) {
                return self.unread.remove(at);
            }
            let message = self.pipe.receive_within(patience)?;
            self.note(&message);
            self.take(message);
        }
    }
}

pub(super) fn is_publication(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

/// Whether `diagnostic` is an error or a warning.
#[must_use]
pub fn is_problem(diagnostic: &Value) -> bool {
    matches!(diagnostic["severity"].as_u64(), Some(1 | 2))
}
