//! What lies in `editors/` for editors that take files as they are: queries fit the grammar and speak of captures
//! that the editor knows, and configurations can be read.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod captures;
mod queries;

use std::path::PathBuf;

use toml::Table;

fn repository() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn toml(path: &str) -> Table {
    let text = std::fs::read_to_string(repository().join(path)).expect("it is there");
    text.parse().expect("it is TOML")
}

#[test]
fn archives_have_the_names_by_which_they_are_fetched() {
    let server = toml("server/Cargo.toml");
    let fetched = &server["package"]["metadata"]["binstall"];
    let script = std::fs::read_to_string(repository().join(".ci/archive")).expect("it is there");
    let name = "okr-lsp-v{ version }-{ target }";
    assert!(script.contains(&name.replace("{ ", "$").replace(" }", "")));
    for (place, extension) in [
        (fetched, ".tar.gz"),
        (&fetched["overrides"]["x86_64-pc-windows-gnu"], ".zip"),
    ] {
        let address = place["pkg-url"].as_str().expect("an address");
        assert!(
            address.ends_with(&format!("/{name}{extension}")),
            "{address}"
        );
    }
    let program = fetched["bin-dir"].as_str().expect("a place");
    assert!(program.starts_with(&format!("{name}/")), "{program}");
}

#[test]
fn helix_can_read_its_languages() {
    let languages = toml("editors/helix/languages.toml");
    let known = |table: &Table, names: &[&str]| {
        for name in table.keys() {
            assert!(names.contains(&name.as_str()), "Helix knows no {name}");
        }
    };
    known(&languages, &["language-server", "language", "grammar"]);
    let server = &languages["language-server"]["okr-lsp"];
    assert_eq!(server["command"].as_str(), Some("okr-lsp"));
    let all = languages["language"].as_array().expect("a list");
    for language in all {
        let language = language.as_table().expect("a table");
        known(
            language,
            &[
                "name",
                "scope",
                "injection-regex",
                "file-types",
                "roots",
                "block-comment-tokens",
                "indent",
                "language-servers",
            ],
        );
        let servers = language["language-servers"].as_array().expect("a list");
        assert!(servers.iter().any(|one| one.as_str() == Some("okr-lsp")));
    }
    assert_eq!(all[0]["file-types"][0].as_str(), Some("okr"));
    let grammar = &languages["grammar"][0];
    assert_eq!(grammar["name"].as_str(), Some("okr"));
    let subpath = grammar["source"]["subpath"].as_str().expect("a folder");
    assert!(repository().join(subpath).join("src/parser.c").exists());
    let cargo = toml("Cargo.toml");
    assert_eq!(
        grammar["source"]["git"],
        cargo["workspace"]["package"]["repository"]
    );
}
