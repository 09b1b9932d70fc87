//! Safe fixes touch markup only: whoever renders the document reads the same words before and after. The one exception
//! is a label that is no word of any language, which is corrected where it stands.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use okr_lsp::rules::fix::{Fix, Fixes, mend};
use okr_lsp::rules::{self};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::index::Surroundings;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// What renders documents: CommonMark, and what GitHub makes of it.
const READERS: [Options; 2] = [
    Options::empty(),
    Options::ENABLE_TABLES
        .union(Options::ENABLE_FOOTNOTES)
        .union(Options::ENABLE_STRIKETHROUGH)
        .union(Options::ENABLE_TASKLISTS),
];

/// The words that a reader of `markdown` sees, in order.
fn words(markdown: &str, reader: Options) -> Vec<String> {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, reader) {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => text.push_str(&piece),
            Event::FootnoteReference(id) => text.push_str(&id),
            Event::InlineHtml(_) => {}
            Event::Start(tag) if is_inline(tag.to_end()) => {}
            Event::End(tag) if is_inline(tag) => {}
            _ => text.push(' '),
        }
    }
    let words = text.split(|char: char| !char.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether what stands within `tag` may be part of a word.
fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image)
}

/// `document` with its misspelt labels corrected, and no other fix made. Each replaces nothing but a misspelt label or
/// the dash behind one.
fn with_labels(name: &str, document: &str) -> String {
    let mut snapshot = Snapshot::new(name, 1, document).saved();
    loop {
        let mut labels = label_fixes(&snapshot);
        let Some(fix) = labels.pop() else {
            return snapshot.text().to_string();
        };
        let [one] = &*fix.replacements else {
            panic!("{fix:?}");
        };
        let was = snapshot.text().slice(one.range.clone());
        let bare = was
            .chars()
            .all(|char| char.is_alphanumeric() || char == ' ');
        let dash = ["-", "–", "—"].contains(&was.trim());
        let label = one.text.plain();
        let known =
            ["OBJECTIVE", "KEYRESULT", "KR"].contains(&&*label.replace(' ', "").to_uppercase());
        assert!(
            (bare && known) || (dash && label == ":"),
            "{was:?} becomes {label:?}"
        );
        let edits: Vec<_> = fix.edits().collect();
        snapshot = snapshot.edited(1, &edits).saved();
    }
}

fn label_fixes(snapshot: &Snapshot) -> Vec<Fix> {
    let fixes = Fixes::of(snapshot, Surroundings::none());
    let found = rules::check_safely_fixable(snapshot, Surroundings::none());
    let labels = found.iter().filter(|found| found.rule.name == "label-typo");
    labels.filter_map(|found| fixes.safe(found)).collect()
}

/// What a safe fix of the document `name` would take or add but for labels: the words before and after, by the first
/// reader that sees other words.
fn lost(name: &str, document: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mended = mend(&Snapshot::new(name, 1, document), Surroundings::none())?;
    let after = mended.snapshot.text().to_string();
    let before = with_labels(name, document);
    let mut seen = READERS
        .iter()
        .map(|reader| (words(&before, *reader), words(&after, *reader)));
    seen.find(|(before, after)| before != after)
}

#[test]
fn words_are_those_that_readers_see() {
    for (markdown, seen) in [
        (
            "# A *b*c\n\n[n1]: /url\n- `d` [_N<sub>1</sub>_][n1]\n",
            vec!["A", "bc", "d", "N1"],
        ),
        ("text\n[n1]: /url\n", vec!["text", "n1", "url"]),
        (
            "<pre>\n[n1]: /url\n</pre>\n",
            vec!["pre", "n1", "url", "pre"],
        ),
    ] {
        for reader in READERS {
            assert_eq!(words(markdown, reader), seen);
        }
    }
}

/// The files below `folder`, none where it is not there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn documents_of_others_keep_their_words() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    for path in ["corpus", "seeds"]
        .iter()
        .flat_map(|folder| files(&shared.join(folder)))
    {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for name in ["plan.okr", "notes.md"] {
            assert_eq!(lost(name, &text), None, "{} as {name}", path.display());
        }
    }
}

/// Beginnings of lines, and lines that are markup, look like it or are near it.
const STARTS: &[&str] = &[
    "", "", "", "  ", "   ", "    ", "\t", "> ", "- ", "  - ", "1. ", "2) ",
];
const LINES: &[&str] = &[
    "# FY27-Q1 OKRs",
    "1. **OBJECTIVE: Make every search end with a book**",
    "1. **OBJETIVE: Know every reader**",
    "- Objctive: Know *every* reader",
    "**Obj**etive: Know every reader",
    "- Objection: tools need room",
    "`OBJETIVE:` Know every reader",
    "- KR: 70% of searches end with a loan",
    "- K R: 80% come again",
    "- Key Reslt: 9 of 10 find a book",
    "- KRs: 3 of 5 done",
    "- **KR** - 40 libraries",
    "- KR -5% churn",
    "- KR – _N<sub>1</sub>_ libraries",
    "- KR: Win _N<sub>1</sub>_ cities",
    "- KR: **_N<sub>1</sub>_ cities** of ($_N<sub>2</sub>_)",
    "- KR: Win [x _N<sub>1</sub>_ cities](/u)",
    "- KR: Win `x _N<sub>1</sub>_ y` cities",
    "- KR: Win snake_N<sub>1</sub>_ cities",
    "- KR: Win !_N<sub>1</sub>_ cities",
    "- KR: Win _N<sub>1</sub>_(cities)",
    "- KR: Win <a title=\" _N<sub>1</sub>_ \">cities</a>",
    "- KR: Win \\_N<sub>1</sub>_ cities",
    "KR: Win _N<sub>1</sub>_ cities",
    "| KR: Win _N<sub>1</sub>_ cities | KR: 5 |",
    "|---|---|",
    "|---|",
    "[n1]: https://example.org/1",
    "[n1]: https://example.org/1",
    "[N1]: https://example.org/1",
    "[n1]: https://example.org/1 \"title\"",
    "[n1]: https://example.org/1 \"title",
    "[n1]: <https://example.org/1>",
    "[n1]: see the wiki",
    "[n1]:",
    "[n2]:",
    "[n2]: /2",
    "[^1]: A note",
    "\"title\"",
    "'title'",
    "(title)",
    "/url",
    "Prose that goes on",
    "Prose with `code",
    "and more` code",
    "Prose with [a link",
    "that ends](/url)",
    "```",
    "````",
    "~~~ okr",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<script>",
    "</script>",
    "<!-- a comment",
    "<!-- okr-ignore -->",
    "-->",
    "<details><summary>More</summary>",
    "<b>bold</b>",
    "---",
    "===",
    "* * *",
    "",
    "",
    "",
    "",
];

/// Documents of such lines, with the line breaks of one system or another.
fn documents() -> impl Strategy<Value = String> {
    let line = (select(STARTS), select(LINES)).prop_map(|(start, line)| format!("{start}{line}"));
    let lines = prop::collection::vec(line, 1..20);
    (lines, select(&["\n", "\r\n", "\r"]), any::<bool>()).prop_map(|(lines, line_break, ended)| {
        lines.join(line_break) + if ended { line_break } else { "" }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn generated_documents_keep_their_words(document in documents()) {
        prop_assert_eq!(lost("plan.okr", &document), None, "{}", document);
    }
}
