//! What whole documents tell about their items.

use crate::model::Item;
use crate::workspace::Snapshot;

/// What is stated about the last key result of `text`, `key=value` parted by `; `.
fn stated(text: &str) -> String {
    let text = format!("# Objective 1: Be found\n\n{text}\n");
    let snapshot = Snapshot::new("plan.okr", 0, &text).declared();
    let document = snapshot.document();
    let item = &document.key_results.last().expect("a key result").item;
    joined(item)
}

fn joined(item: &Item) -> String {
    let stated = item.stated();
    let pairs: Vec<String> = stated
        .iter()
        .map(|(name, value)| format!("{}={value}", name.key()))
        .collect();
    pairs.join("; ")
}

#[test]
fn lines_below_an_item_tell_about_it() {
    for (text, expected) in [
        ("- KR: 3 shops\n  - Owner: Kim", "owner=Kim"),
        ("- KR: 3 shops\n  - **Owner:** Kim", "owner=Kim"),
        ("- KR: 3 shops\n  - *Owner*: Kim", "owner=Kim"),
        ("- KR: 3 shops\n  - Owner – Kim", "owner=Kim"),
        ("- KR: 3 shops\n  Owner: Kim", "owner=Kim"),
        ("- KR: 3 shops\n  - [ ] Due: 3 June", "due=3 June"),
        ("- KR: 3 shops\n  - Owner: @kim @lee", "owner=@kim, @lee"),
        (
            "- KR: 3 shops\n  - Owner: Kim\n  - DRI: Lee",
            "owner=Kim, Lee",
        ),
        (
            "- KR: 3 shops\n  - Status: done\n  - Status: late",
            "status=done",
        ),
        (
            "### KR 1: 3 shops\n\n**Owner:** Kim\n**Prazo:** 30/06\n**Estado:** en curso",
            "owner=Kim; due=30/06; status=en curso",
        ),
        (
            "### KR 1: 3 shops\n\n**Responsável:** Ana  \n**Confiança:** 5/10",
            "owner=Ana; confidence=5/10",
        ),
        (
            "### KR 1: 3 shops\n\nResponsável: Ana\\\nPrazo: maio<br>Estado: feito",
            "owner=Ana; due=maio; status=feito",
        ),
        (
            "**KR 1:** 3 shops\n\n*Owner: Kim* | Status: 🟢 on track | Due: May",
            "owner=Kim; status=🟢 on track; due=May",
        ),
        (
            "### KR 1\n\n3 shops\n\n- **Target:** 3\n- **Current:** 1\n- **Progress:** 45% 🟢\n- **Unit:** shops",
            "target=3; current=1; progress=45%; status=🟢; unit=shops",
        ),
        (
            "### KR 1: 3 shops\n\n- 负责人：王\n- 进度：40%",
            "owner=王; progress=40%",
        ),
        ("### KR 1: 3 shops\n\n- 담당자: 지수", "owner=지수"),
        ("### KR 1: 3 shops\n\n- Người phụ trách: Lan", "owner=Lan"),
        (
            "### KR 1: 3 shops\n\n- Zuständig: Tom\n- Frist: 1. Mai",
            "owner=Tom; due=1. Mai",
        ),
        ("### KR 1: 3 shops\n\n- Échéance : 3 juin", "due=3 juin"),
        ("- KR: 3 shops\n  - Note: it is hard", ""),
        ("- KR: 3 shops\n  - Owner:", ""),
    ] {
        assert_eq!(stated(text), expected, "{text}");
    }
}

#[test]
fn columns_tell_about_the_items_in_their_rows() {
    let text =
        "| Key result | Owner | Target | Status |\n|---|---|---|---|\n| Shops | Kim | 3 | 🟢 |";
    assert_eq!(stated(text), "owner=Kim; target=3; status=🟢");
}
