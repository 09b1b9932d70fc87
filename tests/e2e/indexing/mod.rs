//! The index of the workspace over the protocol: it is built in the background, and what the server knows of files
//! is what is on disk or in the editor, however they change.

mod changes;
mod folders;
mod reading;

use std::fs;

use okr_lsp_tests::{Capabilities, Client, Document, Options, okr_lsp};
use serde_json::{Value, json};

use crate::DOCUMENT;
use crate::folder::{Change, Folder};

const WATCHING: &str = "/workspace/didChangeWatchedFiles";

/// A document with one objective.
fn goal(name: &str) -> String {
    format!("# FY27-Q1 OKRs\n\n1. **Objective: Goal {name}**\n   - KR: 40 schools\n")
}

/// The objectives that the server knows, each with the file in which it stands.
fn goals(client: &mut Client) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({"query": "Goal"}));
    let symbols = found.as_array().expect("a list").iter();
    let mut goals: Vec<String> = symbols
        .map(|symbol| {
            let name = symbol["name"].as_str().expect("a name");
            let uri = symbol["location"]["uri"].as_str().expect("a URI");
            let (_, file) = uri.rsplit_once('/').expect("a folder");
            format!("{file}: {name}")
        })
        .collect();
    goals.sort();
    goals
}

/// Waits until the server knows these objectives, in the order of their files.
fn expect(client: &mut Client, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    client.expect(&expected, goals);
}
