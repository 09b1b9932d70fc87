//! The index of the workspace over the protocol: it is built in the background, and what the server knows of files
//! is what is on disk or in the editor, however they change.

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

/// A folder that takes its time to be read.
fn large(files: usize) -> Folder {
    let folder = Folder::rooted(&[]);
    let text = goal("of many") + &DOCUMENT.repeat(20);
    for number in 0..files {
        folder.write(&format!("{}/{number}.md", number % 10), &text);
    }
    folder
}

fn showing_progress() -> Capabilities {
    Capabilities::full().with("/window/workDoneProgress", json!(true))
}

#[test]
fn a_reading_is_shown_from_its_beginning_to_its_end() {
    let folder = large(200);
    let mut client = folder.client(showing_progress());
    let begin = client.notification("$/progress");
    assert_eq!(begin["value"]["kind"], "begin");
    assert_eq!(begin["value"]["cancellable"], true);
    assert!(begin["value"]["title"].is_string());
    let end = client.notification("$/progress");
    assert_eq!(end["value"]["kind"], "end");
    assert_eq!(end["token"], begin["token"]);
    assert_eq!(goals(&mut client).len(), 200);
}

/// Cancels the reading of `files` files; gives whether that came before its end.
fn is_cancelled_in_time(files: usize) -> bool {
    let folder = large(files);
    let mut client = folder.client(showing_progress());
    let token = client.notification("$/progress")["token"].take();
    let document = client.open(&folder.uri("0/0.md"), DOCUMENT);
    let hover = client.request("textDocument/hover", Client::at(&document, 4, 20));
    assert!(hover.is_object());
    let ended = |message: &Value| message["params"]["value"]["kind"] == "end";
    let is_late = client.unread().iter().any(ended);
    client.notify("window/workDoneProgress/cancel", json!({"token": token}));
    if is_late {
        return false;
    }
    loop {
        let progress = client.notification("$/progress");
        assert_eq!(progress["token"], token);
        if progress["value"]["kind"] == "end" {
            break;
        }
    }
    let known = goals(&mut client).len();
    // What is told of afterwards is taken up all the same.
    folder.write("9/new.md", goal("after"));
    folder.tell(&mut client, &[("9/new.md", Change::Created)]);
    client.until(|client| {
        let known = goals(client);
        known
            .contains(&"new.md: Goal after".to_owned())
            .then_some(())
    });
    known < files
}

#[test]
fn a_reading_can_be_cancelled_and_requests_are_answered_meanwhile() {
    // On a busy machine a reading may be over before this process has its turn again: then a longer one is needed.
    let mut sizes = [300, 1000, 3000, 10_000].into_iter();
    assert!(sizes.any(is_cancelled_in_time), "all files were read");
}

/// Files that change, told by the client where it `tells`.
fn files_come_and_go(tells: bool) {
    use Change::{Changed, Created, Deleted};
    let capabilities = Capabilities::full();
    let folder = Folder::rooted(&[("a.md", &goal("a")), ("sub/s.md", &goal("s"))]);
    let mut client = folder.client(if tells {
        capabilities
    } else {
        capabilities.without(WATCHING)
    });
    if tells {
        client.registration("workspace/didChangeWatchedFiles");
    }
    expect(&mut client, &["a.md: Goal a", "s.md: Goal s"]);
    let tell = |client: &mut Client, changes: &[(&str, Change)]| {
        if tells {
            folder.tell(client, changes);
        }
    };

    folder.write("b.md", goal("b"));
    tell(&mut client, &[("b.md", Created)]);
    expect(
        &mut client,
        &["a.md: Goal a", "b.md: Goal b", "s.md: Goal s"],
    );
    folder.write("b.md", goal("c"));
    tell(&mut client, &[("b.md", Changed)]);
    expect(
        &mut client,
        &["a.md: Goal a", "b.md: Goal c", "s.md: Goal s"],
    );
    folder.rename("b.md", "d.md");
    tell(&mut client, &[("b.md", Deleted), ("d.md", Created)]);
    expect(
        &mut client,
        &["a.md: Goal a", "d.md: Goal c", "s.md: Goal s"],
    );
    // As editors save: beside it, and then in its place.
    folder.write("d.md.tmp", goal("d"));
    folder.rename("d.md.tmp", "d.md");
    tell(&mut client, &[("d.md", Changed)]);
    expect(
        &mut client,
        &["a.md: Goal a", "d.md: Goal d", "s.md: Goal s"],
    );
    folder.remove("a.md");
    tell(&mut client, &[("a.md", Deleted)]);
    expect(&mut client, &["d.md: Goal d", "s.md: Goal s"]);
    // A folder with everything in it.
    folder.rename("sub", "team");
    tell(
        &mut client,
        &[("sub/s.md", Deleted), ("team/s.md", Created)],
    );
    expect(&mut client, &["d.md: Goal d", "s.md: Goal s"]);
    folder.write("team/s.md", goal("t"));
    tell(&mut client, &[("team/s.md", Changed)]);
    expect(&mut client, &["d.md: Goal d", "s.md: Goal t"]);
    let elsewhere = Folder::new(&[]);
    fs::rename(folder.path("team"), elsewhere.path("team")).expect("it can be moved");
    tell(&mut client, &[("team", Deleted)]);
    expect(&mut client, &["d.md: Goal d"]);
    // Of a folder that has come the client may tell nothing else.
    folder.write("new/house/n.md", goal("n"));
    tell(&mut client, &[("new", Created)]);
    expect(&mut client, &["d.md: Goal d", "n.md: Goal n"]);
    fs::remove_dir_all(folder.path("new")).expect("it can be removed");
    tell(&mut client, &[("new", Deleted)]);
    expect(&mut client, &["d.md: Goal d"]);

    folder.write(".gitignore", "d.md\n");
    tell(&mut client, &[(".gitignore", Created)]);
    expect(&mut client, &[]);
    folder.write("d.md", goal("ignored"));
    tell(&mut client, &[("d.md", Changed)]);
    folder.write("e.md", goal("e"));
    tell(&mut client, &[("e.md", Created)]);
    expect(&mut client, &["e.md: Goal e"]);
    folder.remove(".gitignore");
    tell(&mut client, &[(".gitignore", Deleted)]);
    expect(&mut client, &["d.md: Goal ignored", "e.md: Goal e"]);

    folder.write(
        ".okr.toml",
        "[documents]\nignore = ['e.md']\nokr = ['*.txt']\n",
    );
    folder.write("f.txt", "- Objective: Goal f\n");
    tell(&mut client, &[(".okr.toml", Changed)]);
    expect(&mut client, &["d.md: Goal ignored", "f.txt: Goal f"]);
    folder.write(".okr.toml", "");
    tell(&mut client, &[(".okr.toml", Changed)]);
    expect(&mut client, &["d.md: Goal ignored", "e.md: Goal e"]);
}

#[test]
fn files_come_and_go_as_the_client_tells() {
    files_come_and_go(true);
}

#[test]
fn files_come_and_go_before_our_own_eyes() {
    files_come_and_go(false);
}

#[test]
fn an_open_editor_counts_over_what_is_on_disk() {
    for tells in [true, false] {
        let capabilities = Capabilities::full();
        let folder = Folder::rooted(&[("a.md", &goal("a")), ("b.md", &goal("b"))]);
        let mut client = folder.client(if tells {
            capabilities
        } else {
            capabilities.without(WATCHING)
        });
        expect(&mut client, &["a.md: Goal a", "b.md: Goal b"]);
        let mut document = client.open(&folder.uri("a.md"), &goal("in the editor"));
        expect(&mut client, &["a.md: Goal in the editor", "b.md: Goal b"]);
        folder.write("a.md", goal("on disk"));
        folder.write("b.md", goal("too"));
        if tells {
            folder.tell(
                &mut client,
                &[("a.md", Change::Changed), ("b.md", Change::Changed)],
            );
        }
        expect(&mut client, &["a.md: Goal in the editor", "b.md: Goal too"]);
        client.replace(&mut document, &goal("in the editor still"));
        expect(
            &mut client,
            &["a.md: Goal in the editor still", "b.md: Goal too"],
        );
        client.close(&document);
        expect(&mut client, &["a.md: Goal on disk", "b.md: Goal too"]);
        // It is not on disk at all.
        let document = client.open(&folder.uri("c.md"), &goal("new"));
        let all = ["a.md: Goal on disk", "b.md: Goal too", "c.md: Goal new"];
        expect(&mut client, &all);
        client.close(&document);
        expect(&mut client, &["a.md: Goal on disk", "b.md: Goal too"]);
    }
}

#[test]
fn opening_and_closing_at_once_ends_in_what_is_on_disk() {
    let folder = Folder::rooted(&[("a.md", &goal("a")), ("b.md", &goal("b"))]);
    let mut client = folder.client(Capabilities::full());
    for round in 0..30 {
        let mut document = client.open(&folder.uri("a.md"), &goal("opened"));
        client.replace(&mut document, &goal("changed"));
        client.close(&document);
        folder.write("b.md", goal(&format!("not yet {round}")));
        folder.changed(&mut client, "b.md");
        let last = format!("{round}");
        folder.write("b.md", goal(&last));
        folder.changed(&mut client, "b.md");
        expect(
            &mut client,
            &["a.md: Goal a", &format!("b.md: Goal {last}")],
        );
    }
}

#[test]
fn folders_are_read_when_they_are_opened_and_forgotten_when_they_are_closed() {
    for tells in [true, false] {
        let capabilities = Capabilities::full();
        let one = Folder::rooted(&[("a.md", &goal("a"))]);
        let two = Folder::rooted(&[("b.md", &goal("b"))]);
        let mut client = one.client(if tells {
            capabilities
        } else {
            capabilities.without(WATCHING)
        });
        expect(&mut client, &["a.md: Goal a"]);
        let folder = |folder: &Folder| json!([{"uri": folder.uri(""), "name": "x"}]);
        let mut change = |added: Value, removed: Value, expected: &[&str]| {
            client.notify(
                "workspace/didChangeWorkspaceFolders",
                json!({"event": {"added": added, "removed": removed}}),
            );
            expect(&mut client, expected);
        };
        change(folder(&two), json!([]), &["a.md: Goal a", "b.md: Goal b"]);
        change(json!([]), folder(&one), &["b.md: Goal b"]);
        two.write("c.md", goal("c"));
        if tells {
            two.tell(&mut client, &[("c.md", Change::Created)]);
        }
        expect(&mut client, &["b.md: Goal b", "c.md: Goal c"]);
    }
}

/// The lines of the log that name the file.
fn lines_about(log: &str, file: &str) -> usize {
    log.lines().filter(|line| line.contains(file)).count()
}

#[cfg(unix)]
#[test]
fn a_strange_folder_is_survived_and_the_log_tells() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::rooted(&[
        ("a.md", &goal("a")),
        ("below/b.md", &goal("b")),
        ("closed/c.md", &goal("c")),
        ("latin.md", ""),
    ]);
    folder.write("latin.md", b"- Objective: Goal \xfcber\n  - KR: 3 towns\n");
    folder.write(
        "binary.md",
        b"- Objective: Goal \0\x01\x02\n  - KR: 3 towns\n",
    );
    symlink(folder.path(""), folder.path("below/loop")).expect("a link");
    symlink(folder.path("nowhere.md"), folder.path("dead.md")).expect("a link");
    // A pipe whose other end nobody holds.
    let pipe = std::process::Command::new("mkfifo")
        .arg(folder.path("pipe.md"))
        .status();
    assert!(pipe.expect("a pipe").success());
    let large = fs::File::create(folder.path("large.md")).expect("a file");
    large.set_len(1 << 30).expect("it can be sparse");
    let closed = folder.path("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("it can be closed");
    let is_closed = fs::read_dir(&closed).is_err();
    let log = folder.path("log");

    let arguments = [
        "--stdio",
        "--log",
        log.to_str().expect("Unicode"),
        "--log-level",
        "info",
    ];
    let mut client = Client::of(okr_lsp(), &arguments, folder.options(Capabilities::full()));
    let mut expected = vec!["a.md: Goal a", "b.md: Goal b"];
    if !is_closed {
        expected.push("c.md: Goal c");
    }
    expected.push("latin.md: Goal \u{fffd}ber");
    expect(&mut client, &expected);
    // Telling of them again changes nothing.
    let again = ["pipe.md", "large.md", "binary.md", "below/loop", "dead.md"]
        .map(|name| (name, Change::Changed));
    folder.tell(&mut client, &again);
    folder.write("below/b.md", goal("new"));
    folder.changed(&mut client, "below/b.md");
    expected[1] = "b.md: Goal new";
    expect(&mut client, &expected);
    let peak = client.memory().map(|(_, peak)| peak);
    client.leave();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("it can be opened");

    assert!(peak.is_none_or(|peak| peak < 60_000_000), "{peak:?} bytes");
    let log = fs::read_to_string(log).expect("a log");
    assert!(lines_about(&log, "large.md") >= 1, "{log}");
    assert!(lines_about(&log, "binary.md") >= 1, "{log}");
    assert_eq!(lines_about(&log, "/closed") >= 1, is_closed, "{log}");
    assert_eq!(lines_about(&log, "latin.md"), 0, "{log}");
}

/// Opens a file as it is on disk.
fn open(client: &mut Client, folder: &Folder, name: &str) -> Document {
    let text = fs::read_to_string(folder.path(name)).expect("it is there");
    client.open(&folder.uri(name), &text)
}

#[test]
fn without_a_folder_the_one_around_an_open_file_is_read() {
    for marker in [".okr.toml", ".git/HEAD", ".hg/store", ".jj/repo"] {
        let folder = Folder::new(&[
            ("repository/teams/a.md", &goal("a")),
            ("repository/b.md", &goal("b")),
            ("beside/c.md", &goal("c")),
            ("beside/d.md", &goal("d")),
        ]);
        folder.write(&format!("repository/{marker}"), "");
        let mut client = Client::start();
        // Nothing says how far the files around this one belong together.
        let alone = open(&mut client, &folder, "beside/c.md");
        expect(&mut client, &["c.md: Goal c"]);
        let document = open(&mut client, &folder, "repository/teams/a.md");
        expect(
            &mut client,
            &["a.md: Goal a", "b.md: Goal b", "c.md: Goal c"],
        );
        // The client watches folders that are open in it only.
        folder.write("repository/e.md", goal("e"));
        let all = [
            "a.md: Goal a",
            "b.md: Goal b",
            "c.md: Goal c",
            "e.md: Goal e",
        ];
        expect(&mut client, &all);
        client.close(&document);
        expect(&mut client, &["c.md: Goal c"]);
        client.close(&alone);
        expect(&mut client, &[]);
    }
}

/// A client of a server whose user's home is `home`.
#[cfg(unix)]
fn at_home(home: &Folder, options: Options) -> Client {
    let home = format!("HOME={}", home.path("").display());
    let server = okr_lsp().to_str().expect("Unicode");
    Client::of("env".as_ref(), &[&home, server, "--stdio"], options)
}

#[cfg(unix)]
#[test]
fn a_home_is_never_read_as_a_whole() {
    let home = Folder::rooted(&[
        ("a.md", &goal("a")),
        ("notes/b.md", &goal("b")),
        ("project/.git/HEAD", ""),
        ("project/c.md", &goal("c")),
        ("project/teams/d.md", &goal("d")),
    ]);
    // As a folder of the client; its project is one all the same.
    let mut client = at_home(&home, home.options(Capabilities::full()));
    let alone = open(&mut client, &home, "notes/b.md");
    expect(&mut client, &["b.md: Goal b"]);
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [{"uri": home.uri("project"), "name": "x"}], "removed": []}}),
    );
    expect(
        &mut client,
        &["b.md: Goal b", "c.md: Goal c", "d.md: Goal d"],
    );
    client.close(&alone);
    expect(&mut client, &["c.md: Goal c", "d.md: Goal d"]);
    // As the folder around an open file.
    let mut client = at_home(&home, Options::default());
    open(&mut client, &home, "notes/b.md");
    expect(&mut client, &["b.md: Goal b"]);
    open(&mut client, &home, "project/teams/d.md");
    expect(
        &mut client,
        &["b.md: Goal b", "c.md: Goal c", "d.md: Goal d"],
    );
}
