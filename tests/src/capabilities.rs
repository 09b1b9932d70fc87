//! What a client says it can do.

use serde_json::{Value, json};

/// What editors say of themselves: as they send it, or for Helix 25.07 as its source has it.
const EDITORS: [(&str, &str); 4] = [
    (
        "Visual Studio Code",
        include_str!("capabilities/vscode.json"),
    ),
    ("Neovim", include_str!("capabilities/neovim.json")),
    ("Helix", include_str!("capabilities/helix.json")),
    ("Emacs", include_str!("capabilities/emacs.json")),
];

/// The capabilities of a client, to be changed for a test.
#[derive(Clone, Debug)]
pub struct Capabilities(Value);

impl Capabilities {
    /// A client that says nothing about itself.
    pub fn none() -> Self {
        Self(json!({}))
    }

    /// A client that can everything the server makes use of, but for pulling diagnostics, and counts in
    /// UTF-16.
    pub fn full() -> Self {
        let markup = json!(["markdown", "plaintext"]);
        Self(json!({
            "general": {"positionEncodings": ["utf-16"]},
            "workspace": {
                "configuration": true,
                "didChangeConfiguration": {"dynamicRegistration": true},
                "didChangeWatchedFiles": {"dynamicRegistration": true},
                "diagnostics": {"refreshSupport": true},
                "workspaceFolders": true,
                "workspaceEdit": {"documentChanges": true, "snippetEditSupport": true},
            },
            "textDocument": {
                "synchronization": {"didSave": true},
                "completion": {"completionItem": {
                    "snippetSupport": true,
                    "documentationFormat": markup,
                    "resolveSupport": {"properties": ["documentation"]},
                }},
                "codeAction": {
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}},
                    "isPreferredSupport": true,
                    "dataSupport": true,
                    "resolveSupport": {"properties": ["edit"]},
                },
                "hover": {"contentFormat": markup},
                "definition": {"linkSupport": true},
                "publishDiagnostics": {
                    "versionSupport": true,
                    "relatedInformation": true,
                    "codeDescriptionSupport": true,
                    "tagSupport": {"valueSet": [1, 2]},
                },
            },
        }))
    }

    /// Each editor's name and its capabilities.
    ///
    /// # Panics
    ///
    /// When those in the files beside this one are no JSON.
    pub fn of_editors() -> impl Iterator<Item = (&'static str, Self)> {
        let editors = EDITORS.iter();
        editors.map(|(name, text)| (*name, Self(serde_json::from_str(text).expect("JSON"))))
    }

    /// Whether it asks for diagnostics where a server offers them.
    pub fn asks(&self) -> bool {
        self.0.pointer("/textDocument/diagnostic").is_some()
    }

    /// With `value` at `pointer`, such as `/textDocument/hover/contentFormat`.
    #[must_use]
    pub fn with(mut self, pointer: &str, value: Value) -> Self {
        let mut place = &mut self.0;
        for name in pointer.split('/').skip(1) {
            place = place
                .as_object_mut()
                .expect("an object")
                .entry(name)
                .or_insert_with(|| json!({}));
        }
        *place = value;
        self
    }

    /// Without what stands at `pointer`.
    ///
    /// # Panics
    ///
    /// When nothing stands there.
    #[must_use]
    pub fn without(mut self, pointer: &str) -> Self {
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let parent = self.0.pointer_mut(parent).and_then(Value::as_object_mut);
        let removed = parent.and_then(|parent| parent.remove(name));
        assert!(removed.is_some(), "{pointer} was not there");
        self
    }

    /// That offers exactly this position encoding.
    #[must_use]
    pub fn counting_in(self, encoding: &str) -> Self {
        self.with("/general/positionEncodings", json!([encoding]))
    }

    /// That asks for diagnostics.
    #[must_use]
    pub fn pulling(self) -> Self {
        self.with(
            "/textDocument/diagnostic",
            json!({"relatedInformation": true, "codeDescriptionSupport": true}),
        )
    }

    pub(crate) fn into_json(self) -> Value {
        self.0
    }
}
