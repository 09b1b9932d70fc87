//! A reading of the whole workspace: its progress, that it can be cancelled, and strange folders.

use super::*;

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
