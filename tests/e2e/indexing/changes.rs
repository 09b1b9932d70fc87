//! Files that change on disk and in the editor.

use super::*;

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
