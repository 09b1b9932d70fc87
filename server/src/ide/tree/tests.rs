use std::path::Path;

use super::*;
use crate::text::Encoding;
use crate::workspace::index::{Index, Record};
use crate::workspace::{Snapshot, end_of_path};

const COMPANY: &str = "\
# FY27-Q1 OKRs

## Company

- Objective: Be the place where the town reads
  - KR: 900 readers borrow a book each week
- Objective: Answer every letter
  - KR: 95% of letters are answered within a day
";

const TEAMS: &str = "\
# FY27-Q1 OKRs

## Branches

- Objective: Keep the lights on in the evening
  - Supports: O1
  - KR: 300 evening visitors each week
  - Objective: Brew better coffee
    - KR: 80% of visitors come back
- Objective: Tidy the cellar
  - KR: 95% of letters are answered within a day
- Objective: Paint the shelves
  - KR: 40 shelves painted
";

const UNDATED: &str = "# OKRs\n\n## Sales\n\n- Objective: Sell more bags\n  - KR: 500 bags sold\n";

fn shown(node: &Node, depth: usize, lines: &mut Vec<String>) {
    let words: Vec<&str> = node.text.split(' ').take(2).collect();
    let serves = node.serves.as_ref();
    let evidence = serves.map_or("-", |served| served.evidence.kind());
    let indent = "  ".repeat(depth);
    let words = words.join(" ");
    lines.push(format!("{indent}{words}: {:?} {evidence}", node.standing));
    for child in &node.children {
        shown(child, depth + 1, lines);
    }
}

#[test]
fn goals_stand_below_what_they_serve() {
    let mut index = Index::new(Encoding::Utf16);
    for (name, text) in [
        ("/b/teams.md", TEAMS),
        ("/a/company.md", COMPANY),
        ("/c/sales.md", UNDATED),
    ] {
        let path = Path::new(name);
        let snapshot = Snapshot::new(&end_of_path(path), 0, text);
        index.insert(path, Record::of(&snapshot, path, Encoding::Utf16));
    }
    let before = index.goals_revision();
    index.settle_all();
    assert_ne!(index.goals_revision(), before, "who serves whom is new");

    let mut lines = Vec::new();
    for (period, goals) in tree(&index.aligned()) {
        let name = period.map_or("none".to_owned(), |period| period.to_string());
        lines.push(format!("{name} {}/{}", goals.unaligned, goals.objectives));
        for node in &goals.goals {
            shown(node, 1, &mut lines);
        }
    }
    let expected = "\
none 0/1
  Sell more: Unknown -
    500 bags: Unknown -
FY27-Q1 1/6
  Be the: Company -
    900 readers: Company -
    Keep the: Aligned explicit
      300 evening: Aligned -
      Brew better: Aligned -
        80% of: Aligned -
  Answer every: Company -
    95% of: Company -
    Tidy the: Aligned -
      95% of: Aligned same-key-result
  Paint the: Unaligned -
    40 shelves: Unaligned -";
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn deep_nesting_is_cut() {
    let mut text = "# FY27-Q1 OKRs\n\n## Sales\n\n".to_owned();
    for depth in 0..3 * MOST_LAYERS {
        let indent = "  ".repeat(depth);
        text.push_str(&format!("{indent}- Objective: Sell {depth} more\n"));
    }
    text.push_str("- Objective: Sell\n  - KR: 5 sold\n");
    let path = Path::new("/deep.okr");
    let mut index = Index::new(Encoding::Utf16);
    let snapshot = Snapshot::new("deep.okr", 0, &text);
    index.insert(path, Record::of(&snapshot, path, Encoding::Utf16));
    index.settle_all();
    fn depth(node: &Node) -> usize {
        1 + node.children.iter().map(depth).max().unwrap_or_default()
    }
    let tree = tree(&index.aligned());
    let goals = tree.values().flat_map(|goals| &goals.goals);
    let objectives: usize = tree.values().map(|goals| goals.objectives).sum();
    assert_eq!(objectives, 3 * MOST_LAYERS + 1);
    assert!(
        goals
            .map(depth)
            .max()
            .is_some_and(|most| most <= MOST_LAYERS + 2)
    );
}
