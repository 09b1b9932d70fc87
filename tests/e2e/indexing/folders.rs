//! Which folders are read.

use super::*;

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
