//! Folding ranges.

use super::position::range;
use crate::ide::{self, FoldKind};
use crate::lsp::client::Abilities;
use crate::lsp::protocol::{FoldingRange, FoldingRangeKind, Position, Range};
use crate::text::Text;

/// Lines that can be folded.
pub fn folding_range(fold: &ide::Fold, text: &Text, abilities: &Abilities) -> FoldingRange {
    let Range { start, end } = range(text, fold.range.clone(), abilities.encoding);
    let character =
        |position: Position| (!abilities.folding.whole_lines).then_some(position.character);
    FoldingRange {
        start_line: start.line,
        start_character: character(start),
        end_line: end.line,
        end_character: character(end),
        kind: match fold.kind {
            FoldKind::Block => None,
            FoldKind::Comment => Some(FoldingRangeKind::Comment),
        },
        collapsed_text: None,
    }
}
