//! `textDocument/documentHighlight`.

use okr_lsp_tests::{Capabilities, Client, Options, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

#[test]
fn a_reference_is_highlighted_with_its_definition() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::able_to(Capabilities::full().pulling().counting_in(encoding));
        client.open(URI, DOCUMENT);
        let start = DOCUMENT.find("[_N<sub>1").expect("it is there");
        let position = units::position(DOCUMENT, start + 4, encoding);
        let found = client.request(
            "textDocument/documentHighlight",
            json!({"textDocument": {"uri": URI}, "position": position}),
        );
        let definition = DOCUMENT.find("n1]: ").expect("it is there");
        assert_eq!(
            found,
            json!([
                {"range": units::range(DOCUMENT, start..start + "[_N<sub>1</sub>_][n1]".len(), encoding), "kind": 2},
                {"range": units::range(DOCUMENT, definition..definition + 2, encoding), "kind": 3},
            ])
        );
    }
}

#[test]
fn each_feature_has_its_switch() {
    let mut client = Client::start_with(Options {
        capabilities: Capabilities::full().pulling().with(
            "/textDocument/semanticTokens",
            json!({"requests": {"full": true}, "tokenTypes": ["class"], "tokenModifiers": [], "formats": []}),
        ),
        initialization: json!({"highlight": false, "folding": false, "semanticTokens": false, "tree": false}),
        ..Options::default()
    });
    let document = client.open(URI, DOCUMENT);
    let at = Client::at(&document, 5, 17);
    for method in ["documentHighlight", "foldingRange", "semanticTokens/full"] {
        let answer = client.request(&format!("textDocument/{method}"), at.clone());
        assert_eq!(answer, Value::Null, "{method}");
    }
    assert_eq!(
        client.request("okr/tree", json!({})),
        json!({"periods": []})
    );
}
