//! Folding: sections, items with what stands below them, tables, code and comments.

use std::ops::Range;

use crate::model::{BlockKind, Placed};
use crate::syntax::Kind;
use crate::text::Text;
use crate::workspace::Snapshot;

/// What is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoldKind {
    /// A heading or an item with what stands below it, a group of items, a table, a quotation, code.
    Block,
    /// A comment.
    Comment,
}

/// Lines that can be folded away behind the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What they are.
    pub kind: FoldKind,
    /// From the end of the first line to the end of the last one that is not blank, in bytes.
    pub range: Range<usize>,
}

/// What can be folded in a document, in the order of the text. No two folds begin on the same line. If there are more
/// than `most`, the inner ones are left out.
pub fn folds(snapshot: &Snapshot, most: usize) -> Vec<Fold> {
    if !snapshot.is_okr() {
        return Vec::new();
    }
    let text = snapshot.text();
    let mut found = Vec::new();
    blocks(&snapshot.document().placed_root(), &mut found);
    let all = 0..text.len();
    let kinds = [Kind::Comment, Kind::CodeBlock];
    for (kind, range) in snapshot.analysis().spans(&all, &kinds) {
        let kind = match kind {
            Kind::Comment => FoldKind::Comment,
            _ => FoldKind::Block,
        };
        found.push((kind, range));
    }
    // Of folds that begin on the same line, the outer one comes first and stays.
    found.sort_by_key(|(kind, range)| (range.start, usize::MAX - range.end, *kind));
    let mut folds: Vec<Fold> = Vec::new();
    let mut last_line = None;
    for (kind, range) in found {
        let line = text.line_of(range.start);
        if last_line == Some(line) {
            continue;
        }
        if let Some(range) = folded(text, &range) {
            last_line = Some(line);
            folds.push(Fold { kind, range });
        }
    }
    outermost(folds, most)
}

fn blocks(parent: &Placed, found: &mut Vec<(FoldKind, Range<usize>)>) {
    for block in parent.children() {
        let kind = match block.block.kind {
            BlockKind::Paragraph
            | BlockKind::Row
            | BlockKind::HeaderRow
            | BlockKind::Cell
            | BlockKind::Definition
            | BlockKind::Attribute => None,
            _ => Some(FoldKind::Block),
        };
        found.extend(kind.map(|kind| (kind, block.range())));
        blocks(&block, found);
    }
}

/// The part of a block that is folded; `None` if the block is on one line.
fn folded(text: &Text, block: &Range<usize>) -> Option<Range<usize>> {
    let first = text.line_of(block.start);
    let mut last = text.line_of(block.end.saturating_sub(1).max(block.start));
    while last > first && is_blank(text, last) {
        last -= 1;
    }
    (last > first).then(|| text.line_range(first).end..text.line_range(last).end)
}

fn is_blank(text: &Text, line: usize) -> bool {
    text.slice(text.line_range(line)).trim().is_empty()
}

/// The `most` folds that the fewest others surround, in their order.
fn outermost(folds: Vec<Fold>, most: usize) -> Vec<Fold> {
    if folds.len() <= most {
        return folds;
    }
    let mut around: Vec<usize> = Vec::new();
    let depths = folds.iter().map(|fold| {
        while around.pop_if(|end| *end <= fold.range.start).is_some() {}
        around.push(fold.range.end);
        around.len()
    });
    let mut depths: Vec<(usize, usize)> = depths.zip(0..).collect();
    depths.sort_unstable();
    depths.truncate(most);
    let mut kept: Vec<usize> = depths.into_iter().map(|(_, at)| at).collect();
    kept.sort_unstable();
    let mut folds: Vec<Option<Fold>> = folds.into_iter().map(Some).collect();
    kept.into_iter()
        .filter_map(|at| folds.get_mut(at)?.take())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "\
# FY27-Q1 OKRs

## Company
<!--
Draft
-->

- Objective: Be read
  - KR: 900 readers
    borrow a book
  - KR: 40 schools

## Branches

| Objective | Key result |
|---|---|
| Open late | 300 visitors |

```text
code
```
";

    fn lines(most: usize) -> Vec<(FoldKind, usize, usize)> {
        let snapshot = Snapshot::new("plan.okr", 0, PLAN);
        let text = snapshot.text();
        let folds = folds(&snapshot, most).into_iter();
        folds
            .map(|fold| {
                let (first, last) = (text.line_of(fold.range.start), text.line_of(fold.range.end));
                assert_eq!(text.line_range(first).end, fold.range.start);
                assert_eq!(text.line_range(last).end, fold.range.end);
                (fold.kind, first + 1, last + 1)
            })
            .collect()
    }

    #[test]
    fn what_takes_several_lines_folds() {
        assert_eq!(
            lines(usize::MAX),
            [
                (FoldKind::Block, 1, 21),
                (FoldKind::Block, 3, 11),
                (FoldKind::Comment, 4, 6),
                (FoldKind::Block, 8, 11),
                (FoldKind::Block, 9, 10),
                (FoldKind::Block, 13, 21),
                (FoldKind::Block, 15, 17),
                (FoldKind::Block, 19, 21),
            ]
        );
    }

    #[test]
    fn the_outermost_are_kept() {
        let kept = lines(3);
        assert_eq!(
            kept.iter().map(|(_, line, _)| *line).collect::<Vec<_>>(),
            [1, 3, 13]
        );
    }

    #[test]
    fn other_documents_do_not_fold() {
        let snapshot = Snapshot::new("notes.md", 0, "# Notes\n\nMilk\n");
        assert_eq!(folds(&snapshot, usize::MAX), []);
    }
}
