//! Hover over the protocol; what it says is tested with the engine.

use okr_lsp_tests::{Capabilities, Client, units};
use serde_json::{Value, json};

use crate::DOCUMENT;

const URI: &str = "file:///plan.okr.md";

#[test]
fn help_comes_in_the_clients_units() {
    let words = "Get better 😀 übers";
    let start = DOCUMENT.find(words).expect("it is there");
    let better = start + "Get ".len();
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = Client::able_to(Capabilities::full().pulling().counting_in(encoding));
        let document = client.open(URI, DOCUMENT);
        for place in [better, start + words.len() - 2] {
            let at = json!({"textDocument": {"uri": URI}, "position": units::position(DOCUMENT, place, encoding)});
            let hover = client.request("textDocument/hover", at);
            assert_eq!(
                hover["range"],
                units::range(DOCUMENT, start..start + words.len(), encoding),
                "{encoding}"
            );
        }
        assert_eq!(
            client.request("textDocument/hover", Client::at(&document, 1, 0)),
            Value::Null
        );
    }
}

#[test]
fn help_comes_in_the_clients_markup() {
    for (capabilities, kind) in [
        (Capabilities::full(), "markdown"),
        (
            Capabilities::full().without("/textDocument/hover/contentFormat"),
            "plaintext",
        ),
        (
            Capabilities::full().with("/textDocument/hover/contentFormat", json!(["plaintext"])),
            "plaintext",
        ),
        (Capabilities::none(), "plaintext"),
    ] {
        let mut client = Client::able_to(capabilities.pulling());
        let document = client.open(URI, DOCUMENT);
        let contents =
            client.request("textDocument/hover", Client::at(&document, 6, 12))["contents"].take();
        assert_eq!(contents["kind"], kind);
        let text = contents["value"].as_str().expect("a text");
        assert_eq!(text.starts_with("# "), kind == "markdown", "{text}");
        assert!(
            text.contains("Become the first choice of schools"),
            "what was worked out: {text}"
        );
        assert!(kind == "markdown" || !text.contains("**"), "{text}");
    }
}

#[test]
fn a_rule_named_in_a_comment_is_explained_as_it_holds_here() {
    let text =
        "O: Joy 😀\nKR: Nicer 😀 <!-- okr-ignore empty-objective, key-result-not-measurable -->\n";
    let name = "key-result-not-measurable";
    let start = text.find(name).expect("it is there");
    let mut client = Client::able_to(
        Capabilities::full()
            .pulling()
            .without("/workspace/configuration")
            .without("/workspace/diagnostics"),
    );
    client.open(URI, text);
    for (preferred, level) in [("hint", "hint"), ("off", "off"), ("x", "warning")] {
        let settings = json!({"settings": {"okr": {"rules": {name: preferred}}}});
        client.notify("workspace/didChangeConfiguration", settings);
        let position = units::position(text, start + 3, "utf-16");
        let at = json!({"textDocument": {"uri": URI}, "position": position});
        let hover = client.request("textDocument/hover", at);
        let place = units::range(text, start..start + name.len(), "utf-16");
        assert_eq!(hover["range"], place);
        let help = hover["contents"]["value"].as_str().expect("a text");
        assert!(help.starts_with(&format!("# {name}\n")), "{help}");
        assert!(
            help.contains(&format!("In this document: **{level}**")),
            "{help}"
        );
    }
}

/// A document in which there is a place for every topic.
const ALL_TOPICS: &str = "\
---
author: Kim
---

# FY27-Q1 OKRs

> For Q1, which runs from 2026-02-01 to 2026-04-30.

**WHY:** Readers stay, but few new ones come.

## Company

1. **OBJECTIVE: Become the first choice of schools**
   - KR: Win [_N<sub>1</sub>_][n1] cities
   - Guardrail: Complaints stay below 5 a week

## Sales

Visibility: all

1. **OBJECTIVE: Answer *sooner* so that <schools> stay & `come` _back_**
   - Supports: O1
   - Type: aspirational
   - Owner: Ann
   - Priority: P1
   - KR: Increase loans without staff from 35% to 60%
     - Current: 42%
     - Progress: 30%
     - Confidence: 7/10
     - Score: 0.6
   - KR: Launch the page in 3 stages => on track
   - Initiative: Hold workshops
   - KPI: Revenue: 2m

### Key Results

- KR: 40 visits

### Success criteria

SMART: yes

## @ann

1. **OBJECTIVE: Know more**
   - KR: 3 trips

## Workflow

## Check-in 2026-03-01

## Monthly review

## Retrospective

[n1]: https://example.org/n1
";

/// What a hover shows at the first letter of each word, and behind its marks.
fn hovers(capabilities: Capabilities) -> Vec<String> {
    let mut client = Client::able_to(capabilities.pulling());
    client.open(URI, ALL_TOPICS);
    let begins = |(at, char): &(usize, char)| {
        let before = ALL_TOPICS
            .get(..*at)
            .and_then(|text| text.chars().next_back());
        char.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric)
    };
    let words = ALL_TOPICS.char_indices().filter(begins);
    let hovers = words.filter_map(|(at, _)| {
        let position = units::position(ALL_TOPICS, at, "utf-16");
        let at = json!({"textDocument": {"uri": URI}, "position": position});
        let contents = client.request("textDocument/hover", at)["contents"].take();
        contents["value"].as_str().map(str::to_owned)
    });
    hovers.collect()
}

#[test]
fn every_topic_is_reached_from_a_document_and_fits_on_a_screen() {
    let all = hovers(Capabilities::full());
    for hover in &all {
        assert!(hover.lines().count() <= 40, "{hover}");
    }
    let mut titles: Vec<&str> = all
        .iter()
        .filter_map(|hover| hover.lines().next())
        .collect();
    titles.sort_unstable();
    titles.dedup();
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../server/src/guidelines");
    let mut topics = 0;
    for file in std::fs::read_dir(pages).expect("the pages are there") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let page = std::fs::read_to_string(&path).expect("a page");
            let title = page.lines().next().expect("a title");
            assert!(titles.contains(&title), "{title} is not among {titles:?}");
            topics += 1;
        }
    }
    assert!(topics >= 27, "{topics}");
}

#[test]
fn plain_text_has_no_marks() {
    let all = hovers(
        Capabilities::full().with("/textDocument/hover/contentFormat", json!(["plaintext"])),
    );
    for hover in &all {
        assert!(
            !hover.contains("**") && !hover.contains('\\') && !hover.starts_with('#'),
            "{hover}"
        );
        assert!(hover.lines().count() <= 40, "{hover}");
    }
    let shown = "Objective: Answer sooner so that";
    assert!(all.iter().any(|hover| hover.contains(shown)), "{shown}");
}
