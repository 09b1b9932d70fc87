//! An editor that shows the findings it has been told.

use std::collections::BTreeMap;
use std::time::Duration;

use okr_lsp_tests::{Capabilities, Client, Document};
use serde_json::{Value, json};

use super::world::{End, Finding, Findings, Replacement, Step, World};

/// How an editor comes by diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It asks.
    Asks,
    /// They are pushed.
    Pushed,
    /// It could ask, but cannot be asked to ask again, and it does not watch files either.
    Half,
}

/// An editor with its own server.
pub struct Editor {
    way: Way,
    client: Client,
    documents: BTreeMap<&'static str, Document>,
    shown: BTreeMap<String, Vec<Finding>>,
}

impl Editor {
    pub fn new(way: Way, world: &World) -> Self {
        let full = Capabilities::full().counting_in("utf-32");
        let watched = "/workspace/didChangeWatchedFiles";
        let capabilities = match way {
            Way::Asks => full
                .pulling()
                .with(watched, json!({"dynamicRegistration": true})),
            Way::Pushed => full.with(watched, json!({"dynamicRegistration": true})),
            Way::Half => full
                .pulling()
                .without("/workspace/diagnostics")
                .without(watched),
        };
        Self {
            way,
            client: world.folder.client(capabilities),
            documents: BTreeMap::new(),
            shown: BTreeMap::new(),
        }
    }

    /// Does what a user of the editor does for `step`.
    pub fn take(&mut self, step: &Step, world: &World) {
        match step {
            Step::Open(name) => {
                let document = self.client.open(&world.folder.uri(name), world.text(name));
                self.documents.insert(name, document);
                self.ask(name);
            }
            Step::Close(name) => {
                let document = self.documents.remove(name).expect("it is open");
                self.client.close(&document);
                self.shown.remove(&document.uri);
            }
            Step::Disk(name, change) => world.folder.tell(&mut self.client, &[(name, *change)]),
            Step::Edit(name, edits, end) => self.edit(name, edits, *end, world),
        }
    }

    fn edit(&mut self, name: &'static str, edits: &[Replacement], end: End, world: &World) {
        let document = self.documents.get_mut(name).expect("it is open");
        for ([line, from, to_line, to], text) in edits {
            let range = json!({
                "start": {"line": line, "character": from},
                "end": {"line": to_line, "character": to},
            });
            self.client
                .change(document, json!([{"range": range, "text": text}]));
        }
        if end == End::Undone {
            self.client.replace(document, world.text(name));
        }
        self.ask(name);
        if end == End::Saved {
            self.client.save(&self.documents[name]);
        }
    }

    /// Asks for the diagnostics of the document `name`, if it asks.
    fn ask(&mut self, name: &str) {
        if self.way != Way::Asks {
            return;
        }
        let uri = &self.documents[name].uri;
        let asked = json!({"textDocument": {"uri": uri}});
        let report = self.client.request("textDocument/diagnostic", asked);
        self.shown.insert(uri.clone(), findings(&report["items"]));
    }

    /// Waits until it shows what is `expected`.
    ///
    /// # Panics
    ///
    /// When nothing more comes and it shows something else.
    pub fn settle(&mut self, expected: &Findings, patience: Duration, after: impl Fn() -> String) {
        for message in self.client.unread() {
            self.hear(&message);
        }
        while !self.shows(expected) {
            let Some(message) = self.client.news_within(patience) else {
                panic!("{:?} {}, {}", self.way, self.differences(expected), after());
            };
            self.hear(&message);
        }
    }

    fn shows(&self, expected: &Findings) -> bool {
        expected.iter().all(|(name, findings)| {
            let shown = self.shown.get(&self.documents[name].uri);
            shown.map_or(&[][..], Vec::as_slice) == findings
        })
    }

    /// What is shown and not expected, and the other way round.
    fn differences(&self, expected: &Findings) -> String {
        let mut told = String::new();
        for (name, findings) in expected {
            let shown = &self.shown[&self.documents[name].uri];
            let wrong = shown.iter().filter(|one| !findings.contains(one));
            let missing = findings.iter().filter(|one| !shown.contains(one));
            wrong.for_each(|one| told += &format!("\n{name} shows {one:?}"));
            missing.for_each(|one| told += &format!("\n{name} does not show {one:?}"));
        }
        told
    }

    fn hear(&mut self, message: &Value) {
        let params = &message["params"];
        match message["method"].as_str() {
            Some("workspace/diagnostic/refresh") => {
                let names: Vec<_> = self.documents.keys().copied().collect();
                names.into_iter().for_each(|name| self.ask(name));
            }
            Some("textDocument/publishDiagnostics") => {
                let uri = params["uri"].as_str().expect("a URI").to_owned();
                self.shown.insert(uri, findings(&params["diagnostics"]));
            }
            _ => {}
        }
    }
}

fn findings(sent: &Value) -> Vec<Finding> {
    const SEVERITIES: [&str; 5] = ["", "error", "warning", "information", "hint"];
    let sent = sent.as_array().expect("diagnostics").iter();
    let mut findings: Vec<Finding> = sent
        .map(|one| {
            let at = |end: &str, unit: &str| one["range"][end][unit].as_u64().expect("a place");
            let text = |name: &str| one[name].as_str().expect("a text").to_owned();
            let severity = one["severity"].as_u64().unwrap_or_default() as usize;
            let place = [
                at("start", "line"),
                at("start", "character"),
                at("end", "line"),
                at("end", "character"),
            ];
            (
                place,
                text("code"),
                SEVERITIES[severity].to_owned(),
                text("message"),
            )
        })
        .collect();
    findings.sort();
    findings
}
