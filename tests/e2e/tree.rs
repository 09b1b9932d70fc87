//! `okr/tree` and `okr/treeChanged`.

use std::fs;

use okr_lsp_tests::{Capabilities, Client, Options};
use serde_json::{Value, json};
use tempfile::TempDir;

const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

- Objective: Be the place where the town reads 📚
  - KR: 900 readers borrow a book each week
";

const TEAM: &str = "\
# FY27-Q1 OKRs

## Branches

- Objective: Be the place where the town reads
  - KR: 300 evening visitors each week
";

const CHANGED: &str = "okr/treeChanged";

fn client(capabilities: Capabilities, folder: &TempDir) -> Client {
    let uri = uri(folder, "");
    Client::start_with(Options {
        capabilities: capabilities.pulling(),
        folders: vec![uri.trim_end_matches('/').to_owned()],
        ..Options::default()
    })
}

fn uri(folder: &TempDir, name: &str) -> String {
    let path = folder.path().join(name);
    let path = path.to_str().expect("a path of plain letters");
    format!("file://{path}")
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("company.md", COMPANY), ("branches.md", TEAM)] {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    folder
}

fn telling() -> Capabilities {
    Capabilities::full().with("/experimental/okrTreeChanged", json!(true))
}

/// The tree when `wanted` holds for it. Of changes those that come soon are told together, so that any number of
/// notifications may come before.
fn tree_when(client: &mut Client, params: &Value, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let tree = client.request("okr/tree", params.clone());
        if wanted(&tree) {
            return tree;
        }
        client.notification(CHANGED);
    }
}

#[test]
fn the_tree_follows_what_is_typed() {
    let folder = folder();
    let mut client = client(telling(), &folder);
    assert_eq!(
        client.server["capabilities"]["experimental"]["okrTree"],
        true
    );
    let all = json!({});
    let tree = tree_when(&mut client, &all, |tree| {
        tree["periods"][0]["goals"][0]["children"][1]["alignment"] == "aligned"
    });
    let period = &tree["periods"][0];
    assert_eq!(
        (&period["name"], &period["objectives"], &period["unaligned"]),
        (&json!("FY27-Q1"), &json!(2), &json!(0))
    );
    let company = &period["goals"][0];
    assert_eq!(company["text"], "Be the place where the town reads 📚");
    assert_eq!(company["uri"], uri(&folder, "company.md"));
    let served = &company["children"][1];
    assert_eq!(
        (&served["kind"], &served["team"], &served["period"]),
        (&json!("objective"), &json!("Branches"), &json!("FY27-Q1"))
    );
    assert_eq!(
        served["selectionRange"]["start"],
        json!({"line": 4, "character": 13})
    );
    assert_eq!(served["range"]["end"], json!({"line": 6, "character": 0}));
    assert_eq!(served["serves"]["evidence"], "same-text");
    assert_eq!(served["serves"]["uri"], company["uri"]);
    assert_eq!(served["children"][0]["kind"], "keyResult");

    let name = uri(&folder, "branches.md");
    let mut open = client.open(&name, TEAM);
    client.replace(
        &mut open,
        &TEAM.replace("Be the place where the town reads", "Paint"),
    );
    let tree = tree_when(&mut client, &all, |tree| {
        tree["periods"][0]["unaligned"] == 1
    });
    assert_eq!(tree["periods"][0]["goals"][1]["text"], "Paint");

    let named = json!({"periods": ["FY26-Q1", null]});
    let tree = client.request("okr/tree", named);
    assert_eq!(tree["periods"][0]["objectives"], 2);
    assert_eq!(
        tree["periods"][0].get("goals"),
        None,
        "only what is asked for"
    );
    client.unread();
}

#[test]
fn nobody_is_told_who_does_not_ask() {
    let folder = folder();
    let mut silent = client(Capabilities::full(), &folder);
    let mut told = client(telling(), &folder);
    let uri = uri(&folder, "branches.md");
    let text = TEAM.replace("Be the place where the town reads", "Paint");
    // What one would be told, the other is told, and not before.
    for client in [&mut silent, &mut told] {
        client.open(&uri, &text);
        client.expect(&json!(1), |client| {
            let tree = client.request("okr/tree", json!({}));
            tree["periods"]
                .get(0)
                .map_or(Value::Null, |period| period["unaligned"].clone())
        });
    }
    told.notification(CHANGED);
    told.unread();
    let unread = silent.unread();
    let changes = unread.iter().filter(|message| message["method"] == CHANGED);
    assert_eq!(changes.count(), 0, "{unread:#?}");
}
