//! Go-to-definition over the protocol; where it leads is tested with the engine.

use okr_lsp_tests::{Capabilities, Client, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

fn found(words: &str, last: bool) -> std::ops::Range<usize> {
    let start = if last {
        DOCUMENT.rfind(words)
    } else {
        DOCUMENT.find(words)
    };
    let start = start.expect("it is there");
    start..start + words.len()
}

#[test]
fn the_way_leads_from_a_team_to_the_company() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::able_to(Capabilities::full().pulling().counting_in(encoding));
        client.open(URI, DOCUMENT);
        let origin = found("Become the first choice of schools", true);
        let position = units::position(DOCUMENT, origin.start + 8, encoding);
        let links = client.request(
            "textDocument/definition",
            json!({"textDocument": {"uri": URI}, "position": position}),
        );
        let target = found("Become the first choice of schools (größer 🎉)", false);
        assert_eq!(links.as_array().map(Vec::len), Some(1), "{links}");
        assert_eq!(links[0]["targetUri"], URI);
        assert_eq!(
            links[0]["originSelectionRange"],
            units::range(DOCUMENT, origin, encoding)
        );
        assert_eq!(
            links[0]["targetSelectionRange"],
            units::range(DOCUMENT, target.clone(), encoding)
        );
        let whole = units::bytes(DOCUMENT, &links[0]["targetRange"], encoding);
        assert!(
            whole.start <= target.start && target.end <= whole.end,
            "the target holds its selection"
        );
    }
}

#[test]
fn a_client_without_links_gets_a_location() {
    let capabilities = Capabilities::full()
        .without("/textDocument/definition/linkSupport")
        .pulling();
    let mut client = Client::able_to(capabilities);
    let document = client.open(URI, DOCUMENT);
    let location = client.request("textDocument/definition", Client::at(&document, 11, 30));
    let target = found("Become the first choice of schools (größer 🎉)", false);
    assert_eq!(
        location,
        json!({"uri": URI, "range": units::range(DOCUMENT, target, "utf-16")})
    );
}

#[test]
fn a_reference_leads_to_its_definition() {
    let mut client = Client::able_to(Capabilities::full().pulling());
    client.open(URI, DOCUMENT);
    let mut ask = |offset| {
        let position = units::position(DOCUMENT, offset, "utf-16");
        client.request(
            "textDocument/definition",
            json!({"textDocument": {"uri": URI}, "position": position}),
        )
    };
    let links = ask(found("[n1] cities", false).start + 1);
    assert_eq!(links[0]["targetSelectionRange"]["start"]["line"], 15);
    assert_eq!(ask(found("FY27", false).start), Value::Null);
}
