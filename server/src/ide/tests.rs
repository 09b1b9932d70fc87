//! The features on small documents: `$0` is the cursor, `<|…|>` what is expected.

use jiff::civil::date;
use okr_lsp_fixture::Fixture;

use super::*;
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::index::Location;

fn opened(notation: &str) -> (Snapshot, okr_lsp_fixture::File) {
    let file = Fixture::new(notation).file().clone();
    (Snapshot::new("plan.okr", 0, &file.text), file)
}

fn here(location: &Location) -> std::ops::Range<usize> {
    match location {
        Location::Here(range) => range.clone(),
        Location::Elsewhere(path, _) => panic!("{} is another file", path.display()),
    }
}

/// The text that the definition at `$0` selects, and whether it is what `<|…|>` encloses.
fn assert_definition(notation: &str) {
    let (snapshot, file) = opened(notation);
    let cursor = file.cursor.expect("a cursor");
    let link = definition(&snapshot, cursor, Surroundings::none());
    let selection = link.as_ref().map(|link| here(&link.selection));
    assert_eq!(selection, file.ranges.first().cloned(), "{notation}");
    if let Some(link) = link {
        assert!(link.origin.start <= cursor && cursor <= link.origin.end);
        let (target, selection) = (here(&link.target), here(&link.selection));
        assert!(target.start <= selection.start && selection.end <= target.end);
    }
}

const COMPANY: &str = "\
/plan.okr
# FY27-Q1 OKRs

## Company

1. **OBJECTIVE: FIRST**
   - KR: Win [_N<sub>1</sub>_][n1] cities
1. **OBJECTIVE: SECOND**
   - KR: Every school gets a visit

## Sales

TEAM

[n1]: https://example.org/n1
";

/// The company document with the objectives' texts and the team's items filled in.
fn company(first: &str, second: &str, team: &str) -> String {
    let text = COMPANY.replace("FIRST", first).replace("SECOND", second);
    format!("//- {}", text.replace("TEAM", team))
}

#[test]
fn definition_leads_to_the_company_objective() {
    let cases = [
        // The same text, from the objective and from its key result.
        (
            "<|Be the first choice of schools|>",
            "Answer fast",
            "1. **OBJECTIVE: Be the $0first choice of schools**\n   - KR: 3 pilots",
        ),
        (
            "<|Be the first choice of schools|>",
            "Answer fast",
            "1. **OBJECTIVE: Be the first choice of schools**\n   - KR: 3$0 pilots",
        ),
        // Near text: without the parenthesis, with another word.
        (
            "Answer fast",
            "<|Be the first choice of all schools (500+ pupils)|>",
            "1. **OBJECTIVE: Be the first $0choice of schools**\n   - KR: 3 pilots",
        ),
        // A shared redaction wins over the objective's own evidence.
        (
            "<|Answer fast|>",
            "Be the first choice of schools",
            "1. **OBJECTIVE: Be the first choice of schools**\n   - KR: G$0et [_N<sub>1</sub>_][n1] to sign",
        ),
        // The company's key result in the same words.
        (
            "Answer fast",
            "<|Be the first choice|>",
            "1. **OBJECTIVE: Travel more**\n   - KR: $0Every school gets a visit",
        ),
        // Explicitly, by number and by title.
        (
            "Answer fast",
            "<|Be the first choice|>",
            "1. **OBJECTIVE: Tr$0avel more**\n   - Supports: O2\n   - KR: 3 trips",
        ),
        (
            "<|Answer fast|>",
            "Be the first choice",
            "1. **OBJECTIVE: Travel more**\n   - KR: 3 $0trips\n     - Parent: \"Answer fast\"",
        ),
        (
            "Answer fast",
            "<|Be the first choice|>",
            "1. **OBJECTIVE: Travel more**\n   - Aligned to: Ob$0jective 2\n   - KR: 3 trips",
        ),
        // No evidence: no answer. A sibling's evidence is its own.
        (
            "Answer fast",
            "Be the first choice",
            "1. **OBJECTIVE: Tr$0avel more**\n   - KR: 3 trips",
        ),
        (
            "Answer fast",
            "Be the first choice",
            "1. **OBJECTIVE: Travel more**\n   - KR: $03 trips\n   - KR: Every school gets a visit",
        ),
    ];
    for (first, second, team) in cases {
        assert_definition(&company(first, second, team));
    }
}

#[test]
fn definition_of_a_reference_is_its_definition() {
    assert_definition(
        "//- /plan.okr\n1. **OBJECTIVE: Win**\n   - KR: Win [_N<sub>$01</sub>_][n1] cities\n\n[<|N1|>]: https://example.org\n",
    );
    assert_definition("//- /plan.okr\n1. **OBJECTIVE: Win**\n   - KR: Win [_N_][$0n7] cities\n");
    assert_definition(
        "//- /plan.okr\n- O1: Win\n  - KR: 3 cities[^$01]\n\n[<|^1|>]: Not counting villages.\n",
    );
}

#[test]
fn the_companys_own_items_have_no_definition() {
    assert_definition(&company(
        "An$0swer fast",
        "Be the first choice",
        "1. **OBJECTIVE: Answer fast**\n   - KR: 3 trips",
    ));
}

#[test]
fn a_rule_named_in_a_comment_is_explained() {
    let today = date(2027, 5, 17);
    for (comment, rule) in [
        ("<!-- okr-ignore $0label-typo -->", Some("label-typo")),
        (
            "<!-- okr-ignore-section x, label-typo$0: why -->",
            Some("label-typo"),
        ),
        (
            "<!-- okr-ignore label-typo: not empty-$0objective -->",
            None,
        ),
        ("<!-- okr-ignore label-$0tpyo -->", None),
        ("<!-- label-$0typo -->", None),
    ] {
        let (snapshot, file) = opened(&format!("//- /plan.okr\n{comment}\nO: Joy\nKR: 5 teams\n"));
        let hover = hover(
            &snapshot,
            file.cursor.expect("a cursor"),
            today,
            Surroundings::none(),
        );
        let title = hover
            .as_ref()
            .and_then(|hover| hover.markdown.lines().next());
        let expected = rule.map(|rule| format!("# {rule}"));
        assert_eq!(title, expected.as_deref(), "{comment}");
        if let (Some(hover), Some(rule)) = (hover, rule) {
            assert_eq!(snapshot.text().slice(hover.range), rule);
            let end = "- In this document: **warning**\n";
            assert!(hover.markdown.ends_with(end), "{}", hover.markdown);
        }
    }
}

#[test]
fn rules_are_offered_in_a_comment_about_them() {
    let head = "//- /plan.okr\nO: Joy\n";
    let (snapshot, file) = opened(&format!(
        "{head}<!-- okr-ignore label-typo $0 -->\nKR: Nicer\n"
    ));
    let offered = completed(&snapshot, file.cursor.expect("a cursor"));
    let names: Vec<&str> = offered.iter().map(|one| one.label.as_str()).collect();
    assert!(names.contains(&NOT_MEASURABLE), "{names:?}");
    // It is named already; it is off.
    for other in ["label-typo", "inconsistent-label"] {
        assert!(!names.contains(&other), "{names:?}");
    }
    let markdown = "Joy <!-- okr-ignore ";
    assert!(completed(&Snapshot::new("notes.md", 0, markdown), markdown.len()).is_empty());
}

fn completed(snapshot: &Snapshot, offset: usize) -> Vec<Completion> {
    complete(Asked {
        snapshot,
        around: Surroundings::none(),
        today: date(2027, 5, 17),
        offset,
        by_blank: false,
    })
}

const NOT_MEASURABLE: &str = "key-result-not-measurable";
