//! Each place with what is offered there, and the text that results. `$0` is the cursor.

use std::path::Path;

use jiff::civil::date;
use okr_lsp_fixture::Fixture;

use super::*;
use crate::text::Encoding;
use crate::workspace::Surroundings;
use crate::workspace::end_of_path;
use crate::workspace::index::{Index, Record};

/// What is offered at the cursor of `notation`, whose other files are the rest of the workspace, and the text.
fn offered(notation: &str, by_blank: bool) -> (String, Vec<Completion>) {
    let fixture = Fixture::new(notation);
    let (file, offset) = fixture.cursor();
    let mut index = Index::new(Encoding::Utf8);
    for other in fixture.files.iter().filter(|other| other.path != file.path) {
        let path = Path::new(&other.path);
        let snapshot = Snapshot::new(&end_of_path(path), 0, &other.text);
        index.insert(path, Record::of(&snapshot, path, Encoding::Utf8));
    }
    index.settle_all();
    let path = Path::new(&file.path);
    let snapshot = Snapshot::new(&end_of_path(path), 0, &file.text);
    let found = complete(Asked {
        snapshot: &snapshot,
        around: Surroundings::of(&index, path),
        today: date(2027, 5, 17),
        offset,
        by_blank,
    });
    (file.text.clone(), found)
}

/// The text after accepting `label`, in plain text; all labels where that is not among them.
fn accepted(notation: &str, label: &str) -> Result<String, Vec<String>> {
    let (mut text, found) = offered(notation, false);
    let Some(chosen) = found.iter().find(|one| one.label == label) else {
        return Err(found.into_iter().map(|one| one.label).collect());
    };
    if let Some((at, words)) = &chosen.addition {
        assert!(*at >= chosen.replaced.end, "additions stand behind");
        text.insert_str(*at, words);
    }
    text.replace_range(chosen.replaced.clone(), &chosen.text.plain());
    Ok(text)
}

/// The cases of `cases.txt`: `== what is accepted`, the text with the cursor, `--`, and the text that results.
#[test]
fn accepting_gives_the_text_that_is_meant() {
    let cases = include_str!("cases.txt").split("\n== ").skip(1);
    let mut count = 0;
    let mut wrong = Vec::new();
    for case in cases {
        let (label, texts) = case.split_once('\n').expect("a label");
        let (before, after) = texts.split_once("\n--\n").expect("two texts");
        match accepted(before, label) {
            Ok(text) if text.trim_end_matches('\n') == after.trim_end_matches('\n') => {}
            Ok(text) => wrong.push(format!("{label}\n{before}\nbecame\n{text}")),
            Err(labels) => wrong.push(format!("{label} is not among {labels:?}\n{before}")),
        }
        count += 1;
    }
    assert!(count > 40, "{count} cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn nothing_pops_up_where_nobody_writes_okrs() {
    let cases = [
        "# Prose\n\nSome words $0\n",
        "1. **OBJECTIVE: Win**\n   - KR: $0 behind which words stand\n",
        "1. **OBJECTIVE: Win**\n\n```\n- $0\n```\n",
        "1. **OBJECTIVE: Win**\n\n```\n$0\n```\n",
        "1. **OBJECTIVE: Win**\n   - KR: see https://example.org/$0\n",
        "1. **OBJECTIVE: Win**\n   - KR: run `$0\n",
        "1. **OBJECTIVE: Win**\n\nNote: $0\n",
    ];
    for text in cases {
        let (_, found) = offered(&format!("//- /plan.okr\n{text}"), false);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    for text in ["- $0\n", "$0", "# $0\n", "Owner: $0\n"] {
        let (_, found) = offered(&format!("//- /notes.md\n{text}"), false);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_blank_alone_brings_only_what_is_sure_to_be_wanted() {
    for (text, some) in [
        ("- O: Win\n  - KR: $0\n", true),
        ("- $0\n\n- O: Win\n", true),
        ("- O: Improve $0\n", true),
        ("- O: Improve the library of the north $0\n", false),
        ("- O: Win\n  - KR: 3 pilots signed $0\n", false),
        ("- O: Win\n\n$0\n", false),
    ] {
        let (_, found) = offered(&format!("//- /plan.okr\n{text}"), true);
        assert_eq!(!found.is_empty(), some, "{text}: {found:?}");
    }
}

#[test]
fn what_the_company_says_comes_first() {
    let (_, found) = offered(
        "//- /company.okr\n# FY27-Q1 OKRs\n\n- O1: Become the first choice of schools\n//- /sales.okr\n# FY27-Q1 OKRs\n\n## Sales\n\n- O1: $0\n",
        false,
    );
    let first = found.first().map(|one| one.label.as_str());
    assert_eq!(first, Some("Become the first choice of schools"));
}

#[test]
fn the_rest_of_a_word_is_replaced_where_it_is_asked_for() {
    let (text, found) = offered("//- /plan.okr\n- O: Imp$0rove it\n", false);
    let improve = found
        .iter()
        .find(|one| one.label == "Improve")
        .expect("a word");
    assert_eq!(text.get(improve.range.clone()), Some("Imp"));
    assert_eq!(text.get(improve.replaced.clone()), Some("Improve"));
}

#[test]
fn every_page_is_there() {
    for notation in [
        "- O: $0\n",
        "- O: x\n  - KR: $0\n",
        "- O: x\n  - $0\n",
        "- O: x\n  - Status: $0\n",
    ] {
        let (_, found) = offered(&format!("//- /plan.okr\n{notation}"), false);
        for one in found {
            assert!(Page::named(one.page.name()).is_some_and(|page| !page.text().is_empty()));
        }
    }
}
