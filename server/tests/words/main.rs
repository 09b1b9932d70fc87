//! Safe fixes touch markup only: whoever renders the document reads the same words before and after. The one exception
//! is a label that is no word of any language, which is corrected where it stands.

mod documents;

use std::fs;

use documents::{parted, scattered};
use okr_lsp::rules::fix::{Fix, Fixes, mend};
use okr_lsp::rules::{self};
use okr_lsp::workspace::Snapshot;
use okr_lsp::workspace::Surroundings;
use okr_lsp_fixture::documents_beside;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
    for event in Parser::new_ext(shown(markdown), reader) {
        match event {
            Event::Text(piece) | Event::Code(piece) | Event::Html(piece) => text.push_str(&piece),
            Event::FootnoteReference(id) => text.push_str(&id),
            Event::InlineHtml(_) => {}
            // The numbers of its items count from it.
            Event::Start(Tag::List(Some(first))) => text.push_str(&format!(" {first} ")),
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

/// `markdown` without the byte order mark, which nobody sees.
fn shown(markdown: &str) -> &str {
    markdown.strip_prefix('\u{feff}').unwrap_or(markdown)
}

/// Whether the byte `at` of `markdown` is in code or HTML, as a reader takes it.
fn is_foreign(markdown: &str, at: usize, reader: Options) -> bool {
    let at = at - (markdown.len() - shown(markdown).len());
    let events = Parser::new_ext(shown(markdown), reader).into_offset_iter();
    events
        .filter(|(_, range)| range.contains(&at))
        .any(|(event, _)| {
            let block = matches!(event, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock));
            block || matches!(event, Event::Code(_) | Event::InlineHtml(_))
        })
}

/// Whether what stands within `tag` may be part of a word.
fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image)
}

/// `document` with its misspelt labels corrected, as many at once as are found together, and no other fix made. Each
/// replaces nothing but a misspelt label or the dash behind one.
fn with_labels(name: &str, document: &str) -> String {
    let mut snapshot = Snapshot::new(name, 1, document).saved();
    loop {
        let labels = label_fixes(&snapshot);
        if labels.is_empty() {
            return snapshot.text().to_string();
        }
        let mut edits: Vec<_> = labels
            .iter()
            .flat_map(|fix| {
                is_of_label(&snapshot, fix);
                fix.edits()
            })
            .collect();
        edits.sort_by_key(|edit| edit.range.start);
        edits.reverse();
        snapshot = snapshot.edited(1, &edits).saved();
    }
}

/// Panics where `fix` replaces something else than a misspelt label or the dash behind one, or is in code or HTML.
fn is_of_label(snapshot: &Snapshot, fix: &Fix) {
    let [one] = &*fix.replacements else {
        panic!("{fix:?}");
    };
    let was = snapshot.text().slice(one.range.clone());
    let bare = was
        .chars()
        .all(|char| char.is_alphanumeric() || char == ' ');
    let dash = ["-", "–", "—"].contains(&was.trim());
    let text = snapshot.text().to_string();
    let foreign = |reader: &Options| is_foreign(&text, one.range.start, *reader);
    // Not all who read Markdown take a CR alone for the end of a line.
    let alone = text.replace("\r\n", "\n").contains('\r');
    let certain = alone || !READERS.iter().any(foreign);
    assert!(certain, "{was:?} in {text:?}");
    let label = one.text.plain();
    let known = ["OBJECTIVE", "KEYRESULT", "KR"].contains(&&*label.replace(' ', "").to_uppercase());
    assert!(
        (bare && known) || (dash && label == ":"),
        "{was:?} becomes {label:?}"
    );
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
        ("2. a\n1. b\n", vec!["2", "a", "b"]),
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

#[test]
fn documents_of_others_keep_their_words() {
    for path in ["corpus", "seeds"].into_iter().flat_map(documents_beside) {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for name in ["plan.okr", "notes.md"] {
            assert_eq!(lost(name, &text), None, "{} as {name}", path.display());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn generated_documents_keep_their_words(document in scattered()) {
        prop_assert_eq!(lost("plan.okr", &document), None, "{}", document);
    }

    #[test]
    fn what_definitions_part_stays_apart(document in parted()) {
        prop_assert_eq!(lost("plan.okr", &document), None, "{}", document);
    }
}
