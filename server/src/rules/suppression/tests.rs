//! Where comments silence rules, and what is told of those that do not.

use crate::rules::{Rule, check::check_with};
use crate::workspace::Surroundings;
use crate::workspace::rule_levels::{Level, Levels};
use crate::workspace::{DocumentSettings, Snapshot};

/// A document with `comment` at each place marked `@`, and the lines from 1 on which something is found by which
/// rule. Where nothing is said, lines 5, 6 and 9 hold key results without a measure.
const DOCUMENT: &str = "\
# Q2 OKRs @
@
## Sales @
1. **OBJECTIVE: Make work a joy** @
   - KR: Nicer @
   - KR: Better @

## Support
1. **OBJECTIVE: Make help a joy**
   - KR: Nicest
";

/// What is found: the line from 1, and the rule, shortened.
fn found(text: &str) -> Vec<(usize, &'static str)> {
    found_in(&Snapshot::new("a.okr", 0, text))
}

/// The same of a version, by the rules that these tests are about.
fn found_in(snapshot: &Snapshot) -> Vec<(usize, &'static str)> {
    let short = |name: &str| {
        Some(match name {
            "key-result-not-measurable" => "measure",
            "unused-suppression" => "unused",
            "unknown-rule" => "unknown",
            "label-typo" => "typo",
            _ => return None,
        })
    };
    let enabled = |rule: &Rule| {
        short(rule.name).is_some() && rule.severity_in(snapshot.rule_levels()).is_some()
    };
    let found = check_with(snapshot, Surroundings::none(), enabled, &|| true);
    let each = found.into_iter().flatten().filter_map(|found| {
        let line = snapshot.text().line_of(found.range.start) + 1;
        Some((line, short(found.rule.name)?))
    });
    each.collect()
}

/// [`DOCUMENT`] with `comment` at the place with the number `at`.
fn with(at: usize, comment: &str) -> String {
    let mut pieces = DOCUMENT.split('@');
    let mut text = pieces.next().unwrap().to_owned();
    for (number, piece) in pieces.enumerate() {
        text.push_str(if number == at { comment } else { "" });
        text.push_str(piece);
    }
    text
}

#[test]
fn a_comment_silences_where_it_says() {
    let all = [(5, "measure"), (6, "measure"), (10, "measure")];
    assert_eq!(found(&with(9, "")), all);
    let rule = "key-result-not-measurable";
    for (at, comment, silenced, more) in [
        // On its own line.
        (4, format!("<!-- okr-ignore {rule} -->"), &[5][..], None),
        (5, "<!-- okr-ignore -->".to_owned(), &[6], None),
        (
            4,
            format!("<!-- okr-ignore label-typo, {rule}: agreed -->"),
            &[5],
            Some((5, "unused")),
        ),
        (
            4,
            "<!-- okr-ignore label-typo -->".to_owned(),
            &[],
            Some((5, "unused")),
        ),
        (
            4,
            "<!-- okr-ignore measurable -->".to_owned(),
            &[],
            Some((5, "unknown")),
        ),
        (
            3,
            "<!-- okr-ignore -->".to_owned(),
            &[],
            Some((4, "unused")),
        ),
        // The section around it, that below it, and the document.
        (2, "<!-- okr-ignore-section -->".to_owned(), &[5, 6], None),
        (
            4,
            format!("<!-- okr-ignore-section {rule} -->"),
            &[5, 6],
            None,
        ),
        (1, "<!-- okr-ignore-section -->".to_owned(), &[5, 6], None),
        (
            0,
            "<!-- okr-ignore-section -->".to_owned(),
            &[5, 6, 10],
            None,
        ),
        (
            5,
            format!("<!-- okr-ignore-file {rule} -->"),
            &[5, 6, 10],
            None,
        ),
        (1, "<!-- okr-ignore-file -->".to_owned(), &[5, 6, 10], None),
        (
            1,
            "<!-- okr-ignore-files -->".to_owned(),
            &[],
            Some((2, "unknown")),
        ),
        // No comments.
        (4, "`<!-- okr-ignore -->`".to_owned(), &[], None),
        (4, "okr-ignore".to_owned(), &[], None),
    ] {
        let mut expected: Vec<_> = all
            .into_iter()
            .filter(|(line, _)| !silenced.contains(line))
            .chain(more)
            .collect();
        expected.sort_by_key(|(line, rule)| (*line, *rule != "measure"));
        assert_eq!(found(&with(at, &comment)), expected, "{comment} at {at}");
    }
}

#[test]
fn a_comment_alone_is_about_what_follows() {
    let comment = "<!-- okr-ignore -->";
    for (text, expected) in [
        // The line before, also in a list, with others between, over blank lines, and in a quotation.
        (
            format!("O: Joy\n{comment}\nKR: Nicer\nKR: Better\n"),
            &[4][..],
        ),
        (
            format!("- O: Joy\n  {comment}\n  - KR: Nicer\n  - KR: Better\n"),
            &[4],
        ),
        (
            format!("- O: Joy\n{comment}\n  - KR: Nicer\n  - KR: Better\n"),
            &[4],
        ),
        (
            format!("- O: Joy\n  {comment}\n  <!-- by Kim -->\n\n  - KR: Nicer\n"),
            &[],
        ),
        (
            "- O: Joy\n  <!-- okr-ignore\n  -->\n  - KR: Nicer\n".to_owned(),
            &[],
        ),
        // One that is far away is not meant by the first of many comments, but by the nearest.
        (
            format!(
                "- O: Joy\n  {comment}\n{}  - KR: Nicer\n",
                "  <!-- by Kim -->\n".repeat(19)
            ),
            &[],
        ),
        (
            format!(
                "- O: Joy\n  {comment}\n{}  - KR: Nicer\n\nBye\n",
                "  <!-- by Kim -->\n".repeat(20)
            ),
            &[2, 23],
        ),
        (
            format!(
                "- O: Joy\n{}  - KR: Nicer\n",
                format!("  {comment}\n").repeat(24)
            ),
            &[2, 3, 4, 5],
        ),
        // All lines of an item.
        (
            format!("- O: Joy\n  - KR: so much\n    nicer {comment}\n  - KR: Better\n"),
            &[4],
        ),
        (
            format!("- O: Joy\n\n{comment}\n### KR 1\n\nNicer\n\n### KR 2\n\nBetter\n"),
            &[10],
        ),
        (
            format!("- O: Joy\n\n### KR 1 {comment}\n\nNicer\n\n### KR 2\n\nBetter\n"),
            &[9],
        ),
        // The row of a table.
        (
            format!(
                "O: Joy\n\n| KR | Owner |\n|---|---|\n| Nicer | Kim {comment} |\n| Better | Kim |\n"
            ),
            &[6],
        ),
    ] {
        let lines: Vec<usize> = found(&text).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, expected, "{text}");
    }
}

#[test]
fn comments_about_comments_end_somewhere() {
    for (comment, expected) in [
        ("<!-- okr-ignore unused-suppression -->", &[][..]),
        ("<!-- okr-ignore label-typo unused-suppression -->", &[]),
        ("<!-- okr-ignore xyz unknown-rule -->", &[]),
        ("<!-- okr-ignore xyz -->", &[(1, "unknown")]),
        ("<!-- okr-ignore unknown-rule -->", &[(1, "unused")]),
        ("<!-- okr-ignore -->", &[(1, "unused")]),
    ] {
        assert_eq!(
            found(&format!("O: Joy {comment}\nKR: 5 teams\n")),
            expected,
            "{comment}"
        );
    }
}

#[test]
fn of_a_rule_that_is_off_nobody_can_tell() {
    let text = "O: Joy\nKR: 5 teams <!-- okr-ignore key-result-not-measurable -->\n";
    assert_eq!(found(text), [(2, "unused")]);
    let snapshot = Snapshot::new("a.okr", 0, text);
    let mut document_settings = DocumentSettings {
        conventions: snapshot.conventions().clone(),
        ..DocumentSettings::default()
    };
    let off = Levels::from([("key-result-not-measurable".into(), Level::Off)]);
    document_settings.rule_levels.ask(&off);
    assert!(found_in(&snapshot.with_settings(document_settings)).is_empty());
}

#[test]
fn a_comment_being_written_is_spared() {
    let snapshot = Snapshot::new("a.okr", 0, "O: Joy\nKR: Nicer\n");
    let edit = crate::text::Edit {
        range: 16..16,
        text: " <!-- okr-ignore key-res -->".to_owned(),
    };
    let typing = snapshot.edited(1, &[edit]);
    assert!(found_in(&typing).is_empty());
    assert_eq!(found_in(&typing.saved()).len(), 2);
}

#[test]
fn many_comments_are_harmless() {
    for (line, expected) in [
        ("<!-- okr-ignore -->\n", 3_000),
        ("- KR: Nicer <!-- okr-ignore-section a b c -->\n", 6_000),
        ("- KR: Nicer <!-- okr-ignore-file -->\n", 0),
    ] {
        assert_eq!(found(&line.repeat(3_000)).len(), expected, "{line}");
    }
}
