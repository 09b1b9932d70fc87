//! What a text costs, piece by piece, so that an edit costs no more than the pieces that it touches.

use std::ops::Range;
use std::sync::Arc;

use super::price::{LinePrefix, Price};
use crate::syntax::follow::{self, follow};
use crate::text::{Splice, Text};

/// A piece has at least so many bytes and fewer than twice as many, unless the text is shorter or bytes were taken out.
const PIECE: usize = 4096;

/// A cut line is left out as a whole, if it is no longer than this.
const LONG_LINE: usize = 4096;

/// A stretch of the text.
#[derive(Clone, Copy, Debug)]
struct PricedPiece {
    /// Its bytes.
    len: usize,
    cost: Price,
    /// The line in which it ends, up to there.
    line: LinePrefix,
}

impl follow::Piece for PricedPiece {
    type Behind = LinePrefix;

    fn len(&self) -> usize {
        self.len
    }

    fn behind(&self) -> &LinePrefix {
        &self.line
    }
}

/// What a text costs.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    pieces: Arc<[PricedPiece]>,
    /// What all pieces cost together.
    pub(super) cost: Price,
}

impl Ledger {
    /// Adds up what `text` costs.
    pub(super) fn of(text: &Text) -> Self {
        let mut pieces = Vec::new();
        write(&mut pieces, 0..text.len(), text);
        Self::from(pieces)
    }

    /// What `text` costs, which `splice` made out of the text of this ledger.
    pub(super) fn after(&self, splice: Splice, text: &Text) -> Self {
        Self::from(follow(&self.pieces, splice, |pieces, range| {
            write(pieces, range, text);
        }))
    }

    fn from(pieces: Vec<PricedPiece>) -> Self {
        let cost = pieces.iter().map(|piece| piece.cost).sum();
        Self {
            pieces: pieces.into(),
            cost,
        }
    }

    /// Where `text`, of which this is the ledger, has cost more than `most`: the line that does, or the byte where the line
    /// is long; its end where it does not.
    pub(super) fn end_of(&self, most: usize, text: &Text) -> usize {
        let mut sum = Price::default();
        let (mut at, mut line) = (0, LinePrefix::default());
        for piece in &*self.pieces {
            let behind = sum + piece.cost;
            if behind.peak() > most {
                break;
            }
            (at, line, sum) = (at + piece.len, piece.line, behind);
        }
        while at < text.len() {
            let chunk = text.chunk_from(at);
            for byte in chunk.bytes() {
                sum += line.price(byte);
                if sum.peak() > most {
                    let start = text.line_start(text.line_of(at));
                    return if at - start > LONG_LINE {
                        text.floor(at)
                    } else {
                        start
                    };
                }
                at += 1;
            }
        }
        at
    }
}

fn line_behind(pieces: &[PricedPiece]) -> LinePrefix {
    pieces
        .last()
        .map_or_else(LinePrefix::default, |piece| piece.line)
}

/// Adds what `range` of `text` costs, which stands behind `pieces`.
fn write(pieces: &mut Vec<PricedPiece>, range: Range<usize>, text: &Text) {
    let count = (range.len() / PIECE).max(1);
    let mut line = line_behind(pieces);
    let mut start = range.start;
    for number in 1..=count {
        let end = text.floor(range.start + range.len() * number / count);
        let mut cost = Price::default();
        let mut at = start;
        while at < end {
            let chunk = text.chunk_from(at).as_bytes();
            let chunk = chunk.get(..end - at).unwrap_or(chunk);
            chunk.iter().for_each(|byte| cost += line.price(*byte));
            at += chunk.len();
        }
        if start < end {
            pieces.push(PricedPiece {
                len: end - start,
                cost,
                line,
            });
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Edit;

    /// Where the pieces are parted does not matter.
    fn told(ledger: &Ledger, text: &Text) -> (Price, Vec<usize>) {
        let ends = (0..4).map(|part| ledger.end_of(ledger.cost.peak() * part / 4, text));
        (ledger.cost, ends.collect())
    }

    /// Some are longer than a piece and all blanks: a letter in front of them counts for those behind.
    fn line() -> impl Strategy<Value = String> {
        let blank = (1..9000usize).prop_map(|len| " ".repeat(len) + ":x");
        prop_oneof![3 => "[-|*#a: \\r\u{e9}1.]{0,90}\n", 1 => blank]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn an_edit_costs_what_a_new_text_does(
            lines in prop::collection::vec(line(), 1..60),
            edits in prop::collection::vec((0.0..1.0f64, 0..9000usize, "[-|*#a: \\r\\n\u{e9}1.]{0,60}"), 1..12),
            grown in 0..12usize,
        ) {
            let mut text = Text::new(&lines.concat());
            let mut ledger = Ledger::of(&text);
            for (number, (place, removed, inserted)) in edits.into_iter().enumerate() {
                let start = text.floor((place * text.len() as f64) as usize);
                let end = text.floor((start + removed).min(text.len()));
                let inserted = if number == grown { inserted.repeat(300) } else { inserted };
                let splice = text.apply(&Edit { range: start..end, text: inserted });
                ledger = ledger.after(splice, &text);
                prop_assert_eq!(told(&ledger, &text), told(&Ledger::of(&text), &text));
                prop_assert!(ledger.pieces.iter().map(|piece| piece.len).sum::<usize>() == text.len());
            }
        }
    }

    #[test]
    fn typing_at_one_place_adds_no_pieces() {
        let mut text = Text::new(&"KR: Grow to 5\n".repeat(2000));
        let mut ledger = Ledger::of(&text);
        let before = ledger.pieces.len();
        for _ in 0..1000 {
            let splice = text.apply(&Edit {
                range: 9000..9000,
                text: "x".to_owned(),
            });
            ledger = ledger.after(splice, &text);
        }
        assert_eq!(ledger.pieces.len(), before);
    }
}
