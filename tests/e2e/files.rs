//! Whatever happens to the files of a workspace, and however fast, the server ends with what a server would know that
//! reads them afresh.

use std::fs;
use std::path::Path;

use okr_lsp_tests::{Capabilities, Client, Document, Options, Pipe, frame, okr_lsp};
use serde_json::{Value, json};

use crate::folder::{Change, Folder};

const WATCHING: &str = "/workspace/didChangeWatchedFiles";

/// A client that leaves the watching of its files to the server.
fn unwatched() -> Capabilities {
    Capabilities::full().without(WATCHING).pulling()
}

/// Goals of which some are served by others, which `seed` chooses.
fn goals(seed: u64) -> String {
    let team = ["Company", "Sales", "Branches"][seed as usize % 3];
    let title = ["Win the north", "Win the south", "Keep the readers"][seed as usize / 3 % 3];
    let supports = [
        "",
        "  - Supports: O1\n",
        "  - Supports: [Win](a.md#company)\n",
    ];
    let supports = supports[seed as usize / 9 % 3];
    let year = 27 + seed / 27 % 2;
    format!(
        "# FY{year}-Q1 OKRs\n\n## {team}\n\n- Objective: {title}\n{supports}  - KR: Win 40 towns\n"
    )
}

/// All that a client is told of the workspace: goals, whom they serve, and what is wrong with them.
fn known(client: &mut Client) -> Value {
    let tree = client.request("okr/tree", json!({}));
    let symbols = client.request("workspace/symbol", json!({"query": "win"}));
    let all = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let items = all["items"].as_array().expect("a list");
    let found = items.iter().map(|one| json!([one["uri"], one["items"]]));
    json!([tree, symbols, found.collect::<Vec<_>>()])
}

/// What a server knows that reads the folder now.
fn fresh(folder: &Folder, open: &[(String, String)]) -> Value {
    let mut client = folder.client(unwatched().with("/window/workDoneProgress", json!(true)));
    while client.notification("$/progress")["value"]["kind"] != "end" {}
    for (uri, text) in open {
        client.open(uri, text);
    }
    // What follows from the reading is worked out a little later.
    let mut before = known(&mut client);
    client.until(|client| {
        let now = known(client);
        let same = now == before;
        before = now;
        same.then_some(())
    });
    before
}

/// A small generator of numbers, so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

const NAMES: [&str; 6] = ["a.md", "b.md", "x/c.md", "x/d.md", "y/e.md", "y/z/f.md"];

/// Does something to a file or folder, or in the editor.
fn happen(
    folder: &Folder,
    client: &mut Client,
    open: &mut Vec<(Document, String)>,
    numbers: &mut Numbers,
) {
    let name = NAMES[numbers.below(6) as usize];
    let text = goals(numbers.below(54));
    match numbers.below(10) {
        0..4 => folder.write(name, text),
        4 => drop(fs::remove_file(folder.path(name))),
        5 => {
            let (from, to) = if numbers.below(2) == 0 {
                ("x", "y/x")
            } else {
                ("y/x", "x")
            };
            drop(fs::rename(folder.path(from), folder.path(to)));
        }
        6 => folder.write(
            ".gitignore",
            ["", "x\n", "*.md\n!/a.md\n"][numbers.below(3) as usize],
        ),
        7 => {
            let ignored = ["", "[documents]\nignore = [\"y/\"]\n"][numbers.below(2) as usize];
            folder.write(".okr.toml", ignored);
        }
        8 => match open.pop() {
            Some((document, _)) => client.close(&document),
            None => open.push((client.open(&folder.uri(name), &text), text)),
        },
        _ => {
            if let Some((document, last)) = open.last_mut() {
                client.replace(document, &text);
                // A line that is being typed is not judged before that.
                client.save(document);
                *last = text;
            }
        }
    }
}

#[test]
fn what_is_known_is_what_a_fresh_server_knows() {
    for seed in 0..4 {
        let mut numbers = Numbers(seed);
        let folder = Folder::rooted(&[("a.md", &goals(0)), ("x/c.md", &goals(1))]);
        let mut client = folder.client(unwatched());
        let mut open = Vec::new();
        for _ in 0..25 {
            happen(&folder, &mut client, &mut open, &mut numbers);
        }
        let texts: Vec<_> = open
            .iter()
            .map(|(document, text)| (document.uri.clone(), text.clone()))
            .collect();
        let expected = fresh(&folder, &texts);
        client.expect(&expected, known);
    }
}

/// The names of the goals that the server knows.
fn names(client: &mut Client) -> Vec<String> {
    let found = client.request("workspace/symbol", json!({"query": "goal"}));
    let symbols = found.as_array().expect("a list").iter();
    let names = symbols.map(|symbol| symbol["name"].as_str().expect("a name").to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn goal(name: &str) -> String {
    format!("# FY27-Q1 OKRs\n\n- Objective: Goal {name}\n  - KR: 40 schools\n")
}

#[test]
fn what_changes_while_the_folder_is_read_is_known_at_last() {
    let folder = Folder::rooted(&[]);
    let many = 60;
    for number in 0..many {
        folder.write(&format!("{number}.md"), goal(&format!("old {number}")));
    }
    let mut client = folder.client(unwatched());
    // Each before it is read, while it is read or afterwards.
    for number in 0..many {
        folder.write(&format!("{number}.md"), goal(&format!("new {number}")));
    }
    let mut expected: Vec<_> = (0..many)
        .map(|number| format!("Goal new {number}"))
        .collect();
    expected.sort();
    client.expect(&expected, names);
}

#[test]
fn what_is_no_news_does_not_lose_the_others() {
    let folder = Folder::new(&[("a.md", &goal("a"))]);
    let mut client = folder.client(Capabilities::full());
    client.expect(&vec!["Goal a".to_owned()], names);
    folder.write("b.md", goal("b"));
    let good = json!({"uri": folder.uri("b.md"), "type": 1.0});
    let changes = json!([{"uri": null, "type": 1}, good, {"type": 2}, null]);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": changes}),
    );
    client.expect(&vec!["Goal a".to_owned(), "Goal b".to_owned()], names);
    let other = Folder::new(&[("c.md", &goal("c"))]);
    let event = json!({"added": [{"name": "?"}, {"uri": other.uri("")}], "removed": [5]});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": event}),
    );
    let expected = ["a", "b", "c"].map(|name| format!("Goal {name}"));
    client.expect(&expected.to_vec(), names);
}

/// A workspace folder that is not there at first, or not any more.
fn a_root_comes_and_goes(capabilities: &Capabilities) {
    let around = Folder::new(&[]);
    let mut client = Client::start_with(Options {
        capabilities: capabilities.clone(),
        folders: vec![around.uri("okrs/2027")],
        ..Options::default()
    });
    client.expect(&Vec::new(), names);
    for name in ["one", "two"] {
        around.write("okrs/2027/a.md", goal(name));
        client.expect(&vec![format!("Goal {name}")], names);
        fs::remove_dir_all(around.path("okrs")).expect("it was there");
        client.expect(&Vec::new(), names);
    }
}

#[test]
fn a_root_that_appears_later_is_read_whoever_watches() {
    a_root_comes_and_goes(&unwatched());
    a_root_comes_and_goes(&Capabilities::full());
}

#[test]
fn what_git_ignores_is_read_as_soon_as_that_is_asked_for() {
    let folder = Folder::rooted(&[
        ("a.md", &goal("a")),
        ("b.md", &goal("b")),
        (".gitignore", "b.md\n"),
    ]);
    let capabilities = unwatched().without("/workspace/configuration");
    let mut client = folder.client(capabilities);
    client.expect(&vec!["Goal a".to_owned()], names);
    for (respect, expected) in [(false, vec!["Goal a", "Goal b"]), (true, vec!["Goal a"])] {
        let settings = json!({"settings": {"okr": {"respectGitignore": respect}}});
        client.notify("workspace/didChangeConfiguration", settings);
        let expected: Vec<_> = expected.into_iter().map(str::to_owned).collect();
        client.expect(&expected, names);
    }
}

#[test]
fn whatever_says_what_is_not_read_is_watched() {
    let all = ["Goal a", "Goal b"].map(str::to_owned).to_vec();
    for capabilities in [unwatched(), Capabilities::full()] {
        let folder = Folder::new(&[
            ("okrs/a.md", &goal("a")),
            ("okrs/b.md", &goal("b")),
            (".git/info/exclude", ""),
        ]);
        let mut client = Client::start_with(Options {
            folders: vec![folder.uri("okrs")],
            ..folder.options(capabilities)
        });
        client.expect(&all, names);
        for ignores in [
            "okrs/.gitignore",
            "okrs/.ignore",
            ".gitignore",
            ".git/info/exclude",
        ] {
            for (text, expected) in [("b.md\n", &all[..1]), ("", &all)] {
                folder.write(ignores, text);
                // A client tells what happens in its folders.
                if ignores.starts_with("okrs/") {
                    folder.changed(&mut client, ignores);
                }
                client.expect(&expected.to_vec(), names);
            }
        }
    }
}

#[test]
fn news_of_many_files_at_once_are_taken_up() {
    let folder = Folder::rooted(&[("a.md", &goal("a")), ("ignored/.gitignore", "*\n")]);
    let mut client = folder.client(Capabilities::full());
    client.registration("workspace/didChangeWatchedFiles");
    client.expect(&vec!["Goal a".to_owned()], names);
    let many: Vec<String> = (0..1500).map(|number| format!("new/{number}.md")).collect();
    for name in &many {
        folder.write(name, "# Notes\n\nOf no importance.\n");
        folder.write(&name.replace("new", "ignored"), goal("that is ignored"));
    }
    folder.write("new/700.md", goal("b"));
    let ignored = many.iter().map(|name| name.replace("new", "ignored"));
    let told: Vec<String> = many.iter().cloned().chain(ignored).collect();
    let told = |change| {
        told.iter()
            .map(|name| (name.as_str(), change))
            .collect::<Vec<_>>()
    };
    folder.tell(&mut client, &told(Change::Created));
    client.expect(&vec!["Goal a".to_owned(), "Goal b".to_owned()], names);
    fs::remove_dir_all(folder.path("new")).expect("it was there");
    folder.tell(&mut client, &told(Change::Deleted));
    client.expect(&vec!["Goal a".to_owned()], names);
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_a_link_is_not_read() {
    let elsewhere = Folder::new(&[("okr.toml", "[documents]\nignore = [\"a.md\"]\n")]);
    let folder = Folder::new(&[("a.md", &goal("a"))]);
    std::os::unix::fs::symlink(elsewhere.path("okr.toml"), folder.path(".okr.toml"))
        .expect("a link");
    let mut client = folder.client(unwatched());
    client.expect(&vec!["Goal a".to_owned()], names);
}

/// The server's next message, after those of which `seen` is told.
fn next(pipe: &mut Pipe, wanted: impl Fn(&Value) -> bool) -> Value {
    loop {
        let message = pipe.receive().expect("a message");
        if wanted(&message) {
            return message;
        }
    }
}

/// A server of the folder at `path` whose client shows progress; gives the request for it, which is not answered yet.
fn asked_for_progress(path: &Path) -> (Pipe, Value) {
    let mut pipe = Pipe::start(okr_lsp(), &[]);
    let folder = json!({"uri": crate::folder::uri(path), "name": "x"});
    let initialize = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "capabilities": {"window": {"workDoneProgress": true}},
        "processId": null, "rootUri": null, "workspaceFolders": [folder],
    }});
    pipe.write(&frame(&initialize));
    next(&mut pipe, |message| message["id"] == 1);
    pipe.send(&json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
    let asked = next(&mut pipe, |message| {
        message["method"] == "window/workDoneProgress/create"
    });
    (pipe, asked)
}

#[test]
fn progress_that_was_asked_for_ends_however_late_the_client_agrees() {
    let folder = Folder::rooted(&[("a.md", &goal("a"))]);
    let (mut pipe, asked) = asked_for_progress(&folder.path(""));
    // By the time that its goal is known, the reading is over, or nearly so.
    let symbols = json!({"jsonrpc": "2.0", "id": 2, "method": "workspace/symbol", "params": {"query": "goal"}});
    loop {
        pipe.send(&symbols);
        let answer = next(&mut pipe, |message| message["id"] == 2);
        if answer["result"]
            .as_array()
            .is_some_and(|found| !found.is_empty())
        {
            break;
        }
    }
    pipe.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": null}));
    for kind in ["begin", "end"] {
        let told = next(&mut pipe, |message| message["method"] == "$/progress");
        assert_eq!(told["params"]["token"], asked["params"]["token"]);
        assert_eq!(told["params"]["value"]["kind"], kind);
    }
}
