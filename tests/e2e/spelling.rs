//! One document under all spellings of its URI, and the client's own spelling in the answers.

use okr_lsp_tests::{Client, Document};
use serde_json::json;

use crate::DOCUMENT;

#[test]
fn a_document_is_found_under_every_spelling() {
    for (opened, asked) in [
        ("file:///okrs/plan.md", "file:///okrs/plan.md"),
        ("file:///my%20okrs/plan.md", "file:///my okrs/plan.md"),
        ("file:///okrs/[x].md", "file:///okrs/%5Bx%5D.md"),
        ("file:///okrs/%C3%BCber.md", "file:///okrs/über.md"),
        ("file:///okrs/100%25.md", "file:///okrs/100%.md"),
        ("file:///C:/okrs/plan.md", "file:///c%3A/okrs/plan.md"),
        ("file:///c%3A/okrs/plan.md", "file:///C:/okrs/plan.md"),
        ("file://server/share/plan.md", "file://SERVER/share/plan.md"),
        ("untitled:Untitled-1", "untitled:Untitled-1"),
        (
            "vscode-vfs://github/okrs/plan.md",
            "vscode-vfs://github/okrs/plan.md",
        ),
    ] {
        let mut client = Client::start();
        let mut document = client.open(opened, DOCUMENT);
        assert_eq!(client.problems(&document).len(), 2, "{opened}");
        let asked = Document {
            uri: asked.to_owned(),
            version: 1,
        };
        let hover = client.request("textDocument/hover", Client::at(&asked, 6, 12));
        assert!(hover.is_object(), "{opened} as {}", asked.uri);
        let links = client.request("textDocument/definition", Client::at(&asked, 11, 30));
        assert_eq!(links[0]["targetUri"], opened);
        client.replace(
            &mut Document {
                version: 1,
                ..asked.clone()
            },
            &DOCUMENT.replace("Get", "Get 5%"),
        );
        document.version = 2;
        assert_eq!(
            client.problems(&document).len(),
            1,
            "{opened} as {}",
            asked.uri
        );
        client.close(&asked);
        let cleared = client.notification("textDocument/publishDiagnostics");
        assert_eq!(cleared, json!({"uri": opened, "diagnostics": []}));
    }
}

#[test]
fn documents_with_similar_names_are_two() {
    let mut client = Client::start();
    for (one, other) in [
        ("file:///a.md", "file:///A.md"),
        ("untitled:a", "file:///a"),
        ("file:///a%2525", "file:///a%25"),
    ] {
        let first = client.open(one, DOCUMENT);
        client.diagnostics(&first);
        let second = client.open(other, "- O: Grow\n  - KR: Get better\n");
        assert_eq!(client.problems(&second).len(), 1);
        let hover = client.request("textDocument/hover", Client::at(&first, 4, 20));
        assert!(hover.is_object(), "{one} is not {other}");
        for document in [first, second] {
            client.close(&document);
            client.notification("textDocument/publishDiagnostics");
        }
    }
}
