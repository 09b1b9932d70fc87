//! How documents are read: each file in `reading/` is understood as the outline beside it says, and those in
//! `reading/silent/` are no OKR documents. With `UPDATE_OUTLINES=1` the outlines are written anew, to be read.
#![expect(clippy::unwrap_used, reason = "a broken fixture is a failed test")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp::model::{Document, Item, Parent};
use okr_lsp::text::Text;
use okr_lsp::workspace::Snapshot;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading")
}

/// The documents directly in `folder`.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_document = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("md" | "okr"))
    };
    let mut documents: Vec<PathBuf> = entries.filter(is_document).collect();
    documents.sort();
    assert!(!documents.is_empty(), "{} is empty", folder.display());
    documents
}

fn snapshot(path: &Path) -> Snapshot {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Snapshot::new(&name, 0, &fs::read_to_string(path).unwrap())
}

/// A line for the period and one for each item, with its line, what it belongs to, and its attributes.
fn outline(document: &Document, text: &Text) -> String {
    let line = |item: &Item| text.line_of(item.text_range().start) + 1;
    let mut lines = Vec::new();
    for section in document.owning_sections() {
        let at = text.line_of(section.heading.start) + 1;
        lines.push((
            at,
            0,
            format!("section, {}: {}", section.level.name(), section.name()),
        ));
    }
    for objective in &document.objectives {
        let words = described("objective", None, "", &objective.item, text);
        lines.push((line(&objective.item), 1, words));
    }
    for key_result in &document.key_results {
        let objective = key_result.objective.and_then(|id| document.objective(id));
        let parent = objective.map(|objective| line(&objective.item));
        let measure = key_result.item.measure().name();
        let words = described("key result", parent, measure, &key_result.item, text);
        lines.push((line(&key_result.item), 2, words));
    }
    for initiative in &document.initiatives {
        let parent = match initiative.parent {
            Some(Parent::Objective(id)) => document.objective(id).map(|found| line(&found.item)),
            Some(Parent::KeyResult(id)) => document.key_result(id).map(|found| line(&found.item)),
            None => None,
        };
        let words = described("initiative", parent, "", &initiative.item, text);
        lines.push((line(&initiative.item), 3, words));
    }
    for kpi in &document.kpis {
        lines.push((
            line(&kpi.item),
            4,
            described("kpi", None, "", &kpi.item, text),
        ));
    }
    lines.sort();
    let mut outline = format!("period: {}\n", document.period.name().unwrap_or_default());
    for (line, _, words) in lines {
        writeln!(outline, "{line:3} {words}").unwrap();
    }
    outline
}

fn described(kind: &str, parent: Option<usize>, measure: &str, item: &Item, text: &Text) -> String {
    let mut words = kind.to_owned();
    if let Some(parent) = parent {
        write!(words, " of {parent}").unwrap();
    }
    if !measure.is_empty() {
        write!(words, ", {measure}").unwrap();
    }
    write!(words, ": {}", item.text()).unwrap();
    if let Some(number) = item.number() {
        write!(words, " [id: {number}]").unwrap();
    }
    for attribute in item.attributes() {
        let value = attribute.value();
        write!(words, " [{}: {value}]", attribute.name.key()).unwrap();
    }
    let _ = text;
    words
}

#[test]
fn documents_are_understood_as_their_outlines_say() {
    let update = std::env::var_os("UPDATE_OUTLINES").is_some();
    for path in documents(&folder()) {
        let snapshot = snapshot(&path);
        assert!(
            snapshot.is_okr(),
            "{} is not seen to be about OKRs",
            path.display()
        );
        let outline = outline(snapshot.document(), snapshot.text());
        let expected = path.with_extension("outline");
        if update {
            fs::write(&expected, &outline).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert!(outline == expected, "{}:\n{outline}", path.display());
    }
}

#[test]
fn other_documents_are_left_alone() {
    for path in documents(&folder().join("silent")) {
        assert!(
            !snapshot(&path).is_okr(),
            "{} is taken for OKRs",
            path.display()
        );
    }
}

/// Line ends of any kind mean the same.
#[test]
fn line_ends_do_not_matter() {
    for path in documents(&folder()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let expected = fs::read_to_string(path.with_extension("outline")).unwrap();
        let snapshot = Snapshot::new(&name, 0, &text.replace('\n', "\r\n"));
        let outline = outline(snapshot.document(), snapshot.text());
        assert!(outline == expected, "{}:\n{outline}", path.display());
    }
}
