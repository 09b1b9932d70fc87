//! What whole documents tell about their items.

use super::Notation;
use crate::measure::Measure;
use crate::model::Item;
use crate::test::cases;
use crate::workspace::Snapshot;

/// What is stated about the last key result of `text`, `key=value` parted by `; `.
fn stated(text: &str) -> String {
    let text = format!("# Objective 1: Be found\n\n{text}\n");
    let snapshot = Snapshot::new("plan.okr", 0, &text).declared();
    let document = snapshot.document();
    let item = &document.key_results.last().expect("a key result").item;
    joined(item)
}

/// What is stated about `item`, `key=value` parted by `; `.
fn joined(item: &Item) -> String {
    let stated = item.stated();
    let pairs = stated
        .iter()
        .map(|(name, value)| format!("{}={value}", name.key()));
    pairs.collect::<Vec<_>>().join("; ")
}

/// The same of `notations`, whose values are words of `text`.
pub(super) fn shown(notations: &[Notation], text: &str) -> String {
    let pairs = notations
        .iter()
        .map(|one| format!("{}={}", one.name.key(), &text[one.value.clone()]));
    pairs.collect::<Vec<_>>().join("; ")
}

/// The text that a table writes with `¶` for the end of a line and `¦` for the sign that parts its fields.
fn source(text: &str) -> String {
    text.replace('¶', "\n").replace('¦', "|")
}

#[test]
fn lines_below_an_item_tell_about_it() {
    for [text, expected] in cases(
        r"
        - KR: 3 shops¶  - Owner: Kim | owner=Kim
        - KR: 3 shops¶  - **Owner:** Kim | owner=Kim
        - KR: 3 shops¶  - *Owner*: Kim | owner=Kim
        - KR: 3 shops¶  - Owner – Kim | owner=Kim
        - KR: 3 shops¶  Owner: Kim | owner=Kim
        - KR: 3 shops¶  - [ ] Due: 3 June | due=3 June
        - KR: 3 shops¶  - Owner: @kim @lee | owner=@kim, @lee
        - KR: 3 shops¶  - Owner: Kim¶  - DRI: Lee | owner=Kim, Lee
        - KR: 3 shops¶  - Status: done¶  - Status: late | status=done
        ### KR 1: 3 shops¶¶**Owner:** Kim¶**Prazo:** 30/06¶**Estado:** en curso | owner=Kim; due=30/06; status=en curso
        ### KR 1: 3 shops¶¶**Responsável:** Ana  ¶**Confiança:** 5/10 | owner=Ana; confidence=5/10
        ### KR 1: 3 shops¶¶Responsável: Ana\¶Prazo: maio<br>Estado: feito | owner=Ana; due=maio; status=feito
        **KR 1:** 3 shops¶¶*Owner: Kim* ¦ Status: 🟢 on track ¦ Due: May | owner=Kim; status=🟢 on track; due=May
        ### KR 1¶¶3 shops¶¶- **Target:** 3¶- **Current:** 1¶- **Progress:** 45% 🟢¶- **Unit:** shops | target=3; current=1; progress=45%; status=🟢; unit=shops
        ### KR 1: 3 shops¶¶- 负责人：王¶- 进度：40% | owner=王; progress=40%
        ### KR 1: 3 shops¶¶- 담당자: 지수 | owner=지수
        ### KR 1: 3 shops¶¶- Người phụ trách: Lan | owner=Lan
        ### KR 1: 3 shops¶¶- Zuständig: Tom¶- Frist: 1. Mai | owner=Tom; due=1. Mai
        ### KR 1: 3 shops¶¶- Échéance : 3 juin | due=3 juin
        - KR: 3 shops¶  - Note: it is hard |
        - KR: 3 shops¶  - Owner: |
    ",
    ) {
        assert_eq!(stated(&source(text)), expected, "{text}");
    }
}

#[test]
fn columns_tell_about_the_items_in_their_rows() {
    let text =
        "| Key result | Owner | Target | Status |\n|---|---|---|---|\n| Shops | Kim | 3 | 🟢 |";
    assert_eq!(stated(text), "owner=Kim; target=3; status=🟢");
}

/// The words of the key result `text`, its measure, and what is stated about it.
fn key_result(text: &str) -> (String, Measure, String) {
    let text = format!("# Objective 1: Be found\n\n- KR: {text}\n");
    let snapshot = Snapshot::new("plan.okr", 0, &text).declared();
    let item = &snapshot
        .document()
        .key_results
        .first()
        .expect("a key result")
        .item;
    (item.text().to_owned(), item.measure(), joined(item))
}

#[test]
fn notations_are_taken_off_the_words_and_told() {
    for [text, words, told] in cases(
        r"
        Win 3 shops (70%) | Win 3 shops | progress=70%
        Win 3 shops => 70% | Win 3 shops | progress=70%
        Win 3 shops - 70% | Win 3 shops | progress=70%
        Win 3 shops: 70%, the rest in May | Win 3 shops | progress=70%
        Win 3 shops - 70% (one is late) | Win 3 shops | progress=70%
        Win 3 shops. 50% complete | Win 3 shops. | progress=50%
        Win 3 shops: 2/3 (67%) | Win 3 shops | progress=2/3 (67%)
        Win 3 shops **(70%)** | Win 3 shops | progress=70%
        [Win 3 shops (70%)](https://example.org) | Win 3 shops | progress=70%
        Win 3 shops (0.7) | Win 3 shops | score=0.7
        Win 3 shops (7/10) | Win 3 shops | score=7/10
        Win 3 shops ¦ 0.7 | Win 3 shops | score=0.7
        Win 3 shops – 5/10 | Win 3 shops | confidence=5/10
        Win 3 shops (80% confidence) | Win 3 shops | confidence=80%
        Win 3 shops (high confidence) | Win 3 shops | confidence=high
        Win 3 shops ✅ | Win 3 shops | status=✅
        ✅ Win 3 shops | Win 3 shops | status=✅
        🟢 On track: Win 3 shops | Win 3 shops | status=🟢 On track
        *DONE:* Win 3 shops | Win 3 shops | status=DONE
        Win 3 shops (at risk) | Win 3 shops | status=at risk
        Win 3 shops => Not started | Win 3 shops | status=Not started
        Win 3 shops. => Won 1. | Win 3 shops. |
        Win 3 shops @kim and @lee | Win 3 shops | owner=@kim, @lee
        Win 3 shops (@kim) | Win 3 shops | owner=@kim
        Win 3 shops (owner: Kim, due: May) | Win 3 shops | owner=Kim; due=May
        Win 3 shops (owner: [Kim](https://example.org)) | Win 3 shops | owner=Kim
        Win 3 shops, owner: Kim | Win 3 shops | owner=Kim
        Win 3 shops - Owner - Kim | Win 3 shops | owner=Kim
        Win 3 shops ¦ Owner: Kim ¦ 🟡 ¦ P1 | Win 3 shops | owner=Kim; status=🟡; priority=P1
        Win 3 shops¶  Responsável: Ana | Win 3 shops | owner=Ana
        赢得 3 家店（负责人：王） | 赢得 3 家店 | owner=王
        Win 3 shops [P0][OPS][SHOP] | Win 3 shops | priority=P0; owner=OPS, SHOP
        [P0][OPS] Win 3 shops | Win 3 shops | priority=P0; owner=OPS
        **P0** - Win 3 shops | Win 3 shops | priority=P0
        Win 3 shops (supports O2) | Win 3 shops | supports=O2
        Win 3 shops (current: 1) | Win 3 shops | current=1
        Win shops (target: 3) | Win shops | target=3
        Win shops (baseline: 3, target: 9) | Win shops | baseline=3; target=9
        Win 3 shops (70%) @kim => done | Win 3 shops | progress=70%; owner=@kim; status=done
        Grow from 3 to 9 shops | Grow from 3 to 9 shops | baseline=3; target=9
    ",
    ) {
        let (found, measure, stated) = key_result(&source(text));
        assert_eq!((found.as_str(), stated.as_str()), (words, told), "{text}");
        assert_eq!(measure, Measure::Measured, "{text}");
    }
}

#[test]
fn what_is_to_be_reached_stays_in_the_words() {
    for text in [
        "Reach conversion (70%)",
        "Reach conversion: 70%",
        "Customer satisfaction (95%)",
        "Test coverage – 80%",
        "Automate tests (80%)",
        "Raise the score to 0.7",
        "Hire 3/5 engineers",
        "A rating of 4.5/5",
        "Conversion 20% => 30%",
        "Latency 5 days → 36 hours",
        "Win 3 shops (5k+ visitors, all of them new)",
        "Win 3 shops (by end of May)",
        "Win 3 shops in Q3 (stretch: 5)",
        "Win 3 shops `(70%)`",
        "Win 3 shops from @kim",
        "Win 3 shops (see #12)",
        "Move 3 shops from pending to done",
        "Fix all P0",
    ] {
        let (words, measure, _) = key_result(text);
        assert_eq!(words, text.replace('`', ""), "{text}");
        assert_eq!(measure, Measure::Measured, "{text}");
    }
}

#[test]
fn work_has_a_progress_and_no_measure() {
    for (text, words) in [
        ("Ship the app (70%)", "Ship the app"),
        ("Shop team: Ship the app: 40%", "Shop team: Ship the app"),
        ("Deploy the app – 40%", "Deploy the app"),
    ] {
        let (found, measure, stated) = key_result(text);
        assert_eq!((found.as_str(), measure), (words, Measure::None), "{text}");
        assert!(stated.starts_with("progress="), "{text}: {stated}");
    }
}

#[test]
fn notations_alone_are_the_words() {
    for text in ["@kim", "70%", "✅", "(owner: Kim)", "=> 70%"] {
        assert_eq!(key_result(text).0, text);
    }
}

#[test]
fn objectives_labels_and_checkboxes_tell_as_well() {
    let text = "\
## Objective 1: Be found by every school (0.7) @kim

- [x] CTO KR: 3 shops
- [ ] Team key result: 4 shops
- [x] KR: 5 shops (at risk)
- 🟡 **KR 4 (@kim):** 6 shops
- [P1] KR: 7 shops
";
    let snapshot = Snapshot::new("plan.okr", 0, text);
    let document = snapshot.document();
    let objective = &document.objectives[0].item;
    assert_eq!(objective.text(), "Be found by every school");
    assert_eq!(joined(objective), "score=0.7; owner=@kim");
    let stated: Vec<String> = document
        .key_results
        .iter()
        .map(|key_result| joined(&key_result.item))
        .collect();
    assert_eq!(
        stated,
        [
            "owner=CTO; status=done",
            "",
            "status=at risk",
            "status=🟡; owner=@kim",
            "priority=P1"
        ]
    );
}

#[test]
fn attributes_know_their_places() {
    let text =
        "# Objective 1: Be found\n\n- [x] CTO KR: Win *3* shops (owner: **Kim**)\n  - Due: May\n";
    let snapshot = Snapshot::new("plan.okr", 0, text);
    let item = &snapshot.document().key_results[0].item;
    let places: Vec<(&str, &str)> = item
        .attributes()
        .map(|attribute| (&text[attribute.value_range()], &text[attribute.range()]))
        .map(|(value, all)| (value, all.trim_end()))
        .collect();
    assert_eq!(
        places,
        [
            ("May", "- Due: May"),
            ("Kim", "Kim"),
            ("CTO KR", "CTO KR"),
            ("", "")
        ]
    );
    assert_eq!(&text[item.text_range()], "Win *3* shops");
}
