//! The server's text is the client's text, whatever edits come how fast.

mod edits;
mod versions;

use okr_lsp_tests::{Capabilities, Client, Document, Pipe, frame, okr_lsp, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

/// Writes `insert` in the place of `bytes`; gives the change as a client tells it.
fn edit(text: &mut String, bytes: std::ops::Range<usize>, insert: &str, encoding: &str) -> Value {
    let range = units::range(text, bytes.clone(), encoding);
    text.replace_range(bytes, insert);
    json!({"range": range, "text": insert})
}

fn pull(client: &mut Client, document: &Document) -> Value {
    let params = json!({"textDocument": {"uri": document.uri}});
    client.request("textDocument/diagnostic", params)["items"].take()
}
