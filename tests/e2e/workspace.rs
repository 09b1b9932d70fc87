//! The workspace's `.okr.toml`: which documents it makes OKR documents, how they are read, that a change is
//! taken up at once, and where its errors are shown.

use okr_lsp_tests::{Capabilities, Client, Options, units};
use serde_json::{Value, json};

use crate::folder::Folder;

/// Findings only where it is taken for an OKR document.
const NOTES: &str = "- KR: Get better\n";

const DECLARED: &str = "[documents]\nokr = ['notes/']\n";

fn messages(diagnostics: &[Value]) -> Vec<&str> {
    let messages = diagnostics.iter().map(|found| found["message"].as_str());
    messages
        .map(|message| message.expect("a message"))
        .collect()
}

#[test]
fn it_says_which_documents_are_okr_documents() {
    let folder = Folder::new(&[(
        ".okr.toml",
        "[documents]\nokr = ['notes/']\nignore = ['notes/old/', 'plan.okr']\n",
    )]);
    let mut client = folder.client(Capabilities::full());
    for (name, language, found) in [
        ("a.md", "markdown", 0),
        ("notes/a.md", "markdown", 2),
        ("notes/deep/a.md", "markdown", 2),
        ("x/notes/a%20b.md", "markdown", 2),
        ("notes/old/a.md", "markdown", 0),
        ("notes/old/b.md", "okr", 0),
        ("plan.okr", "okr", 0),
        ("other.okr", "markdown", 2),
    ] {
        let document = client.open_as(language, &folder.uri(name), NOTES);
        assert_eq!(client.problems(&document).len(), found, "{name}");
    }
    let untitled = client.open_as("okr", "untitled:Untitled-1", NOTES);
    assert_eq!(client.problems(&untitled).len(), 2);
}

#[test]
fn the_nearest_one_up_to_the_folder_holds() {
    let folder = Folder::new(&[
        (".okr.toml", "[documents]\nokr = ['*.md']\n"),
        ("open/a.md", ""),
        ("open/team/.okr.toml", DECLARED),
    ]);
    let mut client = Client::start_with(Options {
        folders: vec![folder.uri("open")],
        ..Options::default()
    });
    for (name, found) in [
        ("open/a.md", 0),
        ("open/notes/a.md", 0),
        ("open/team/a.md", 0),
        ("open/team/notes/a.md", 2),
        ("outside/a.md", 2),
    ] {
        let document = client.open(&folder.uri(name), NOTES);
        assert_eq!(client.problems(&document).len(), found, "{name}");
    }
}

#[test]
fn a_change_is_taken_up_at_once() {
    let folder = Folder::new(&[]);
    let mut client = folder.client(Capabilities::full());
    let notes = client.open(&folder.uri("notes/a.md"), NOTES);
    let other = client.open(&folder.uri("other.md"), NOTES);
    assert_eq!(client.published(&notes.uri).len(), 0);
    assert_eq!(client.published(&other.uri).len(), 0);
    let watched = client.registration("workspace/didChangeWatchedFiles");
    assert_eq!(
        watched["watchers"],
        json!([
            {"globPattern": "**/*.{okr,md,markdown,mdown,mkd,mdx}"},
            {"globPattern": "**/.okr.toml"},
            {"globPattern": "**/.gitignore"},
            {"globPattern": "**/.ignore"},
            {"globPattern": "**/.git/info/exclude"},
            {"globPattern": "**/*", "kind": 5},
        ])
    );

    folder.write(".okr.toml", DECLARED);
    folder.changed(&mut client, ".okr.toml");
    assert_eq!(client.published(&notes.uri).len(), 2);
    folder.write("notes/.okr.toml", "[documents]\nignore = ['a.md']\n");
    folder.changed(&mut client, "notes/.okr.toml");
    assert_eq!(client.published(&notes.uri).len(), 0);
    folder.remove("notes/.okr.toml");
    folder.changed(&mut client, "notes/.okr.toml");
    assert_eq!(client.published(&notes.uri).len(), 2);
    // What it does not concern is not published again, and other files change nothing.
    folder.changed(&mut client, "notes/a.md");
    assert_eq!(client.unread(), Vec::<Value>::new());
    folder.remove(".okr.toml");
    folder.changed(&mut client, ".okr.toml");
    assert_eq!(client.published(&notes.uri).len(), 0);
}

#[test]
fn what_is_wrong_is_shown_in_the_file_itself() {
    let wrong = "[documents]\n# 😀 ü\nokr = ['😀', 3]\n[period]\nfiscal = 1\n";
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let folder = Folder::new(&[(".okr.toml", DECLARED)]);
        let mut client = folder.client(Capabilities::full().counting_in(encoding));
        let toml = folder.uri(".okr.toml");
        let notes = client.open(&folder.uri("notes/a.md"), NOTES);
        assert_eq!(client.published(&notes.uri).len(), 2);

        folder.write(".okr.toml", wrong);
        folder.changed(&mut client, ".okr.toml");
        let found = client.published(&toml);
        assert_eq!(
            messages(&found),
            [
                "a string in quotation marks is expected here, not an integer",
                "unknown key `fiscal`; did you mean `fiscal-year-start`?",
            ]
        );
        for (found, marked) in found.iter().zip(["3", "fiscal"]) {
            let start = wrong.find(marked).expect("it is there");
            let range = units::range(wrong, start..start + marked.len(), encoding);
            assert_eq!(found["range"], range, "{encoding}");
            assert_eq!(
                (&found["severity"], &found["source"]),
                (&json!(1), &json!("okr"))
            );
        }
        // What it said when it was right is in force.
        let more = client.open(&folder.uri("notes/b.md"), NOTES);
        assert_eq!(client.published(&more.uri).len(), 2);
        // It is told once, and told when it is right again.
        folder.changed(&mut client, ".okr.toml");
        assert_eq!(client.unread(), Vec::<Value>::new());
        folder.write(".okr.toml", "");
        folder.changed(&mut client, ".okr.toml");
        assert_eq!(client.published(&toml), Vec::<Value>::new());
        assert_eq!(client.published(&notes.uri).len(), 0);
        assert_eq!(client.published(&more.uri).len(), 0);
    }
}

#[test]
fn what_is_wrong_is_shown_from_the_start_until_the_file_is_gone() {
    for wrong in ["nonsense".as_bytes(), b"[company]\nnames = ['\xff']\n"] {
        let folder = Folder::new(&[]);
        folder.write(".okr.toml", wrong);
        let toml = folder.uri(".okr.toml");
        let mut client = folder.client(Capabilities::full());
        assert_eq!(client.published(&toml).len(), 1);
        let plan = client.open(&folder.uri("a.okr"), NOTES);
        assert_eq!(
            client.published(&plan.uri).len(),
            2,
            "it is read as if there were none"
        );
        folder.remove(".okr.toml");
        folder.changed(&mut client, ".okr.toml");
        assert_eq!(client.published(&toml), Vec::<Value>::new());
    }
}

#[test]
fn it_counts_as_it_stands_in_the_editor_though_it_may_not_be_there_yet() {
    for on_disk in [Some(""), None] {
        let folder = Folder::new(&[]);
        if let Some(text) = on_disk {
            folder.write(".okr.toml", text);
        }
        let mut client = folder.client(Capabilities::full());
        let notes = client.open(&folder.uri("notes/a.md"), NOTES);
        assert_eq!(client.published(&notes.uri).len(), 0);
        let mut toml = client.open_as("toml", &folder.uri(".okr.toml"), "");
        assert_eq!(client.diagnostics(&toml), Vec::<Value>::new());
        client.replace(&mut toml, DECLARED);
        assert_eq!(client.published(&notes.uri).len(), 2);
        assert_eq!(client.diagnostics(&toml), Vec::<Value>::new());
        client.replace(&mut toml, "[documents]\nokr = ['notes/'\n");
        assert_eq!(client.problems(&toml).len(), 1);
        let hover = client.request("textDocument/hover", Client::at(&toml, 1, 2));
        assert_eq!(hover, Value::Null);
        client.close(&toml);
        assert_eq!(client.published(&toml.uri), Vec::<Value>::new());
        assert_eq!(client.published(&notes.uri).len(), 0);
    }
}

#[test]
fn a_client_that_watches_nothing_need_not_start_again() {
    let folder = Folder::new(&[]);
    let watching = "/workspace/didChangeWatchedFiles";
    let mut client = folder.client(Capabilities::full().without(watching));
    let notes = client.open(&folder.uri("notes/a.md"), NOTES);
    assert_eq!(client.published(&notes.uri).len(), 0);
    let toml = folder.uri(".okr.toml");
    folder.write(".okr.toml", DECLARED);
    client.save(&notes);
    assert_eq!(client.published(&notes.uri).len(), 2);
    folder.write(".okr.toml", "x");
    let other = client.open(&folder.uri("b.md"), NOTES);
    assert_eq!(client.published(&toml).len(), 1);
    assert_eq!(client.published(&other.uri).len(), 0);
    client.registration("workspace/didChangeConfiguration");
    assert_eq!(client.registered("workspace/didChangeWatchedFiles"), None);
    folder.remove(".okr.toml");
    client.save(&notes);
    assert_eq!(client.published(&toml).len(), 0);
    assert_eq!(client.published(&notes.uri).len(), 0);
}

#[test]
fn a_client_that_pulls_is_told_too() {
    let folder = Folder::new(&[]);
    let mut client = folder.client(Capabilities::full().pulling());
    let notes = folder.uri("notes/a.md");
    client.open(&notes, NOTES);
    let pull = |client: &mut Client, uri: &str| {
        let params = json!({"textDocument": {"uri": uri}});
        let pulled = client.request("textDocument/diagnostic", params);
        pulled["items"].as_array().map(Vec::len)
    };
    assert_eq!(pull(&mut client, &notes), Some(0));
    folder.write(".okr.toml", DECLARED);
    folder.changed(&mut client, ".okr.toml");
    client.refreshed(|client| (pull(client, &notes) == Some(2)).then_some(()));
    // The file itself is not pulled for.
    let toml = folder.uri(".okr.toml");
    folder.write(".okr.toml", "x");
    folder.changed(&mut client, ".okr.toml");
    assert_eq!(client.published(&toml).len(), 1);
    client.open_as("toml", &toml, "y");
    assert_eq!(client.published(&toml).len(), 1);
    assert_eq!(pull(&mut client, &toml), Some(0));
}

#[test]
fn folders_come_and_go() {
    let folder = Folder::new(&[(".okr.toml", DECLARED), ("two/.okr.toml", "x")]);
    let mut client = Client::start();
    let offered = &client.server["capabilities"]["workspace"]["workspaceFolders"];
    assert_eq!(offered["changeNotifications"], true);
    let notes = client.open(&folder.uri("one/notes/a.md"), NOTES);
    assert_eq!(client.published(&notes.uri).len(), 2);
    let one = json!({"uri": folder.uri("one"), "name": "one"});
    let two = json!({"uri": folder.uri("two"), "name": "two"});
    let mut change = |added: &[&Value], removed: &[&Value]| {
        client.notify(
            "workspace/didChangeWorkspaceFolders",
            json!({"event": {"added": added, "removed": removed}}),
        );
        let wrong = client.published(&folder.uri("two/.okr.toml")).len();
        (wrong, client.published(&notes.uri).len())
    };
    assert_eq!(change(&[&one, &two], &[]), (1, 0));
    assert_eq!(change(&[], &[&two, &one]), (0, 2));
}

#[test]
fn folders_are_named_in_every_way_that_clients_know() {
    let folder = Folder::new(&[(".okr.toml", DECLARED)]);
    let uri = folder.uri("");
    let path = folder.path("");
    let list = json!([{"uri": uri}]);
    for named in [
        json!({"rootUri": uri}),
        json!({"rootUri": uri, "workspaceFolders": null}),
        json!({"rootUri": uri, "workspaceFolders": []}),
        json!({"rootPath": path}),
        json!({"rootPath": path, "rootUri": null}),
        json!({"rootPath": path, "rootUri": null, "workspaceFolders": []}),
        json!({"rootUri": null, "workspaceFolders": list}),
    ] {
        let mut client = Client::start_with(Options {
            capabilities: Capabilities::none(),
            initialize: named,
            ..Options::default()
        });
        let notes = client.open(&folder.uri("notes/a.md"), NOTES);
        assert_eq!(client.problems(&notes).len(), 2);
    }
}

/// The severities of what two rules found: 1 for an error to 4 for a hint.
fn severities(diagnostics: &[Value]) -> Vec<Option<u64>> {
    let rules = [
        json!("key-result-not-measurable"),
        json!("objective-has-target"),
    ];
    let found = diagnostics
        .iter()
        .filter(|found| rules.contains(&found["code"]));
    found.map(|found| found["severity"].as_u64()).collect()
}

#[test]
fn what_is_asked_of_rules_is_taken_up_at_once() {
    let folder = Folder::new(&[]);
    let mut client = folder.client(Capabilities::full());
    let document = client.open(&folder.uri("drafts/a.okr"), "O: Be known\nKR: Get better\n");
    assert_eq!(severities(&client.diagnostics(&document)), [Some(2)]);
    let rule = "key-result-not-measurable";
    let paths = format!("[[paths]]\nfiles = ['drafts/']\nrules.{rule} = 'hint'\n");
    for (text, expected) in [
        ("profile = 'sourcegraph'\n".to_owned(), vec![Some(3)]),
        (format!("rules.{rule} = 'error'\n"), vec![Some(1)]),
        (format!("rules.{rule} = 'off'\n"), vec![]),
        (format!("rules.{rule} = 'off'\n{paths}"), vec![Some(4)]),
    ] {
        folder.write(".okr.toml", &text);
        folder.changed(&mut client, ".okr.toml");
        assert_eq!(
            severities(&client.diagnostics(&document)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_file_holds_over_what_the_user_prefers_of_rules() {
    let folder = Folder::new(&[(
        "team/.okr.toml",
        "[rules]\nkey-result-not-measurable = 'error'\n",
    )]);
    let mut client = folder.client(Capabilities::none().pulling());
    let text = "O: Grow by 30%\nKR: Get better\n";
    let outside = client.open(&folder.uri("a.okr"), text);
    let inside = client.open(&folder.uri("team/a.okr"), text);
    let not_measurable = "key-result-not-measurable";
    for (preferred, expected_outside, expected_inside) in [
        (json!({}), vec![Some(2), Some(2)], vec![Some(1), Some(2)]),
        (
            json!({"profile": "amazee"}),
            vec![Some(2), Some(3)],
            vec![Some(1), Some(3)],
        ),
        (
            json!({"profile": "amazee", "rules": {not_measurable: "off", "objective-has-target": "hint"}}),
            vec![Some(4)],
            vec![Some(1), Some(4)],
        ),
    ] {
        let settings = json!({"settings": {"okr": preferred}});
        client.notify("workspace/didChangeConfiguration", settings);
        for (document, expected) in [(&outside, expected_outside), (&inside, expected_inside)] {
            let asked = json!({"textDocument": {"uri": document.uri}});
            let pulled = client.request("textDocument/diagnostic", asked);
            let items = pulled["items"].as_array().expect("a full report");
            assert_eq!(severities(items), expected, "{preferred}");
        }
    }
}
