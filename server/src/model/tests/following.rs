//! The model follows the text, and follows it the same way incrementally.

use std::ops::Range;

use proptest::prelude::*;

use super::EVERYTHING;
use crate::model::*;
use crate::text::Edit;
use crate::workspace::Snapshot;

/// Asserts that `snapshot`, to which edits led, is read as its text is anew.
fn assert_as_rebuilt(snapshot: &Snapshot) {
    let rebuilt = Snapshot::new(snapshot.file_name(), 0, &snapshot.text().to_string());
    let (edited, rebuilt) = (snapshot.document(), rebuilt.document());
    assert!(edited.root == rebuilt.root, "the blocks differ");
    assert_eq!(edited.unread, rebuilt.unread);
    assert_eq!(edited.objectives, rebuilt.objectives);
    assert_eq!(edited.key_results, rebuilt.key_results);
    assert_eq!(edited.initiatives, rebuilt.initiatives);
    assert_eq!(edited.period, rebuilt.period);
}

/// `snapshot` with `text` in place of its bytes in `range`; asserts that it is read as that text is anew.
fn followed(snapshot: &Snapshot, range: Range<usize>, text: &str) -> Snapshot {
    let text = text.to_owned();
    let edited = snapshot.edited(1, &[Edit { range, text }]);
    assert_as_rebuilt(&edited);
    edited
}

fn pieces() -> impl Strategy<Value = String> {
    let fragments = concat!(
        r"¶;- KR: ;1. **OBJECTIVE: ;**;## Company¶;### Key Results¶;[;][n1];```¶; ;   ;x;ü;😀;|;> ;<!--;=> ;5%;",
        "\r\n;\r;*;",
        r"Owner: ;---¶;KR;:;Objetivo: ;Resultado-chave 2: ;Resultados-chave:¶;目标一：;| KR1 | ;|---|¶;`KR-1` ;<summary>;1. CTO: ",
    );
    let fragments: Vec<_> = fragments
        .split(';')
        .map(|one| one.replace('¶', "\n"))
        .collect();
    prop::collection::vec(prop::sample::select(fragments), 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn incremental_equals_rebuilt(
        edits in prop::collection::vec((0usize..1400, 0usize..30, pieces(), any::<bool>()), 1..12),
    ) {
        let mut snapshot = Snapshot::new("plan.md", 0, EVERYTHING);
        for (version, (start, length, text, look)) in edits.into_iter().enumerate() {
            if look {
                snapshot.analysis();
            }
            let edit = Edit { range: start..start + length, text };
            snapshot = snapshot.edited(i32::try_from(version).unwrap_or(0), &[edit]);
        }
        assert_as_rebuilt(&snapshot);
    }

    /// Of so many blocks that the parser takes some over in runs.
    #[test]
    fn a_long_document_is_followed(
        lines in prop::collection::vec((pieces(), any::<u16>(), any::<bool>()), 60..240),
        edits in prop::collection::vec((0usize..1000, 0usize..60, pieces()), 1..6),
    ) {
        let lines = lines.into_iter().map(|(line, number, blank)| {
            format!("{line} {number}{}", if blank { "\n\n" } else { "\n" })
        });
        let mut snapshot = Snapshot::new("plan.okr", 0, &lines.collect::<String>());
        for (place, length, text) in edits {
            snapshot.analysis();
            let start = snapshot.text().floor(snapshot.text().len() * place / 1000);
            snapshot = followed(&snapshot, start..start + length, &text);
        }
    }

    #[test]
    fn every_place_of_the_words_is_in_the_source(text in "\\PC{0,120}") {
        let text = format!("1. **OBJECTIVE: {text}**\n   - KR: {text}\n");
        let snapshot = Snapshot::new("plan.okr", 0, &text);
        let document = snapshot.document();
        let items = document.objectives.iter().map(|objective| &objective.item);
        for item in items.chain(document.key_results.iter().map(|key_result| &key_result.item)) {
            let words = item.text();
            for (at, char) in words.char_indices() {
                let source = item.source_range(at..at + char.len_utf8());
                if char != ' ' {
                    prop_assert_eq!(&snapshot.text().slice(source), &words[at..at + char.len_utf8()]);
                }
            }
        }
    }
}

/// `dense` after each edit, read anew and taken over from the version before; each begins at a share of the text.
fn assert_followed(dense: &str) {
    let mut snapshot = Snapshot::new("plan.okr", 0, &format!("{EVERYTHING}\n{dense}"));
    let cut = snapshot.document().unread.unwrap().start();
    let end = snapshot.text().len();
    let edits = [
        (40..40, "KR: 5%\n"),
        (cut / 2..cut / 2, "x"),
        (cut..cut + 2, "- KR: Grow to 5\n"),
        (cut - 3..cut + 3, ""),
        (cut + 100..cut + 200, "x"),
        (2_000..end - 2_000, ""),
        (1_900..1_900, dense),
    ];
    let mut cuts = Vec::new();
    for (range, text) in edits {
        snapshot = followed(&snapshot, range, text);
        cuts.push(snapshot.document().unread);
    }
    let whole = cuts.iter().filter(|cut| cut.is_none()).count();
    assert_eq!(whole, 1, "{cuts:?}");
}

#[test]
fn a_text_that_is_not_read_to_its_end_is_followed_in_whole_lines() {
    assert_followed(&"||||||||\n".repeat(7_000));
}

#[test]
fn a_text_that_is_not_read_to_its_end_is_followed_within_a_line() {
    assert_followed(&"|".repeat(60_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_line_that_is_not_read_to_its_end_is_followed(
        words in prop::collection::vec(pieces(), 1..40),
        edits in prop::collection::vec((0usize..100, -40isize..40, 0usize..40, pieces()), 1..8),
    ) {
        let words = words.concat().replace(['\n', '\r'], " ") + "., ; ";
        let line = words.repeat(30_000 / words.len().min(30_000) + 1).repeat(2);
        let mut snapshot = Snapshot::new("plan.md", 0, &format!("{EVERYTHING}\nKR: {line}\n\n- KR: 5%\n"));
        for (percent, beside, length, text) in edits {
            // Edits are where reading ends as well as anywhere else.
            let end = snapshot.document().unread.map(|unread| unread.start());
            let anywhere = snapshot.text().len() * percent / 100;
            let at = end.filter(|_| percent > 50).unwrap_or(anywhere);
            let start = at.saturating_add_signed(beside);
            snapshot = followed(&snapshot, start..start + length, &text);
        }
    }
}

#[test]
fn an_edit_takes_over_the_blocks_it_did_not_touch() {
    let item = "1. **OBJECTIVE: Be fast**\n   - KR: From 3 s to 1 s\n   - KR: 5 teams\n";
    let text = format!("# Q1 OKRs\n\n## Company\n\n{}", item.repeat(50));
    let snapshot = Snapshot::new("plan.md", 0, &text);
    let before = snapshot.document().clone();
    let at = text[..text.len() / 2].rfind("teams").unwrap();
    let after = followed(&snapshot, at..at, "x");
    let same = |(old, new): &(&KeyResult, &KeyResult)| {
        Arc::ptr_eq(&old.item.block.block, &new.item.block.block)
    };
    let pairs = before.key_results.iter().zip(&after.document().key_results);
    assert_eq!(before.key_results.len(), 100);
    let kept = pairs.filter(same).count();
    assert!(kept >= 97, "{kept} of 100");
}

#[test]
fn a_text_of_many_lines_is_several_paragraphs() {
    let lines: String = (0..300).map(|line| format!("word {line}\n")).collect();
    let mut snapshot = Snapshot::new("plan.okr", 0, &format!("# Plans\n\n{lines}"));
    let paragraphs = |snapshot: &Snapshot| {
        let root = &snapshot.document().root;
        let section = root.children.first().map(|child| &child.block.children);
        section.map_or(0, |children| children.len())
    };
    assert_eq!(paragraphs(&snapshot), 3);
    for (range, text) in [
        (40..40, "x"),
        (1500..1500, "\nmore\n"),
        (900..1700, ""),
        (60..60, "\n\n"),
        (2000..2000, "- KR: 5%\n"),
    ] {
        snapshot = followed(&snapshot, range, text);
    }
}

/// What follows looks the same, and stands in something else.
#[test]
fn a_heading_of_another_level_takes_what_follows() {
    let text = "# Plans\n\n## Sales\n\nWords.\n\n### North\n\n- KR: 5%\n\n## People\n\nMore words.\n\n- KR: 6%\n";
    for (range, marks) in [(9..11, "#"), (9..11, "####"), (9..12, ""), (0..1, "##")] {
        let snapshot = Snapshot::new("plan.okr", 0, text);
        snapshot.analysis();
        followed(&snapshot, range, marks);
    }
}
