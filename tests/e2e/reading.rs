//! Documents of every kind, as the server's reading tests hold them, in an editor.

use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp_tests::{Capabilities, Client, units};
use serde_json::{Value, json};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/tests/reading")
}

/// The documents in `folder` with their names.
fn documents(folder: &Path) -> Vec<(String, String)> {
    let paths = fs::read_dir(folder)
        .expect("the documents are there")
        .map(|entry| entry.expect("it can be read").path());
    let documents = paths.filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "md" || extension == "okr")
    });
    documents
        .map(|path| {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect()
}

/// The 0-based lines of objectives and key results in an outline, each with how its words begin.
fn items(outline: &str) -> impl Iterator<Item = (usize, &str)> {
    outline.lines().filter_map(|line| {
        let (number, item) = line.trim_start().split_once(' ')?;
        let item = item.trim_start();
        let is_goal = item.starts_with("objective") || item.starts_with("key result");
        let (_, words) = item.split_once(": ")?;
        let first = words.split([' ', '（']).next()?;
        is_goal.then_some((number.parse::<usize>().ok()? - 1, first))
    })
}

#[test]
fn items_of_every_kind_have_help() {
    let silent = Capabilities::full()
        .pulling()
        .without("/workspace/diagnostics");
    let mut client = Client::able_to(silent);
    for (name, text) in documents(&folder()) {
        let outline = fs::read_to_string(folder().join(&name).with_extension("outline"));
        let uri = format!("file:///reading/{name}");
        let _document = client.open(&uri, &text);
        for (line, words) in items(&outline.expect("an outline")) {
            let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
            let own = text
                .get(start..)
                .and_then(|rest| rest.lines().next())
                .expect("a line");
            let at = start + own.find(words).expect("the words");
            let place = json!({"textDocument": {"uri": uri}, "position": units::position(&text, at, "utf-16")});
            let hover = client.request("textDocument/hover", place);
            assert_ne!(hover, Value::Null, "{name}, line {}: {own}", line + 1);
        }
    }
}

#[test]
fn other_documents_get_nothing() {
    let mut client = Client::able_to(Capabilities::full());
    for (name, text) in documents(&folder().join("silent")) {
        let document = client.open(&format!("file:///silent/{name}"), &text);
        assert!(client.diagnostics(&document).is_empty(), "{name}");
        for line in 0..u32::try_from(text.lines().count()).expect("a short text") {
            let hover = client.request("textDocument/hover", Client::at(&document, line, 3));
            assert_eq!(hover, Value::Null, "{name}, line {}", line + 1);
        }
    }
}
