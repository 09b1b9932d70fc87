//! Two documents written from empty files, with completions, a few words, and quick fixes.

use okr_lsp_tests::{Capabilities, Client, Document, Options, is_problem, units};
use serde_json::{Value, json};

/// Somebody who writes in an editor that completes and fixes.
struct Writer {
    client: Client,
    document: Document,
    text: String,
    cursor: usize,
}

impl Writer {
    /// Opens an empty document.
    fn open(mut client: Client, uri: &str) -> Self {
        let document = client.open(uri, "");
        Self {
            client,
            document,
            text: String::new(),
            cursor: 0,
        }
    }

    /// Puts the cursor behind the first `words` that stand in the text.
    fn go_behind(&mut self, words: &str) {
        let found = self.text.find(words);
        let found = found.unwrap_or_else(|| panic!("no {words:?} in {}", self.text));
        self.cursor = found + words.len();
    }

    /// Types letter by letter.
    fn write(&mut self, words: &str) {
        for char in words.chars() {
            let typed = char.to_string();
            self.replace(self.cursor..self.cursor, &typed);
        }
    }

    fn replace(&mut self, range: std::ops::Range<usize>, words: &str) {
        let place = units::range(&self.text, range.clone(), "utf-16");
        self.text.replace_range(range.clone(), words);
        self.cursor = range.start + words.len();
        let change = json!([{"range": place, "text": words}]);
        self.client.change(&mut self.document, change);
    }

    /// Accepts the completion `label`, and fills in its places with `words`.
    fn accept(&mut self, label: &str, words: &[&str]) {
        let position = units::position(&self.text, self.cursor, "utf-16");
        let params = json!({
            "textDocument": {"uri": self.document.uri},
            "position": position,
            "context": {"triggerKind": 1},
        });
        let item = self.offered(label, &params);
        let edit = &item["textEdit"];
        let range = if edit["range"].is_null() {
            &edit["insert"]
        } else {
            &edit["range"]
        };
        let range = units::bytes(&self.text, range, "utf-16");
        let text = edit["newText"].as_str().expect("a text");
        self.replace(range, &filled(text, words));
    }

    /// The completion `label`. What other documents hold is known soon, but not at once.
    fn offered(&mut self, label: &str, params: &Value) -> Value {
        self.client.until(|client| {
            let items = client.request("textDocument/completion", params.clone());
            let mut listed = items.as_array().into_iter().flatten();
            listed.find(|item| item["label"] == label).cloned()
        })
    }

    fn problems(&mut self) -> Vec<Value> {
        let params = json!({"textDocument": {"uri": self.document.uri}});
        let mut report = self.client.request("textDocument/diagnostic", params);
        let items = report["items"].as_array_mut().map(std::mem::take);
        let mut items = items.unwrap_or_default();
        items.retain(is_problem);
        items
    }

    /// Applies the first fix of each problem, one after the other; gives how many there were.
    fn fix(&mut self) -> usize {
        self.client.save(&self.document);
        for count in 0..8 {
            let problems = self.problems();
            let Some(problem) = problems.first() else {
                return count;
            };
            let params = json!({
                "textDocument": {"uri": self.document.uri},
                "range": problem["range"],
                "context": {"diagnostics": [problem], "only": ["quickfix"]},
            });
            let actions = self.client.request("textDocument/codeAction", params);
            let fix = actions[0].clone();
            assert!(fix.is_object(), "no fix for {problem:#}\n{}", self.text);
            let fix = self.client.request("codeAction/resolve", fix);
            let edits = fix["edit"]["documentChanges"][0]["edits"]
                .as_array()
                .cloned();
            for edit in edits.expect("edits").iter().rev() {
                let range = units::bytes(&self.text, &edit["range"], "utf-16");
                self.replace(range, edit["newText"].as_str().expect("a text"));
            }
            self.client.save(&self.document);
        }
        panic!(
            "problems without end: {:#?}\n{}",
            self.problems(),
            self.text
        );
    }
}

/// A snippet with its places filled in, in their order.
fn filled(snippet: &str, words: &[&str]) -> String {
    let mut words = words.iter();
    let mut text = String::new();
    let mut rest = snippet;
    while let Some(start) = rest.find('$') {
        text.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let end = match rest.strip_prefix('{') {
            Some(_) => rest.find('}').expect("a closing brace") + 1,
            None => rest
                .find(|char: char| !char.is_ascii_digit())
                .unwrap_or(rest.len()),
        };
        text.push_str(words.next().copied().unwrap_or_default());
        rest = &rest[end..];
    }
    text + rest
}

fn client(folder: &std::path::Path) -> Client {
    Client::start_with(Options {
        capabilities: Capabilities::full().pulling(),
        folders: vec![format!("file://{}", folder.display())],
        ..Options::default()
    })
}

#[test]
fn a_company_and_a_team_are_led_to_documents_without_a_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join(".git")).expect("a folder");
    let uri = |name: &str| format!("file://{}/okrs/FY27-Q1/{name}", folder.path().display());

    let mut writer = Writer::open(client(folder.path()), &uri("company.okr.md"));
    writer.accept("FY27-Q1 OKRs", &["", "", "", ""]);
    writer.go_behind("OBJECTIVE: ");
    writer.accept("Become", &[]);
    writer.write("the library of the whole town ");
    writer.accept(
        "so that [who] can [do what]",
        &["everybody", "borrow what they need"],
    );
    writer.go_behind("- KR: ");
    writer.accept(
        "Increase [metric] from [baseline] to [target]",
        &["weekly visits", "200", "350"],
    );
    writer.go_behind("350\n   - KR: ");
    // The wrong way round, as it happens.
    writer.accept(
        "Reduce [metric] from [baseline] to [target]",
        &["days to an answer", "2", "5"],
    );
    writer.go_behind("5\n   - KR: ");
    writer.accept(
        "All [population] have [outcome]",
        &["branches", "a reading room"],
    );
    writer.write("\n");
    writer.accept(
        "Objective with three key results",
        &[
            "Answer readers before they ask twice to win their trust",
            "90% of letters are answered within a day",
            "Reduce complaints from 40 to 10 a month",
            "Raise recommendations from 20% to 35%",
        ],
    );
    assert!(writer.fix() > 0, "the turned range has a fix");
    assert!(writer.text.contains("from 5 to 2"), "{}", writer.text);
    assert_eq!(writer.text.matches("KR: ").count(), 6, "{}", writer.text);

    writer = Writer::open(writer.client, &uri("sales.okr.md"));
    writer.accept("FY27-Q1 OKRs", &["Sales", "", "", "", ""]);
    writer.go_behind("OBJECTIVE: ");
    let company =
        "Become the library of the whole town so that everybody can borrow what they need";
    writer.accept(company, &[]);
    writer.go_behind("- KR: ");
    writer.accept("Reach [n] [things]", &["12", "schools with a reading card"]);
    writer.go_behind("card\n   - KR: ");
    writer.accept(
        "Increase [metric] from [baseline] to [target]",
        &["school visits", "3", "9"],
    );
    writer.go_behind("9\n   - KR: ");
    writer.accept(
        "[n]% of [population] [outcome]",
        &["60", "members", "borrow every month"],
    );
    writer.write("\n     - ");
    writer.accept("Owner:", &[]);
    writer.write("@kim");
    writer.fix();
    assert!(writer.problems().is_empty());
    assert!(writer.text.contains(company), "{}", writer.text);
    assert!(!writer.text.contains('$'), "{}", writer.text);
    writer.client.unread();
}
