//! Every rule's page is executed: the rule finds what its bad examples mark, and nothing in its good ones.

use super::*;
use crate::rules::check::check_with;
use crate::rules::*;
use std::ops::Range;

use crate::workspace::{Snapshot, Surroundings};

/// The fenced `okr` examples of `page` below the heading `heading` with their marks, each with its 1-based line.
fn marked_examples<'a>(page: &'a str, heading: &str) -> Vec<(usize, String)> {
    let mut examples = Vec::new();
    let mut below: &'a str = "";
    let mut open: Option<(usize, String)> = None;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line) {
            (None, "```okr") => open = Some((at + 1, String::new())),
            (None, _) if line.starts_with("## ") => below = line,
            (Some(_), FENCE) => {
                let example = open.take().expect("it is open");
                if below == heading {
                    examples.push(example);
                }
            }
            (Some((_, text)), _) => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    examples
}

fn unmarked(example: &str) -> String {
    let lines = example.split_inclusive('\n');
    lines.filter(|line| !is_mark(line)).collect()
}

/// The fenced `okr` examples of `page` below the heading `heading`, each with its 1-based line.
pub(in crate::rules) fn examples(page: &str, heading: &str) -> Vec<(usize, String)> {
    let examples = marked_examples(page, heading).into_iter();
    examples
        .map(|(line, example)| (line, unmarked(&example)))
        .collect()
}

/// What `rule` finds beside the others, whether it is enabled or not.
pub(in crate::rules) fn found(rule: &'static Rule, example: &str) -> Vec<Diagnostic> {
    let snapshot = Snapshot::new("example.okr", 0, example);
    let enabled = |one: &Rule| one.enabled || std::ptr::eq(one, rule);
    let found = check_with(&snapshot, Surroundings::none(), enabled, &|| true);
    let mut found = found.unwrap_or_default();
    found.retain(|found| std::ptr::eq(found.rule, rule));
    found
}

/// `example` with carets below each line for the `ranges` in it, in bytes and in order. Ranges that overlap or touch
/// are marked below each other.
fn marked(example: &str, ranges: &[Range<usize>]) -> String {
    let mut result = String::new();
    let mut start = 0;
    for line in example.split_inclusive('\n') {
        let column = |at: usize| {
            let before = line.get(..at.clamp(start, start + line.len()) - start);
            before.expect("a character begins there").chars().count()
        };
        let mut marks: Vec<String> = Vec::new();
        for range in ranges {
            let (first, end) = (column(range.start), column(range.end));
            let carets = "^".repeat(end - first);
            match marks.iter_mut().find(|marks| marks.len() < first) {
                _ if first == end => {}
                Some(room) => *room = format!("{room:first$}{carets}"),
                None => marks.push(format!("{:first$}{carets}", "")),
            }
        }
        result.push_str(line);
        result.extend(marks.into_iter().map(|marks| marks + "\n"));
        start += line.len();
    }
    result
}

#[test]
fn bad_examples_mark_the_findings() {
    for rule in RULES {
        let bad = marked_examples(rule.page, "## Bad");
        assert!(!bad.is_empty(), "{} shows no bad example", rule.name);
        for (line, example) in bad {
            let text = unmarked(&example);
            let found = found(rule, &text).into_iter();
            let mut ranges: Vec<_> = found.map(|found| found.range.clone()).collect();
            ranges.sort_by_key(|range| (range.start, range.end));
            let place = format!("{}: the bad example on line {line}", rule.name);
            assert!(!ranges.is_empty(), "{place} has no finding");
            assert!(
                !ranges.iter().any(Range::is_empty),
                "{place} has a finding that no caret can mark: {ranges:?}"
            );
            let expected = marked(&text, &ranges);
            assert!(example == expected, "{place} has the findings\n{expected}");
        }
    }
}

#[test]
fn good_examples_are_silent() {
    for rule in RULES {
        let good = examples(rule.page, "## Good");
        assert!(!good.is_empty(), "{} shows no good example", rule.name);
        for (line, example) in good {
            let snapshot = Snapshot::new("example.okr", 0, &example);
            let grave = check(&snapshot, Surroundings::none()).into_iter();
            let grave = grave.filter(|found| found.severity <= Severity::Warning);
            let wrong: Vec<_> = found(rule, &example)
                .into_iter()
                .chain(grave)
                .map(|found| {
                    (
                        found.rule,
                        example.get(found.range.clone()).unwrap_or_default(),
                    )
                })
                .collect();
            assert!(wrong.is_empty(), "{} on line {line}: {wrong:?}", rule.name);
        }
    }
}

#[test]
fn marks_are_in_bad_examples_and_not_shown() {
    for rule in RULES {
        assert!(rule.page.contains('^'), "{rule:?} marks nothing");
        for heading in ["## Good", "## Fix"] {
            let marked = marked_examples(rule.page, heading);
            let unmarked = examples(rule.page, heading);
            assert_eq!(marked, unmarked, "{rule:?}: marks below {heading}");
        }
        let shown = rule.page();
        assert!(!shown.lines().any(is_mark), "{rule:?}: {shown}");
    }
    let page = "# x\n\n```okr\na ^ b\n  ^\n^^ ^\nc\n```\n\n^\n";
    let shown = "# x\n\n```okr\na ^ b\nc\n```\n\n^\n";
    assert_eq!(without_marks(page), shown);
}

#[test]
fn marks_are_below_what_they_mark() {
    for (example, ranges, expected) in [
        ("ab cd\n", &[0..2, 3..5][..], "ab cd\n^^ ^^\n"),
        ("ab\ncd\n", &[1..2, 3..6], "ab\n ^\ncd\n^^^\n"),
        ("abcd\n", &[0..2, 1..3, 2..4], "abcd\n^^\n ^^\n  ^^\n"),
        ("äß x\n", &[2..4, 5..6], "äß x\n ^ ^\n"),
    ] {
        assert_eq!(marked(example, ranges), expected);
    }
}

#[test]
fn pages_have_the_same_parts() {
    for rule in RULES {
        let headings: Vec<&str> = rule
            .page
            .lines()
            .filter(|line| line.starts_with('#'))
            .filter(|line| !line.contains("OBJECTIVE") && !line.contains("OKRs"))
            .collect();
        let title = format!("# {}", rule.name);
        let parts = [
            "## Why",
            "## Bad",
            "## Good",
            "## How to fix",
            "## Configuration",
        ];
        assert_eq!(headings.first(), Some(&title.as_str()));
        for part in parts {
            assert!(headings.contains(&part), "{} lacks {part}", rule.name);
        }
        let shows = headings.contains(&"## Fix");
        assert_eq!(shows, !rule.remedies.is_empty(), "{}: its fix", rule.name);
        let severity = format!("**{}.**", rule.severity.name()).to_lowercase();
        assert!(
            rule.page.to_lowercase().contains(&severity),
            "{} names another severity",
            rule.name
        );
    }
}

#[test]
fn every_rule_says_in_a_line_what_it_reports() {
    for rule in RULES {
        let summary = rule.summary();
        let sentence = summary.starts_with("Reports ")
            && summary.ends_with('.')
            && !summary.contains('\n')
            && summary.len() < 300;
        assert!(sentence, "{}: {summary:?}", rule.name);
    }
}
