//! What whole documents mean.

mod following;

use super::*;
use crate::test::cases;
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

#[test]
fn words_behind_a_comment_are_no_title() {
    let text =
        "# Plans\n\n<!-- a --> Words\n\n## Objective 1: Win\n\n<!-- b --> More\n\n- KR: 5%\n";
    let snapshot = Snapshot::new("plan.okr", 0, text);
    let document = snapshot.document();
    let titles = document.objectives.iter().map(|one| one.item.text());
    assert!(titles.eq(["Win"]));
    let sections = document.sections.iter().map(Section::name);
    assert!(sections.eq(["Plans"]));
}

#[test]
fn everything_is_found() {
    let snapshot = Snapshot::new("plan.md", 0, EVERYTHING);
    let document = snapshot.document();
    let titles = document.objectives.iter().map(|one| one.item.text());
    let expected = "Be the library that schools trust (300+ schools)|Answer fast|Reading rooms|Ler mais|Ler melhor";
    assert_eq!(titles.collect::<Vec<_>>().join("|"), expected);
    let words = document.key_results.iter().map(|one| one.item.text());
    let words: Vec<&str> = words.collect();
    assert_eq!(
        words[..2],
        [
            "Grow from 25% to 35% of new schools (figures)",
            "Win N1 cities"
        ]
    );
    assert_eq!(words.last(), Some(&"Visitas"));
    assert_eq!(document.initiatives.len(), 1);
    assert_eq!(document.definitions.len(), 1);
    assert_eq!(document.period.name().as_deref(), Some("FY27-Q1"));
    assert!(document.holds_okrs());
    let levels = document.owning_sections().map(|section| section.level);
    assert!(levels.eq([SectionLevel::Company]));
}

#[test]
fn every_line_end_ends_a_line() {
    let text = "## Company\n\n1. **OBJECTIVE: Win**\n   - KR: 3 cities\n   - KR: 5 towns\n";
    for end in ["\n", "\r\n", "\r"] {
        let found = outline(&text.replace('\n', end)).join("; ");
        assert_eq!(found, "O Win; K1 3 cities; K1 5 towns", "{end:?}");
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
    let objectives = document.objectives.iter().map(|one| &one.item);
    let objectives = objectives.map(|item| (item.block.start, format!("O {}", item.text())));
    let key_results = document.key_results.iter().map(|one| {
        let number = one
            .objective
            .map_or("-".to_owned(), |id| (id.index() + 1).to_string());
        (
            one.item.block.start,
            format!("K{number} {}", one.item.text()),
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
