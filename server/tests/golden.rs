//! The documents that the project was made for, where they lie beside the repository: what must be found in
//! them, and nothing else.

#![expect(clippy::expect_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use okr_lsp::rules::{self, Severity};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;
use okr_lsp_fixture::documents_beside;

/// The document whose name begins with `prefix`; `None` where the documents are not.
fn seed(prefix: &str) -> Option<String> {
    let seeds = documents_beside("seeds");
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().into_owned())
    };
    let seed = seeds
        .iter()
        .find(|path| name(path).is_some_and(|name| name.starts_with(prefix)));
    assert_eq!(seed.is_none(), seeds.is_empty(), "{prefix}");
    seed.map(|path| fs::read_to_string(path).expect("a readable file"))
}

/// The 1-based lines of findings, by rule.
type Lines = BTreeMap<&'static str, Vec<usize>>;

/// The lines of errors and warnings.
fn problems(text: &str, declared: bool) -> Lines {
    let snapshot = Snapshot::new("seed.md", 0, text);
    let snapshot = if declared {
        snapshot.declared()
    } else {
        snapshot
    };
    found(&snapshot, |severity| severity <= Severity::Warning)
}

fn found(snapshot: &Snapshot, wanted: impl Fn(Severity) -> bool) -> Lines {
    let mut lines: Lines = BTreeMap::new();
    for found in rules::check(snapshot, Surroundings::none()) {
        if wanted(found.severity) {
            let line = snapshot.text().line_of(found.range.start) + 1;
            lines.entry(found.rule.name).or_default().push(line);
        }
    }
    lines
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
fn advice_on_the_document_with_24_objectives() {
    let Some(text) = seed("002") else { return };
    let snapshot = Snapshot::new("goals.md", 0, &text).declared();
    let advice = |severity| found(&snapshot, move |one| one == severity);

    let information = advice(Severity::Information);
    assert_eq!(
        information.get("too-few-key-results"),
        Some(&vec![54, 92, 117])
    );
    let hints = advice(Severity::Hint);
    assert_eq!(
        hints.get("too-few-key-results"),
        Some(&vec![11, 14, 71, 74, 123])
    );
    assert_eq!(hints.get("too-many-objectives"), Some(&vec![5, 22, 44]));
    assert_eq!(hints.get("objective-compound"), Some(&vec![97]));

    // L124 has two results as well.
    assert_eq!(
        information.get("compound-key-result"),
        Some(&vec![15, 40, 109, 122, 124])
    );
    assert_eq!(information.get("percent-without-base"), Some(&vec![91]));
    assert_eq!(hints.get("annual-target-in-quarter"), Some(&vec![8]));
    assert_eq!(hints.get("counted-output"), Some(&vec![31, 32, 70]));
    assert_eq!(hints.get("kpi-as-key-result"), Some(&vec![47, 72]));
    assert_eq!(hints.get("key-result-too-long"), Some(&vec![121]));
    assert_eq!(hints.get("missing-baseline"), Some(&vec![88]));

    // None of its objectives is a metric, a topic, a task, too long or somebody's own, and all its references
    // are in order.
    let silent = [
        "objective-is-kpi",
        "objective-too-vague",
        "objective-is-task",
        "objective-status-quo",
        "objective-too-long",
        "objective-too-cautious",
        "template-text",
        "nested-key-result",
        "missing-period",
        "personal-okr",
        "multiple-owners",
        "unused-reference",
        "unlinked-placeholder",
        "relative-change-without-base",
        "output-as-key-result",
        "activity-verb",
        "vague-wording",
        "business-as-usual-key-result",
        "milestone-without-stages",
        "key-result-repeats-objective",
        "vague-deadline",
        "progress-inconsistent",
        "all-top-scores",
    ];
    for rule in silent {
        assert_eq!(information.get(rule), None, "{rule}");
        assert_eq!(hints.get(rule), None, "{rule}");
    }
    // What says why, and what the company says, needs no reason.
    let unreasoned = hints.get("objective-missing-why");
    let reasoned = [7, 11, 14, 17, 24, 46, 64, 108, 117];
    for line in reasoned {
        assert!(
            unreasoned.is_none_or(|lines| !lines.contains(&line)),
            "{line}"
        );
    }
    assert!(unreasoned.is_some_and(|lines| lines.contains(&92)));
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
