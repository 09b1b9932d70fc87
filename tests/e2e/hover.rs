//! Hover over the protocol; what it says is tested with the engine.

use okr_lsp_tests::{Capabilities, Client, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

#[test]
fn help_comes_in_the_clients_units() {
    let words = "Get better 😀 übers";
    let start = DOCUMENT.find(words).expect("it is there");
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::able_to(Capabilities::full().pulling().counting_in(encoding));
        let document = client.open(URI, DOCUMENT);
        for place in [start, start + words.len() - 2] {
            let at = json!({"textDocument": {"uri": URI}, "position": units::position(DOCUMENT, place, encoding)});
            let hover = client.request("textDocument/hover", at);
            assert_eq!(
                hover["range"],
                units::range(DOCUMENT, start..start + words.len(), encoding),
                "{encoding}"
            );
        }
        assert_eq!(
            client.request("textDocument/hover", Client::at(&document, 1, 0)),
            Value::Null
        );
    }
}

#[test]
fn help_comes_in_the_clients_markup() {
    for (capabilities, kind) in [
        (Capabilities::full(), "markdown"),
        (
            Capabilities::full().without("/textDocument/hover/contentFormat"),
            "plaintext",
        ),
        (
            Capabilities::full().with("/textDocument/hover/contentFormat", json!(["plaintext"])),
            "plaintext",
        ),
        (Capabilities::none(), "plaintext"),
    ] {
        let mut client = Client::able_to(capabilities.pulling());
        let document = client.open(URI, DOCUMENT);
        let contents =
            client.request("textDocument/hover", Client::at(&document, 6, 12))["contents"].take();
        assert_eq!(contents["kind"], kind);
        let text = contents["value"].as_str().expect("a text");
        assert_eq!(text.starts_with("# "), kind == "markdown", "{text}");
        assert!(
            text.contains("Become the first choice of schools"),
            "what was worked out: {text}"
        );
        assert!(kind == "markdown" || !text.contains("**"), "{text}");
    }
}

#[test]
fn a_rule_named_in_a_comment_is_explained_as_it_holds_here() {
    let text =
        "O: Joy 😀\nKR: Nicer 😀 <!-- okr-ignore empty-objective, key-result-not-measurable -->\n";
    let name = "key-result-not-measurable";
    let start = text.find(name).expect("it is there");
    let mut client = Client::able_to(
        Capabilities::full()
            .pulling()
            .without("/workspace/configuration")
            .without("/workspace/diagnostics"),
    );
    client.open(URI, text);
    for (preferred, level) in [("hint", "hint"), ("off", "off"), ("x", "warning")] {
        let settings = json!({"settings": {"okr": {"rules": {name: preferred}}}});
        client.notify("workspace/didChangeConfiguration", settings);
        let position = units::position(text, start + 3, "utf-16");
        let at = json!({"textDocument": {"uri": URI}, "position": position});
        let hover = client.request("textDocument/hover", at);
        let place = units::range(text, start..start + name.len(), "utf-16");
        assert_eq!(hover["range"], place);
        let help = hover["contents"]["value"].as_str().expect("a text");
        assert!(help.starts_with(&format!("# {name}\n")), "{help}");
        assert!(
            help.contains(&format!("In this document: **{level}**")),
            "{help}"
        );
    }
}
