//! What the user sets in the editor.

use okr_lsp_tests::{Capabilities, Client, Document, Options};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

/// Which of hover, completion and definition answer.
fn features(client: &mut Client, document: &Document) -> Vec<&'static str> {
    let mut present = Vec::new();
    for (feature, line, character) in [
        ("hover", 6, 12),
        ("completion", 12, 9),
        ("definition", 11, 30),
    ] {
        let result = client.request(
            &format!("textDocument/{feature}"),
            Client::at(document, line, character),
        );
        if !result.is_null() {
            present.push(feature);
        }
    }
    present
}

/// The document with a key result whose words are still to be written.
fn unfinished() -> String {
    DOCUMENT.replace("Get better 😀 übers", "")
}

#[test]
fn every_feature_has_its_switch() {
    let all = ["hover", "completion", "definition"];
    for off in ["", "hover", "completion", "definition"] {
        for named in [true, false] {
            let switches = json!({off: false});
            let initialization = if named {
                json!({"okr": switches})
            } else {
                switches
            };
            let mut client = Client::start_with(Options {
                capabilities: Capabilities::none().pulling(),
                initialization,
                ..Options::default()
            });
            let document = client.open(URI, &unfinished());
            let expected: Vec<_> = all.into_iter().filter(|feature| *feature != off).collect();
            assert_eq!(
                features(&mut client, &document),
                expected,
                "without {off:?}"
            );
        }
    }
}

#[test]
fn diagnostics_go_and_come_with_their_switch() {
    let mut client = Client::able_to(Capabilities::none());
    let document = client.open(URI, DOCUMENT);
    assert_eq!(client.problems(&document).len(), 2);
    let mut set = |diagnostics: bool| {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": {"okr": {"diagnostics": diagnostics}}}),
        );
        client.problems(&document).len()
    };
    assert_eq!(set(false), 0);
    assert_eq!(set(true), 2);
}

#[test]
fn a_client_that_can_be_asked_is_asked() {
    let mut client = Client::start_with(Options {
        configuration: json!({"hover": false}),
        ..Options::default()
    });
    let document = client.open(URI, &unfinished());
    client.diagnostics(&document);
    // The answer to the server's question arrives with the answers to the client's.
    client.expect(&vec!["completion", "definition"], |client| {
        features(client, &document)
    });
}

#[test]
fn a_client_that_pulls_is_asked_to_pull_again() {
    let mut client = Client::start_with(Options {
        capabilities: Capabilities::full().pulling(),
        configuration: json!({"diagnostics": false}),
        ..Options::default()
    });
    client.open(URI, DOCUMENT);
    client.notification("workspace/diagnostic/refresh");
    let pulled = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(pulled["items"], json!([]));
    assert_eq!(client.unread(), Vec::<Value>::new());
}

#[test]
fn settings_that_are_not_understood_change_nothing() {
    let mut client = Client::able_to(Capabilities::none().pulling());
    let document = client.open(URI, &unfinished());
    for settings in [
        json!(null),
        json!(5),
        json!({"okr": []}),
        json!({"okr": {"hover": "no", "colour": "red"}}),
        json!({"markdown": {}}),
    ] {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": settings}),
        );
        assert_eq!(features(&mut client, &document).len(), 3, "{settings}");
    }
}

#[test]
fn where_nothing_is_configured_any_more_the_settings_of_the_beginning_hold() {
    let mut client = Client::start_with(Options {
        initialization: json!({"okr": {"completion": false}}),
        configuration: json!({"hover": false}),
        ..Options::default()
    });
    let document = client.open(URI, &unfinished());
    client.expect(&vec!["completion", "definition"], |client| {
        features(client, &document)
    });
    client.configure(Value::Null);
    client.expect(&vec!["hover", "definition"], |client| {
        features(client, &document)
    });
}
