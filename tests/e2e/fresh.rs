//! What each editor shows is never stale: it follows from what is saved, typed elsewhere, undone or left alone for a
//! moment, and from what happens to other files, without anybody pressing a key.
//!
//! The editors are played by clients that say of themselves what the editors say, and ask for diagnostics when they do:
//! after opening and changing a document, and when they are asked to.

use std::collections::HashMap;

use okr_lsp_tests::{Capabilities, Client, Document};
use serde_json::{Value, json};

use crate::folder::{Change, Folder};

const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

- Objective: Be the place where the town reads
  - KR: 900 readers borrow a book each week
";

const TEAM: &str = "\
# FY27-Q1 OKRs

## Branches

- Objective: Be the place where the town reads
  - KR: 300 evening visitors each week
";

const CONFIGURATION: &str = ".okr.toml";

/// What `.okr.toml` says so that a line without a number is no problem any more.
const LENIENT: &str = "[rules]\nkey-result-not-measurable = \"off\"\n";

/// What is found in a line that has no number.
const UNMEASURED: &str = "key-result-not-measurable";

/// What is found in a goal that nothing of the company's is like.
const UNALIGNED: &str = "unaligned-objective";

/// An editor with a folder open.
struct Editor {
    name: &'static str,
    client: Client,
    folder: Folder,
    /// Whether it asks, because it can and the server offers it.
    asks: bool,
    open: Vec<Document>,
    /// The last findings it knows, by URI.
    shown: HashMap<String, Vec<Value>>,
}

impl Editor {
    /// Starts each editor on a folder with a company and a team.
    fn each() -> impl Iterator<Item = Self> {
        Capabilities::of_editors().map(|(name, capabilities)| {
            let files = [
                ("company.md", COMPANY),
                ("team.md", TEAM),
                (CONFIGURATION, ""),
            ];
            let folder = Folder::new(&files);
            let can_ask = capabilities.asks();
            let client = folder.client(capabilities);
            let offered = client.server["capabilities"]["diagnosticProvider"].is_object();
            Self {
                name,
                client,
                folder,
                asks: can_ask && offered,
                open: Vec::new(),
                shown: HashMap::new(),
            }
        })
    }

    /// Opens a file as it is on disk; gives its number.
    fn open(&mut self, file: &str) -> usize {
        let text = std::fs::read_to_string(self.folder.path(file)).expect("it is there");
        let document = self.client.open(&self.folder.uri(file), &text);
        self.open.push(document);
        self.ask(self.open.len() - 1);
        self.open.len() - 1
    }

    /// Replaces characters `from` to `to` of the line `line`.
    fn edit(&mut self, document: usize, [line, from, to]: [u32; 3], text: &str) {
        let at = |character: u32| json!({"line": line, "character": character});
        let change = json!([{"range": {"start": at(from), "end": at(to)}, "text": text}]);
        self.client.change(&mut self.open[document], change);
        self.ask(document);
    }

    /// Writes a key result behind the others and takes the number out of it again, letter by letter.
    fn write_unmeasured(&mut self, document: usize) {
        self.edit(document, [6, 0, 0], "  - KR: Get 5 better\n");
        self.edit(document, [6, 13, 14], "");
        self.edit(document, [6, 12, 13], "");
    }

    fn save(&mut self, document: usize) {
        self.client.save(&self.open[document]);
    }

    /// Writes a file behind the editor's back, of which it tells where it was asked to.
    fn write_on_disk(&mut self, file: &str, text: &str) {
        self.folder.write(file, text);
        let watches = "workspace/didChangeWatchedFiles";
        if self.client.registered(watches).is_some() {
            self.folder
                .tell(&mut self.client, &[(file, Change::Changed)]);
        }
    }

    fn ask(&mut self, document: usize) {
        if self.asks {
            let uri = &self.open[document].uri;
            let asked = json!({"textDocument": {"uri": uri}});
            let mut report = self.client.request("textDocument/diagnostic", asked);
            self.show(document, report["items"].take());
        }
    }

    fn show(&mut self, document: usize, found: Value) {
        let uri = self.open[document].uri.clone();
        let found = found.as_array().expect("findings").clone();
        self.shown.insert(uri, found);
    }

    /// Waits until the document shows `code` as often as `count` says, or not at all.
    fn expect(&mut self, document: usize, code: &str, count: usize) {
        while self.count(document, code) != count {
            self.hear();
        }
    }

    fn count(&self, document: usize, code: &str) -> usize {
        let found = self.shown.get(&self.open[document].uri);
        let found = found.into_iter().flatten();
        found.filter(|one| one["code"] == code).count()
    }

    /// Takes the next thing that the server says.
    fn hear(&mut self) {
        let name = self.name;
        let news = self.client.news();
        let mut published = news["params"].clone();
        if news["method"] == "workspace/diagnostic/refresh" {
            assert!(self.asks, "{name} cannot be asked to ask");
            (0..self.open.len()).for_each(|document| self.ask(document));
        } else {
            let mut open = self.open.iter();
            let of = open.position(|document| published["uri"] == document.uri.as_str());
            if let Some(document) = of {
                // What is wrong with a configuration is pushed to everybody.
                let is_own = self.open[document].uri.ends_with(CONFIGURATION);
                assert!(!self.asks || is_own, "{name} would show it twice");
                self.show(document, published["diagnostics"].take());
            }
        }
    }
}

#[test]
fn what_is_saved_is_judged() {
    for mut editor in Editor::each() {
        let team = editor.open("team.md");
        editor.expect(team, UNMEASURED, 0);
        editor.write_unmeasured(team);
        editor.save(team);
        editor.expect(team, UNMEASURED, 1);
    }
}

#[test]
fn what_is_left_alone_is_judged() {
    for mut editor in Editor::each() {
        let team = editor.open("team.md");
        editor.write_unmeasured(team);
        editor.expect(team, UNMEASURED, 1);
    }
}

#[test]
fn what_was_typed_before_an_edit_elsewhere_is_judged() {
    for mut editor in Editor::each() {
        let team = editor.open("team.md");
        editor.write_unmeasured(team);
        editor.edit(team, [0, 14, 14], "!");
        editor.expect(team, UNMEASURED, 1);
    }
}

#[test]
fn undoing_restores_what_was_found() {
    for mut editor in Editor::each() {
        let text = format!("{TEAM}  - KR: Get better\n");
        editor.folder.write("team.md", text);
        let team = editor.open("team.md");
        editor.expect(team, UNMEASURED, 1);
        editor.edit(team, [6, 8, 11], "Get 5 ");
        editor.edit(team, [6, 14, 14], "times ");
        editor.expect(team, UNMEASURED, 0);
        editor.edit(team, [6, 14, 20], "");
        editor.edit(team, [6, 8, 14], "Get");
        editor.expect(team, UNMEASURED, 1);
    }
}

#[test]
fn an_edit_of_another_file_is_seen() {
    for mut editor in Editor::each() {
        let team = editor.open("team.md");
        let company = editor.open("company.md");
        editor.edit(company, [4, 13, 46], "Paint");
        editor.expect(team, UNALIGNED, 1);
        editor.edit(company, [4, 13, 18], "Be the place where the town reads");
        editor.expect(team, UNALIGNED, 0);
    }
}

#[test]
fn a_change_of_another_file_on_disk_is_seen() {
    for mut editor in Editor::each() {
        let team = editor.open("team.md");
        let painted = COMPANY.replace("Be the place where the town reads", "Paint");
        editor.write_on_disk("company.md", &painted);
        editor.expect(team, UNALIGNED, 1);
        editor.write_on_disk("company.md", COMPANY);
        editor.expect(team, UNALIGNED, 0);
    }
}

#[test]
fn a_change_of_the_configuration_is_seen_in_the_editor_and_on_disk() {
    for mut editor in Editor::each() {
        let text = format!("{TEAM}  - KR: Get better\n");
        editor.folder.write("team.md", text);
        let team = editor.open("team.md");
        editor.expect(team, UNMEASURED, 1);
        editor.write_on_disk(CONFIGURATION, LENIENT);
        editor.expect(team, UNMEASURED, 0);
        editor.write_on_disk(CONFIGURATION, "");
        editor.expect(team, UNMEASURED, 1);
        let configuration = editor.open(CONFIGURATION);
        editor.edit(configuration, [0, 0, 0], LENIENT);
        editor.expect(team, UNMEASURED, 0);
        editor.edit(configuration, [1, 28, 33], "\"hint\"");
        editor.expect(team, UNMEASURED, 1);
    }
}

/// What a client that asks is told about the file of `folder` with the name `plan.md`, which is not open, where it was
/// told `before` last time.
fn closed(client: &mut Client, folder: &Folder, before: &Value) -> Value {
    let known = json!([{"uri": folder.uri("plan.md"), "value": before["resultId"]}]);
    let known = if before.is_null() { json!([]) } else { known };
    let mut all = client.request("workspace/diagnostic", json!({"previousResultIds": known}));
    let first = all["items"].get_mut(0).map(Value::take);
    first.unwrap_or_default()
}

#[test]
fn a_closed_file_is_told_anew_when_it_changes_outside_its_goals_and_when_it_goes() {
    let text = |status: &str| {
        format!(
            "# FY27-Q1 OKRs\n\n- Objective: Win the north\n  - Status: {status}\n  - KR: Win 40 towns\n"
        )
    };
    let folder = Folder::rooted(&[("plan.md", &text("on trak"))]);
    let watching = json!({"dynamicRegistration": true});
    let pulling = Capabilities::full().pulling();
    let mut client = folder.client(pulling.with("/workspace/didChangeWatchedFiles", watching));
    let wrong = client.until(|client| {
        let told = closed(client, &folder, &Value::Null);
        told["items"].is_array().then_some(told)
    });
    let is_wrong = |told: &Value| told["items"].to_string().contains("unknown-status");
    assert!(is_wrong(&wrong), "{wrong}");
    // It asks when it is told to, and is told until what it shows is right.
    let mut shown = |change, before: &Value, right: &dyn Fn(&Value) -> bool| {
        folder.tell(&mut client, &[("plan.md", change)]);
        loop {
            client.news();
            let told = closed(&mut client, &folder, before);
            if right(&told) {
                return told;
            }
        }
    };
    folder.write("plan.md", text("on track"));
    let is_right = |told: &Value| told["items"].is_array() && !is_wrong(told);
    let right = shown(Change::Changed, &wrong, &is_right);
    folder.remove("plan.md");
    shown(Change::Deleted, &right, &|told| told["items"] == json!([]));
}
