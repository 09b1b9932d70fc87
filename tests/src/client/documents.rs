//! Documents as a client opens, changes, saves and closes them.

use serde_json::{Value, json};

use super::Client;

/// A document as the client knows it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it is.
    pub uri: String,
    /// The version it has.
    pub version: i32,
}

impl Client {
    /// Opens a document as an editor opens Markdown.
    pub fn open(&mut self, uri: &str, text: &str) -> Document {
        self.open_as("markdown", uri, text)
    }

    /// Opens a document in a language.
    pub fn open_as(&mut self, language: &str, uri: &str, text: &str) -> Document {
        let document = Document {
            uri: uri.to_owned(),
            version: 1,
        };
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
        document
    }

    /// Sends changes as one new version.
    pub fn change(&mut self, document: &mut Document, changes: Value) {
        document.version += 1;
        let Document { uri, version } = document;
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}),
        );
    }

    /// Sends the whole text as a new version.
    pub fn replace(&mut self, document: &mut Document, text: &str) {
        self.change(document, json!([{"text": text}]));
    }

    /// Saves the document.
    pub fn save(&mut self, document: &Document) {
        self.notify(
            "textDocument/didSave",
            json!({"textDocument": {"uri": document.uri}}),
        );
    }

    /// Closes the document.
    pub fn close(&mut self, document: &Document) {
        self.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": document.uri}}),
        );
    }
}
