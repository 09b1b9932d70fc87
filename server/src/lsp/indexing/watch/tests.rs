use std::fs;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher as _};

use super::wait_for;

/// What is waited for comes at once, or never.
const PATIENCE: Duration = Duration::from_secs(60);

/// Takes note of files that come; held up by each folder that comes until it is told to go on.
fn hold_up(files: &Sender<Event>, folders: &Sender<Event>, go_on: &Receiver<()>, event: Event) {
    if !matches!(event.kind, EventKind::Create(_)) {
        return;
    }
    if event.paths.iter().any(|path| path.extension().is_some()) {
        return files.send(event).expect("the test listens");
    }
    folders.send(event).expect("the test listens");
    go_on.recv().expect("the test goes on");
}

#[test]
fn what_comes_in_a_folder_that_was_waited_for_is_heard_of() {
    let folder_of_all = tempfile::tempdir().expect("a folder");
    let root = folder_of_all.path().canonicalize().expect("it is there");
    let (files, file) = channel();
    let (folders, folder) = channel();
    let (go_on, held_up) = channel();
    let told = move |event: notify::Result<Event>| {
        hold_up(&files, &folders, &held_up, event.expect("an event"));
    };
    let mut watcher = notify::recommended_watcher(told).expect("a watcher");
    let watched = watcher.watch(&root, RecursiveMode::Recursive);
    watched.expect("it is watched");
    // Who does not wait is often early enough all the same.
    for round in 0..50 {
        let new = root.join(round.to_string());
        fs::create_dir(&new).expect("it can be made");
        folder.recv_timeout(PATIENCE).expect("news of the folder");
        go_on.send(()).expect("it is held up");
        wait_for(&mut watcher);
        let inside = new.join("s.md");
        fs::write(&inside, "- Objective: Goal s\n").expect("it can be written");
        let heard = file.recv_timeout(PATIENCE).expect("news of the file");
        assert_eq!(heard.paths, [inside]);
    }
}
