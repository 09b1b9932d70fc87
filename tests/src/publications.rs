//! What holds of pushed diagnostics, whatever a test waits for.

use std::collections::HashMap;

use serde_json::Value;

/// The versions that a client has sent and the diagnostics that it has received for them, by URI.
#[derive(Debug, Default)]
pub(crate) struct Publications(HashMap<String, Publication>);

#[derive(Debug, Default)]
struct Publication {
    /// All versions of the document, in the order in which they were sent.
    versions: Vec<Value>,
    /// Which of them the last diagnostics are of, or one before it of the same name.
    at: usize,
    /// These diagnostics, unless another version was sent since.
    last: Option<Value>,
}

impl Publications {
    /// Takes note of a notification that the client sends.
    pub(crate) fn sent(&mut self, method: &str, params: &Value) {
        if method == "textDocument/didOpen" || method == "textDocument/didChange" {
            let document = &params["textDocument"];
            if let Some(uri) = document["uri"].as_str() {
                let known = self.0.entry(uri.to_owned()).or_default();
                known.versions.push(document["version"].clone());
                known.last = None;
            }
        }
    }

    /// Takes note of diagnostics that the server has sent.
    ///
    /// # Panics
    ///
    /// When they are of a version before that of the last ones, or are those that the client has already.
    pub(crate) fn received(&mut self, published: &Value) {
        let uri = published["uri"].as_str().expect("a URI");
        let known = self.0.entry(uri.to_owned()).or_default();
        // A document may be closed twice with nothing published in between.
        let clears = published["version"].is_null() && !known.versions.is_empty();
        if !clears {
            assert_ne!(known.last.as_ref(), Some(published), "published twice");
        }
        let of_version = |(_, version): &(usize, &Value)| **version == published["version"];
        let mut later = known.versions.iter().enumerate().skip(known.at);
        let mut earlier = known.versions.iter().enumerate().take(known.at);
        match later.find(of_version) {
            Some((at, _)) => known.at = at,
            None => assert_eq!(earlier.find(of_version), None, "an old version comes late"),
        }
        known.last = Some(published.clone());
    }
}
