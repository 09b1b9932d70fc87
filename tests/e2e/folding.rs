//! `textDocument/foldingRange`.

use okr_lsp_tests::{Capabilities, Client};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

fn folds(capabilities: Capabilities) -> Value {
    let mut client = Client::able_to(capabilities.pulling());
    client.open(URI, DOCUMENT);
    client.request(
        "textDocument/foldingRange",
        json!({"textDocument": {"uri": URI}}),
    )
}

#[test]
fn sections_and_objectives_fold() {
    let whole =
        Capabilities::full().with("/textDocument/foldingRange/lineFoldingOnly", json!(true));
    assert_eq!(
        folds(whole),
        json!([
            {"startLine": 0, "endLine": 15},
            {"startLine": 2, "endLine": 7},
            {"startLine": 4, "endLine": 7},
            {"startLine": 9, "endLine": 15},
            {"startLine": 11, "endLine": 13},
        ])
    );
}

#[test]
fn a_client_that_folds_parts_of_lines_gets_their_ends() {
    let fold = &folds(Capabilities::full().counting_in("utf-16"))[2];
    let units = |line: usize| {
        DOCUMENT
            .lines()
            .nth(line)
            .map(|line| line.encode_utf16().count())
    };
    assert_eq!(fold["startCharacter"], json!(units(4)));
    assert_eq!(fold["endCharacter"], json!(units(7)));
}

#[test]
fn no_more_come_than_the_client_shows() {
    let few = Capabilities::full().with("/textDocument/foldingRange/rangeLimit", json!(2));
    assert_eq!(folds(few).as_array().map(Vec::len), Some(2));
}
