//! One file by several names, and documents that are no files.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use okr_lsp_tests::{Capabilities, Client, Document};
use serde_json::{Value, json};

use crate::folder::Folder;

const COMPANY: &str = "# 2027-Q1 OKRs\n\n## Company\n\n- O: Be the shop that schools recommend\n  - KR: Win 40 schools\n";

const TEAM: &str = "# 2027-Q1 OKRs\n\n## Sales\n\n- O: Be the shop that schools recommend\n  - KR: Answer 90% of calls\n  - KR: Visit 30 fairs\n  - KR: Win 12 schools\n";

fn codes(found: &[Value]) -> Vec<String> {
    let codes = found.iter().filter_map(|one| one["code"].as_str());
    codes.map(str::to_owned).collect()
}

/// The files in which goals of the workspace with the word `Visit` stand.
fn symbols(client: &mut Client) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({"query": "Visit"}));
    let found = found.as_array().cloned().unwrap_or_default();
    let uri = |symbol: &Value| {
        symbol["location"]["uri"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    found.iter().map(uri).collect()
}

#[test]
fn a_file_that_is_open_by_two_names_is_one() {
    let folder = Folder::new(&[("okrs/company.md", COMPANY), ("okrs/sales.md", TEAM)]);
    let alias = Folder::new(&[]);
    symlink(folder.path(""), alias.path("root")).expect("a link");
    symlink(folder.path("okrs/sales.md"), folder.path("link.md")).expect("a link");
    let mut client = folder.client(Capabilities::full());
    let sales = folder.uri("okrs/sales.md");
    client.expect(&vec![sales.clone()], symbols);
    let names = [
        sales.clone(),
        folder.uri("link.md"),
        alias.uri("root/okrs/sales.md"),
    ];
    let open: Vec<Document> = names.iter().map(|name| client.open(name, TEAM)).collect();
    for document in &open {
        let found = codes(&client.diagnostics(document));
        for rule in [
            "shared-key-result",
            "duplicate-objective",
            "conflicting-target",
        ] {
            assert!(
                !found.contains(&rule.to_owned()),
                "{} {found:?}",
                document.uri
            );
        }
    }
    client.expect(&vec![sales.clone()], symbols);
    // The goal leads to the company's by each of its names.
    for document in &open {
        let target = client.request("textDocument/definition", Client::at(document, 4, 8));
        let target = target[0]["targetUri"].as_str().map(str::to_owned);
        assert_eq!(
            target,
            Some(folder.uri("okrs/company.md")),
            "{}",
            document.uri
        );
    }
    // It stays as long as it is open by one of them.
    let more = format!("{TEAM}  - KR: Visit 90 schools\n");
    let mut last = open[2].clone();
    client.replace(&mut last, &more);
    let count = |client: &mut Client| symbols(client).len();
    client.expect(&2, count);
    client.close(&open[0]);
    client.close(&open[1]);
    client.expect(&2, count);
    client.close(&last);
    client.expect(&vec![sales], symbols);
}

#[test]
fn what_is_no_file_belongs_to_the_folder() {
    let folder = Folder::new(&[("company.md", COMPANY)]);
    let mut client = folder.client(Capabilities::full());
    let company = folder.uri("company.md");
    let document = client.open("untitled:Untitled-1", TEAM);
    let target = client.until(|client| {
        let found = client.request("textDocument/definition", Client::at(&document, 4, 8));
        found[0]["targetUri"].as_str().map(str::to_owned)
    });
    assert_eq!(target, company);
}
