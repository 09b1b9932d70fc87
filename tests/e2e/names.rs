//! One file by several names, and documents that are no files.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use okr_lsp_tests::{Capabilities, Client, Document, Options};
use serde_json::{Value, json};

use crate::folder::{Change, Folder};

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
fn what_only_the_closed_one_of_two_names_said_is_forgotten() {
    let folder = Folder::new(&[("sales.md", TEAM)]);
    symlink(folder.path("sales.md"), folder.path("link.md")).expect("a link");
    let mut client = folder.client(Capabilities::full());
    let _link = client.open(&folder.uri("link.md"), TEAM);
    client.expect(&1, |client| symbols(client).len());
    let more = format!("{TEAM}  - KR: Visit 90 schools\n");
    let sales = client.open(&folder.uri("sales.md"), &more);
    client.expect(&2, |client| symbols(client).len());
    client.close(&sales);
    client.expect(&1, |client| symbols(client).len());
}

#[test]
fn a_new_file_is_one_however_its_folder_is_called() {
    let folder = Folder::new(&[]);
    let alias = Folder::new(&[]);
    symlink(folder.path(""), alias.path("root")).expect("a link");
    let mut client = folder.client(Capabilities::none());
    let document = client.open(&alias.uri("root/new/sales.md"), TEAM);
    for name in ["new/sales.md", "other.md"] {
        folder.write(name, TEAM);
    }
    client.save(&document);
    folder.tell(
        &mut client,
        &[
            ("new/sales.md", Change::Created),
            ("other.md", Change::Created),
        ],
    );
    let mut expected = vec![document.uri.clone(), folder.uri("other.md")];
    expected.sort();
    client.expect(&expected, |client| {
        let mut found = symbols(client);
        found.sort();
        found
    });
}

#[test]
fn a_folder_that_is_open_by_two_names_is_read_once() {
    let folder = Folder::new(&[("okrs/sales.md", TEAM)]);
    let alias = Folder::new(&[]);
    symlink(folder.path(""), alias.path("root")).expect("a link");
    let sales = "okrs/sales.md";
    for (folders, expected) in [
        (
            [alias.uri("root"), folder.uri("")],
            alias.uri("root/okrs/sales.md"),
        ),
        ([alias.uri("root/okrs"), folder.uri("")], folder.uri(sales)),
    ] {
        let mut client = Client::start_with(Options {
            folders: folders.to_vec(),
            ..folder.options(Capabilities::full())
        });
        client.expect(&vec![expected], symbols);
        let document = client.open(&folder.uri(sales), TEAM);
        let found = codes(&client.diagnostics(&document));
        assert!(
            !found.contains(&"shared-key-result".to_owned()),
            "{found:?}"
        );
    }
}

#[test]
fn an_open_file_may_become_a_link_and_a_link_a_file() {
    let folder = Folder::new(&[("a.md", TEAM), ("b.md", TEAM)]);
    let mut client = folder.client(Capabilities::full());
    let document = client.open(&folder.uri("a.md"), TEAM);
    client.expect(&2, |client| symbols(client).len());
    folder.remove("a.md");
    symlink("b.md", folder.path("a.md")).expect("a link");
    folder.changed(&mut client, "a.md");
    client.expect(&vec![document.uri], symbols);
    folder.write("a.md", TEAM);
    folder.changed(&mut client, "a.md");
    client.expect(&2, |client| symbols(client).len());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"n\xff.md");
    std::fs::write(folder.path("").join(name), TEAM).expect("a file");
    let mut client = folder.client(Capabilities::full());
    let uri = folder.uri("n%FF.md");
    client.expect(&vec![uri.clone()], symbols);
    let document = client.open(&uri, TEAM);
    let found = codes(&client.diagnostics(&document));
    assert!(
        !found.contains(&"shared-key-result".to_owned()),
        "{found:?}"
    );
    client.expect(&vec![uri], symbols);
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

#[test]
fn what_is_open_is_not_gone() {
    let folder = Folder::new(&[("sales.md", TEAM)]);
    symlink(folder.path("sales.md"), folder.path("link.md")).expect("a link");
    let mut client = folder.client(Capabilities::full().pulling());
    client.expect(&1, |client| symbols(client).len());
    let names = [
        "untitled:Untitled-1".to_owned(),
        folder.uri("sales.md"),
        folder.uri("link.md"),
    ];
    let text = format!("{TEAM}  - KR: Be kind\n");
    let documents = names.map(|name| client.open(&name, &text));
    for document in &documents {
        let asked = json!({"textDocument": {"uri": document.uri}});
        // What is said may still change while it is worked out who serves whom.
        client.until(|client| {
            let single = client.request("textDocument/diagnostic", asked.clone());
            assert_ne!(single["items"], json!([]));
            let same = reported(client, &document.uri, &single["resultId"]);
            let other = reported(client, &document.uri, &json!("other"));
            assert_ne!(other["items"], json!([]), "{}", document.uri);
            let agrees = same["kind"] == "unchanged" && other["items"] == single["items"];
            agrees.then_some(())
        });
    }
}

/// What `workspace/diagnostic` says once of the document at `uri`, of which the client has the result `id`.
fn reported(client: &mut Client, uri: &str, id: &Value) -> Value {
    let known = json!({"previousResultIds": [{"uri": uri, "value": id}]});
    let mut all = client.request("workspace/diagnostic", known);
    let all = all["items"].as_array_mut().expect("a list");
    all.retain(|one| one["uri"] == *uri);
    assert_eq!(all.len(), 1, "{all:#?}");
    all.remove(0)
}
