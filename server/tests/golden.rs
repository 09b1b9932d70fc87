//! The documents that the project was made for, where they lie beside the repository: what must be found in
//! them, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use okr_lsp::rules::{self, Severity};
use okr_lsp::workspace::Snapshot;

/// The document whose name begins with `prefix`; `None` where the documents are not.
fn seed(prefix: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    let mut entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let entry = entries.find(|entry| entry.file_name().to_string_lossy().starts_with(prefix))?;
    fs::read_to_string(entry.path()).ok()
}

/// The 1-based lines of errors and warnings, by rule.
fn problems(text: &str, declared: bool) -> BTreeMap<&'static str, Vec<usize>> {
    let snapshot = Snapshot::new("seed.md", 0, text);
    let snapshot = if declared {
        snapshot.declared()
    } else {
        snapshot
    };
    let mut problems: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for found in rules::check(&snapshot) {
        if found.severity <= Severity::Warning {
            let line = snapshot.text().line_of(found.range.start) + 1;
            problems.entry(found.rule.name).or_default().push(line);
        }
    }
    problems
}

#[test]
fn the_document_with_24_objectives() {
    let Some(text) = seed("002") else { return };
    let snapshot = Snapshot::new("goals.md", 0, &text).declared();
    let document = snapshot.document();
    assert_eq!(document.objectives.len(), 24);
    assert_eq!(document.key_results.len(), 77);
    assert_eq!(document.owning_sections().count(), 7);
    assert!(
        document
            .key_results
            .iter()
            .all(|key_result| key_result.objective.is_some())
    );

    let mut problems = problems(&text, true);
    let arguable = [36, 38, 66, 106, 121];
    let mut unmeasurable = problems
        .remove("key-result-not-measurable")
        .unwrap_or_default();
    unmeasurable.retain(|line| !arguable.contains(line));
    assert_eq!(
        unmeasurable,
        [27, 28, 30, 35, 39, 40, 41, 42, 49, 65, 69, 111, 124]
    );
    assert_eq!(problems.remove("undefined-reference"), Some(vec![105]));
    assert_eq!(problems.remove("too-many-key-results"), Some(vec![64, 85]));
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn a_guide_with_one_example_has_one_problem() {
    let Some(text) = seed("003") else { return };
    let problems = problems(&text, true);
    assert_eq!(
        problems.keys().copied().collect::<Vec<_>>(),
        ["incomplete-range"]
    );
}

#[test]
fn prose_about_okrs_is_left_alone() {
    for name in ["000", "001", "004"] {
        let Some(text) = seed(name) else { return };
        let problems = problems(&text, false);
        assert!(problems.is_empty(), "{name}: {problems:?}");
    }
}
