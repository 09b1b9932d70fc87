//! The model follows the text, and follows it the same way incrementally.

use proptest::prelude::*;

use super::*;
use crate::test::cases;
use crate::text::Edit;
use crate::workspace::Snapshot;

/// Asserts of each of the words of `table`, parted by `; `, whether `is` holds, as the row's `yes` or `no` says.
pub(super) fn assert_told(is: impl Fn(&str) -> bool, table: &'static str) {
    for [expected, all] in cases(table) {
        for words in all.split("; ") {
            assert_eq!(is(words), expected == "yes", "{words}");
        }
    }
}

/// A document with one of everything.
const EVERYTHING: &str = "\
---
title: Plans
---
# FY27-Q1 OKRs

> These are for Q1 in fiscal year 2027, which runs from 2026-02-01 to 2026-04-30.

## Company

1. **OBJECTIVE: Be the library that schools trust (300+ schools)**
   - KR: Grow from 25% to 35% of *new* schools ([figures](https://example.org/9))
   - KR: Win [_N<sub>1</sub>_][n1] cities => 2 so far
   - Initiative: Visit `all` of them
     - Owner: @kim
1. **OBJECTIVE: Answer fast**

   Key Results:
   - 95% of questions within 1 day
   - [ ] Ünïcode – and 😀 emoji

## Team objective: Reading rooms

### Key Results

| Key Result | Target |
|---|---|
| Rooms open | 12 |

Key Result 2.1: two lines
that are one

## Objetivo 3: Ler mais

Resultados-chave:
- 40 livros

Resultado-chave 3.2: 12 *novos* autores
Objetivo: Ler melhor
Resultado-chave: [_N<sub>1</sub>_][n1] resenhas

| KR | Meta |
|----|------|
| KR3.3 Visitas | ≥ 250 |

```
- KR: not one
```

[n1]: https://example.org/n1 \"one\"
";

fn pieces() -> impl Strategy<Value = String> {
    let fragments = [
        "\n",
        "- KR: ",
        "1. **OBJECTIVE: ",
        "**",
        "## Company\n",
        "### Key Results\n",
        "[",
        "][n1]",
        "```\n",
        " ",
        "   ",
        "x",
        "ü",
        "😀",
        "|",
        "> ",
        "<!--",
        "=> ",
        "5%",
        "\r\n",
        "\r",
        "*",
        "Owner: ",
        "---\n",
        "KR",
        ":",
        "Objetivo: ",
        "Resultado-chave 2: ",
        "Resultados-chave:\n",
        "目标一：",
        "| KR1 | ",
        "|---|\n",
        "`KR-1` ",
        "<summary>",
        "1. CTO: ",
    ];
    prop::collection::vec(prop::sample::select(fragments.to_vec()), 0..4)
        .prop_map(|pieces| pieces.concat())
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
        let rebuilt = Snapshot::new("plan.md", 0, &snapshot.text().to_string());
        let (edited, rebuilt) = (snapshot.document(), rebuilt.document());
        prop_assert_eq!(&edited.root, &rebuilt.root);
        prop_assert_eq!(&edited.objectives, &rebuilt.objectives);
        prop_assert_eq!(&edited.key_results, &rebuilt.key_results);
        prop_assert_eq!(&edited.initiatives, &rebuilt.initiatives);
        prop_assert_eq!(&edited.period, &rebuilt.period);
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
            snapshot = snapshot.edited(1, &[Edit { range: start..start + length, text }]);
            let rebuilt = Snapshot::new("plan.okr", 0, &snapshot.text().to_string());
            let (edited, rebuilt) = (snapshot.document(), rebuilt.document());
            prop_assert!(edited.root == rebuilt.root, "the blocks differ");
            prop_assert_eq!(&edited.key_results, &rebuilt.key_results);
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
        let text = text.to_owned();
        snapshot = snapshot.edited(1, &[Edit { range, text }]);
        let rebuilt = Snapshot::new("plan.okr", 0, &snapshot.text().to_string());
        let (edited, rebuilt) = (snapshot.document(), rebuilt.document());
        assert!(edited.root == rebuilt.root, "the blocks differ");
        assert_eq!(edited.unread, rebuilt.unread);
        cuts.push(edited.unread);
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
            let edit = Edit { range: start..start + length, text };
            snapshot = snapshot.edited(1, &[edit]);
            let rebuilt = Snapshot::new("plan.md", 0, &snapshot.text().to_string());
            let (edited, rebuilt) = (snapshot.document(), rebuilt.document());
            prop_assert!(edited.root == rebuilt.root, "the blocks differ");
            prop_assert_eq!(edited.unread, rebuilt.unread);
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
    let after = snapshot.edited(
        1,
        &[Edit {
            range: at..at,
            text: "x".into(),
        }],
    );
    let same = |(old, new): &(&KeyResult, &KeyResult)| {
        Arc::ptr_eq(&old.item.block.block, &new.item.block.block)
    };
    let pairs = before.key_results.iter().zip(&after.document().key_results);
    assert_eq!(before.key_results.len(), 100);
    let kept = pairs.filter(same).count();
    assert!(kept >= 97, "{kept} of 100");
}

#[test]
fn words_behind_a_comment_are_no_title() {
    let text =
        "# Plans\n\n<!-- a --> Words\n\n## Objective 1: Win\n\n<!-- b --> More\n\n- KR: 5%\n";
    let snapshot = Snapshot::new("plan.okr", 0, text);
    let document = snapshot.document();
    let titles = document
        .objectives
        .iter()
        .map(|objective| objective.item.text());
    assert_eq!(titles.collect::<Vec<_>>(), ["Win"]);
    let sections = document.sections.iter().map(Section::name);
    assert!(sections.eq(["Plans"]));
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
    for (start, end, text) in [
        (40, 40, "x"),
        (1500, 1500, "\nmore\n"),
        (900, 1700, ""),
        (60, 60, "\n\n"),
        (2000, 2000, "- KR: 5%\n"),
    ] {
        let edit = Edit {
            range: start..end,
            text: text.into(),
        };
        snapshot = snapshot.edited(1, &[edit]);
        let rebuilt = Snapshot::new("plan.okr", 0, &snapshot.text().to_string());
        assert_eq!(snapshot.document().root, rebuilt.document().root, "{text}");
    }
}

/// What follows looks the same, and stands in something else.
#[test]
fn a_heading_of_another_level_takes_what_follows() {
    let text = "# Plans\n\n## Sales\n\nWords.\n\n### North\n\n- KR: 5%\n\n## People\n\nMore words.\n\n- KR: 6%\n";
    for (range, marks) in [(9..11, "#"), (9..11, "####"), (9..12, ""), (0..1, "##")] {
        let edit = Edit {
            range,
            text: marks.into(),
        };
        let snapshot = Snapshot::new("plan.okr", 0, text);
        snapshot.analysis();
        let edited = snapshot.edited(1, &[edit]);
        let rebuilt = Snapshot::new("plan.okr", 0, &edited.text().to_string());
        assert_eq!(edited.document().root, rebuilt.document().root, "{marks}");
    }
}

#[test]
fn everything_is_found() {
    let snapshot = Snapshot::new("plan.md", 0, EVERYTHING);
    let document = snapshot.document();
    let titles: Vec<&str> = document
        .objectives
        .iter()
        .map(|objective| objective.item.text())
        .collect();
    assert_eq!(
        titles,
        [
            "Be the library that schools trust (300+ schools)",
            "Answer fast",
            "Reading rooms",
            "Ler mais",
            "Ler melhor"
        ]
    );
    let words: Vec<&str> = document
        .key_results
        .iter()
        .map(|key_result| key_result.item.text())
        .collect();
    assert_eq!(
        words.first(),
        Some(&"Grow from 25% to 35% of new schools (figures)")
    );
    assert_eq!(words.get(1), Some(&"Win N1 cities"));
    assert_eq!(words.last(), Some(&"Visitas"));
    assert_eq!(document.initiatives.len(), 1);
    assert_eq!(document.definitions.len(), 1);
    assert_eq!(document.period.name().as_deref(), Some("FY27-Q1"));
    assert!(document.holds_okrs());
    let levels: Vec<_> = document
        .owning_sections()
        .map(|section| section.level)
        .collect();
    assert_eq!(levels, [SectionLevel::Company]);
}

#[test]
fn every_line_end_ends_a_line() {
    let text = "## Company\n\n1. **OBJECTIVE: Win**\n   - KR: 3 cities\n   - KR: 5 towns\n";
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(
            outline(&text.replace('\n', end)),
            ["O Win", "K1 3 cities", "K1 5 towns"],
            "{end:?}"
        );
    }
}

#[test]
fn quotations_and_code_hold_no_okrs() {
    for text in [
        "> 1. **OBJECTIVE: Shine**\n>    - KR: 5 stars\n",
        "```\nObjective: Shine\n- KR: 5 stars\n```\n",
        "<!--\n1. **OBJECTIVE: Shine**\n   - KR: 5 stars\n-->\n",
        "An objective: something. A key result: a number.\n",
        "- O2: oxygen\n  - H2O\n  - CO2\n",
        "# Design\n\n## Objective\n\nMake it fast.\n\n- read\n- write\n",
        "",
    ] {
        assert!(!Snapshot::new("page.md", 0, text).is_okr(), "{text}");
    }
}

/// `O` and `K` with the words of each item; a key result behind its objective's number, `-` for none.
fn outline(text: &str) -> Vec<String> {
    let snapshot = Snapshot::new("plan.md", 0, text);
    let document = snapshot.document();
    let objectives = document.objectives.iter().map(|objective| {
        (
            objective.item.block.start,
            format!("O {}", objective.item.text()),
        )
    });
    let place = |key_result: &KeyResult| {
        let number = document
            .objective_ids()
            .position(|(id, _)| Some(id) == key_result.objective);
        number.map_or("-".to_owned(), |number| (number + 1).to_string())
    };
    let key_results = document.key_results.iter().map(|key_result| {
        (
            key_result.item.block.start,
            format!("K{} {}", place(key_result), key_result.item.text()),
        )
    });
    let mut all: Vec<_> = objectives.chain(key_results).collect();
    all.sort();
    all.into_iter().map(|(_, item)| item).collect()
}

#[test]
fn items_are_known_by_label_group_and_place() {
    // `¶` stands for the end of a line.
    let tables = [
        // Labels of siblings, with a level, with a number, alone on their line.
        r"
            - O1: Win¶- KR1.1: 3 cities¶- KR1.2: 5 towns | O Win; K1 3 cities; K1 5 towns
            ## Company objective: Win¶¶### Company key result: 3 cities | O Win; K1 3 cities
            ## Objective 1¶¶Win at last¶¶### Key Result 1.1:¶¶3 cities | O Win at last; K1 3 cities
            **Objective:** Win¶**KR1 (sales):** 3 cities¶**KR2:** 5 towns | O Win; K1 3 cities; K1 5 towns
        ",
        // Groups: below the objective, beside it, of headings, introduced by a sentence.
        r"
            ## O1: Win¶¶Key Results:¶¶- 3 cities¶- 5 towns | O Win; K1 3 cities; K1 5 towns
            ## Winning together here¶¶## Key results¶¶* 3 cities¶¶## Key initiatives¶¶* travel | O Winning together here; K1 3 cities
            # Objectives¶¶- Win¶- Grow¶¶# Key Results for Q2¶¶- 3 cities | O Win; O Grow; K1 3 cities
            ## Plan¶¶We have two objectives:¶¶1. Win¶2. Grow¶¶The first has two KRs:¶¶1. 3 cities¶2. 5 towns | O Win; O Grow; K1 3 cities; K1 5 towns
        ",
        // An objective without labelled key results: the list below it, but not its remarks.
        r"
            ## Objective 1 – Win¶¶- 3 cities¶- Owner: Kim¶- Note: by train | O Win; K1 3 cities
        ",
        // An item without a label with labelled key results below it.
        r"
            1. **Win at home**¶   - KR: 3 cities | O Win at home; K1 3 cities
            ### Problem Area: Win at home¶¶- Key Result 1: 3 cities | O Problem Area: Win at home; K1 3 cities
        ",
        // A team's heading is no objective.
        r"
            ## Sales¶¶- KR: 3 cities | K- 3 cities
            ## Sales¶¶1. **OBJECTIVE: Win**¶   - KR: 3 cities¶¶## Talent and culture team¶¶- KR: 5 towns | O Win; K1 3 cities; K- 5 towns
        ",
        // Other documents have headings and words like these.
        r"
            # Design¶¶## Objective¶¶Make it fast.¶¶- read¶- write | O Make it fast.
        ",
    ];
    for [text, expected] in tables.into_iter().flat_map(cases) {
        assert_eq!(
            outline(&text.replace('¶', "\n")).join("; "),
            expected,
            "{text}"
        );
    }
}
