//! `textDocument/semanticTokens`.

use okr_lsp_tests::{Capabilities, Client, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

fn knowing(types: &[&str]) -> Capabilities {
    Capabilities::full().pulling().with(
        "/textDocument/semanticTokens",
        json!({
            "requests": {"full": {"delta": true}, "range": true},
            "tokenTypes": types,
            "tokenModifiers": [],
            "formats": ["relative"],
        }),
    )
}

/// The tokens of `data` with the name of their type and their words in `text`.
fn read(client: &Client, data: &Value, text: &str, encoding: &str) -> Vec<(String, String)> {
    let numbers: Vec<u64> = data
        .as_array()
        .expect("numbers")
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    let provider = &client.server["capabilities"]["semanticTokensProvider"];
    let legend = &provider["legend"]["tokenTypes"];
    let (mut line, mut character) = (0, 0);
    let tokens = numbers.chunks(5).map(|token| {
        let [lines, characters, length, kind, modifiers] = token else {
            panic!("five numbers for a token: {token:?}");
        };
        character = if *lines == 0 {
            character + characters
        } else {
            *characters
        };
        line += lines;
        assert_eq!(*modifiers, 0);
        let place = |character: u64| json!({"line": line, "character": character});
        let range = json!({"start": place(character), "end": place(character + length)});
        let kind = legend[*kind as usize]
            .as_str()
            .expect("a type of the legend");
        (
            kind.to_owned(),
            text[units::bytes(text, &range, encoding)].to_owned(),
        )
    });
    tokens.collect()
}

fn document() -> Value {
    json!({"textDocument": {"uri": URI}})
}

#[test]
fn words_are_named_in_all_encodings() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let capabilities = knowing(&["okrKeyResult", "class", "number", "parameter", "macro"]);
        let mut client = Client::able_to(capabilities.counting_in(encoding));
        client.open(URI, DOCUMENT);
        let tokens = client.request("textDocument/semanticTokens/full", document());
        let tokens = read(&client, &tokens["data"], DOCUMENT, encoding);
        let named = |kind: &str| {
            let words = tokens.iter().filter(|(named, _)| named == kind);
            words.map(|(_, words)| words.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(
            named("class"),
            [
                "Become the first choice of schools (größer 🎉)",
                "Become the first choice of schools"
            ]
        );
        assert_eq!(named("number"), ["40", "3%"]);
        assert_eq!(
            named("parameter"),
            ["[_N<sub>1</sub>_][n1]", "[_N<sub>9</sub>_][n9]"]
        );
        assert_eq!(named("okrKeyResult")[..2], ["Win", "cities"]);
        assert!(named("okrKeyResult").contains(&"Get better 😀 übers"));
    }
}

#[test]
fn a_range_has_its_own_tokens() {
    let mut client = Client::able_to(knowing(&["class", "number"]));
    client.open(URI, DOCUMENT);
    let range = json!({"start": {"line": 6, "character": 0}, "end": {"line": 7, "character": 0}});
    let asked = json!({"textDocument": {"uri": URI}, "range": range});
    let tokens = client.request("textDocument/semanticTokens/range", asked);
    let tokens = read(&client, &tokens["data"], DOCUMENT, "utf-8");
    assert_eq!(tokens, [("number".to_owned(), "40".to_owned())]);
}

#[test]
fn a_change_sends_the_difference() {
    let mut client = Client::able_to(knowing(&["class", "number"]));
    let mut open = client.open(URI, DOCUMENT);
    let before = client.request("textDocument/semanticTokens/full", document());
    let text = DOCUMENT.replace("40 schools", "more schools");
    client.replace(&mut open, &text);
    let asked = json!({"textDocument": {"uri": URI}, "previousResultId": before["resultId"]});
    let delta = client.request("textDocument/semanticTokens/full/delta", asked.clone());
    let mut data = before["data"].as_array().expect("numbers").clone();
    for edit in delta["edits"].as_array().expect("edits") {
        let start = edit["start"].as_u64().expect("a number") as usize;
        let count = edit["deleteCount"].as_u64().expect("a number") as usize;
        data.splice(
            start..start + count,
            edit["data"].as_array().expect("numbers").clone(),
        );
    }
    let whole = client.request("textDocument/semanticTokens/full", document());
    assert_eq!(json!(data), whole["data"]);
    assert_ne!(json!(data), before["data"]);
    let late = client.request("textDocument/semanticTokens/full/delta", asked);
    assert_eq!(
        late["data"], whole["data"],
        "what is not known any more is sent whole"
    );
}

#[test]
fn a_client_that_knows_no_type_is_offered_none() {
    for types in [&[][..], &["regexp"]] {
        let client = Client::able_to(knowing(types));
        assert_eq!(
            client.server["capabilities"].get("semanticTokensProvider"),
            None
        );
    }
}
