//! Who serves what, across the files of a workspace: the ways from one to the other, the hover that shows
//! them, the symbols of all files, and diagnostics that change because another file has.

mod pull;
mod views;
mod ways;

use std::fs;

use okr_lsp_tests::{Capabilities, Client, Document, Options, units};
use serde_json::{Value, json};

use crate::folder::{Change, Folder};

const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

1. **Objective: Become the first choice of schools**
   - KR: Reach 40 schools
   - KR: Keep churn below 3%
2. **Objective: Hand over every bike within a week**
   - KR: Cut the time in the workshop from 9 to 4 days
   - KR: Pass 95% of inspections at the first try
";

const SALES: &str = "\
# Sales: FY27-Q1 OKRs

1. **Objective: Become the first choice of schools**
   - KR: Sign 12 contracts
   - KR: Reach 40 schools
2. **Objective: Know our customers by name**
   - KR: Visit 30 schools
";

const WORKSHOP: &str = "\
# Workshop: FY27-Q1 OKRs

1. **Objective: Repair without queues**
   - Supports: O2
   - KR: Cut the time in the workshop from 9 to 4 days
2. **Objective: Learn from every crash**
   - KR: Write 20 reports
";

/// The company and its teams, each in a file of its own.
fn company_and_teams() -> Folder {
    Folder::rooted(&[
        ("okrs/2027-q1/company.md", COMPANY),
        ("okrs/2027-q1/sales.md", SALES),
        ("okrs/2027-q1/workshop.md", WORKSHOP),
        ("notes.md", "# Notes\n\nNothing of the sort.\n"),
    ])
}

const COMPANY_FILE: &str = "okrs/2027-q1/company.md";
const SALES_FILE: &str = "okrs/2027-q1/sales.md";
const WORKSHOP_FILE: &str = "okrs/2027-q1/workshop.md";

/// Opens a file of the folder as it is on disk.
fn open(client: &mut Client, folder: &Folder, name: &str) -> Document {
    let text = fs::read_to_string(folder.path(name)).expect("it is there");
    client.open(&folder.uri(name), &text)
}

/// Opens the file `name` and waits until the server knows what its words `words` serve.
fn open_indexed(client: &mut Client, folder: &Folder, name: &str, words: &str) -> Document {
    let document = open(client, folder, name);
    client.until(|client| {
        let found = client.request("textDocument/definition", on(folder, name, words));
        (!found.is_null()).then_some(())
    });
    document
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The parameters of a request on the words `words` of a file.
fn on(folder: &Folder, name: &str, words: &str) -> Value {
    let text = fs::read_to_string(folder.path(name)).expect("it is there");
    let at = text.find(words).expect("the words are there") + 1;
    json!({
        "textDocument": {"uri": folder.uri(name)},
        "position": units::position(&text, at, "utf-16"),
        "context": {"includeDeclaration": false},
    })
}

/// What an answer leads to: the files with the words that stand there.
fn ends(folder: &Folder, answer: &Value) -> Vec<String> {
    let one = [answer.clone()];
    let ends = answer.as_array().map_or(&one[..], Vec::as_slice);
    let ends = ends.iter().filter(|end| !end.is_null()).map(|end| {
        let uri = end.get("targetUri").unwrap_or(&end["uri"]);
        let range = end.get("targetSelectionRange").unwrap_or(&end["range"]);
        let uri = uri.as_str().expect("a URI");
        let name = uri
            .strip_prefix(&folder.uri(""))
            .expect("it is in the folder")
            .trim_start_matches('/');
        let text = fs::read_to_string(folder.path(name)).expect("it is there");
        let words = &text[units::bytes(&text, range, "utf-16")];
        format!("{name}: {words}")
    });
    ends.collect()
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    let codes = diagnostics.iter().map(|found| found["code"].as_str());
    codes.map(|code| code.expect("a code")).collect()
}

/// The next diagnostics of the document for which `expected` holds.
fn published(client: &mut Client, document: &Document, expected: impl Fn(&[&str]) -> bool) {
    loop {
        let found = client.diagnostics(document);
        if expected(&codes(&found)) {
            return;
        }
    }
}
