//! The README and the pages in `docs/` say what the program does. Blocks between `<!-- generated: NAME -->` and
//! `<!-- end -->` come from the code: `RENEW=1 cargo test -p okr-lsp --test readme` writes them.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a broken page is a failed test"
)]

#[path = "readme/generated.rs"]
mod generated;

use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp::model::AttributeName;
use okr_lsp::rules::{self, RULES};
use okr_lsp::workspace::Configuration;
use okr_lsp::workspace::rule_levels::{Level, Preferences};

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of the file at `path`, from the top of the repository, with line feeds.
fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    let text = fs::read_to_string(&path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

/// The Markdown files directly in `folder`, from the top of the repository.
fn pages_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let files = entries.map(|entry| Path::new(folder).join(entry.unwrap().file_name()));
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    pages.sort();
    pages
}

/// Every page for readers of the repository.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec!["README.md".into(), "CONTRIBUTING.md".into()];
    pages.extend(pages_in("server/docs"));
    pages.extend(pages_in("editors"));
    for editor in ["vscode", "neovim", "helix", "emacs", "zed", "kakoune"] {
        pages.push(Path::new("editors").join(editor).join("README.md"));
    }
    pages
}

#[test]
fn generated_blocks_are_fresh() {
    let renew = std::env::var_os("RENEW").is_some();
    let mut names = Vec::new();
    for path in pages() {
        let page = read(&path);
        let fresh = generated::renewed(&page, &mut names);
        if renew && fresh != page {
            fs::write(root().join(&path), &fresh).unwrap();
        } else {
            let hint = "`RENEW=1 cargo test -p okr-lsp --test readme` brings it up to date";
            assert!(fresh == page, "{}: {hint}", path.display());
        }
    }
    names.sort();
    let mut known: Vec<&str> = generated::BLOCKS.iter().map(|(name, _)| *name).collect();
    known.sort_unstable();
    assert_eq!(names, known, "each block is shown once");
}

#[test]
fn the_readme_is_short_and_names_the_test_command() {
    let readme = read("README.md");
    let lines = readme.lines().count();
    assert!(lines <= 150, "{lines} lines: the rest belongs into docs/");
    assert!(readme.contains("\ncargo test --workspace\n"));
}

#[test]
fn the_readme_shows_ten_rules_as_they_are() {
    let readme = read("README.md");
    let rows = readme.lines();
    let rows: Vec<&str> = rows
        .filter(|line| line.starts_with("| [") && line.contains("(server/src/rules/"))
        .collect();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let shown = |rule: &&&rules::Rule| {
            let file = rule.name.replace('-', "_");
            let severity = rule.severity.name();
            row.starts_with(&format!(
                "| [{}](server/src/rules/{file}.md) | {severity} |",
                rule.name
            ))
        };
        assert!(RULES.iter().any(|rule| shown(&rule)), "{row}");
    }
}

/// The destinations of the links in `page`, outside of code.
fn links(page: &str) -> Vec<&str> {
    let prose = page.split("\n```").step_by(2);
    let after = prose.flat_map(|prose| prose.split("](").skip(1));
    after
        .filter_map(|after| Some(after.split_once(')')?.0))
        .collect()
}

/// The name by which `heading` is linked to on GitHub.
fn anchor(heading: &str) -> String {
    let kept = heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .replace(' ', "-");
    kept.chars()
        .filter(|char| char.is_alphanumeric() || matches!(char, '-' | '_'))
        .collect()
}

#[test]
fn links_lead_somewhere() {
    for path in pages() {
        let page = read(&path);
        let own = |link: &&str| !link.contains("://") && !link.starts_with('[');
        for link in links(&page).into_iter().filter(own) {
            let (file, name) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().unwrap_or(Path::new("")).join(file),
            };
            let there = root().join(&target).exists();
            assert!(there, "{}: {link} leads nowhere", path.display());
            if !name.is_empty() {
                let text = read(&target);
                let mut headings = text.lines().filter(|line| line.starts_with('#'));
                let found = headings.any(|heading| anchor(heading) == name);
                assert!(found, "{}: {link} names no heading", path.display());
            }
        }
    }
}

#[test]
fn the_readme_leads_to_every_page() {
    let readme = read("README.md");
    for page in pages_in("server/docs") {
        let link = format!("]({})", page.display()).replace('\\', "/");
        assert!(readme.contains(&link), "the README lacks {link}");
    }
}

#[test]
fn every_command_and_format_has_a_row() {
    let page = read("server/docs/command-line.md");
    let commands = generated::helped(&[], "Commands:");
    assert!(commands.contains(&"check".to_owned()), "{commands:?}");
    for command in commands.iter().filter(|command| *command != "help") {
        let row = format!("| `okr-lsp {command}");
        assert!(page.contains(&row), "the page lacks {row}");
    }
    let formats = generated::helped(&["check"], "Possible values:");
    assert!(formats.contains(&"text".to_owned()), "{formats:?}");
    for format in formats {
        let row = format!("| `{format}` | ");
        assert!(page.contains(&row), "the page lacks {row}");
    }
}

#[test]
fn attributes_are_named_by_their_words() {
    let page = read("server/docs/notations.md");
    let rows = page.split("| attribute | words |\n|---|---|\n").nth(1);
    let rows = rows.unwrap_or_default().lines();
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 12);
    for row in rows {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let key = cells.next().unwrap_or_default().trim_matches('`');
        for words in cells.next().unwrap_or_default().split(", ") {
            let name = AttributeName::named(words).map(AttributeName::key);
            assert_eq!(name, Some(key), "{words}");
        }
    }
}

#[test]
fn the_example_of_a_configuration_is_right() {
    let page = read("server/docs/configuration.md");
    let example = page
        .split("```toml")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let read = Configuration::read(
        example.unwrap_or("there is none"),
        Path::new("/work"),
        &rules::known(),
    );
    let read = match read {
        Ok(read) => read,
        Err(problems) => panic!("{problems:?}"),
    };
    let document_settings =
        read.settings_for(Path::new("okrs/drafts/q1.md"), &Preferences::default());
    assert!(
        document_settings.conventions.declared
            && document_settings.conventions.fiscal_year_start == 2
    );
    let empty = document_settings.rule_levels.level("empty-key-result");
    assert_eq!(empty, Some(Level::Off));
}
