//! How far a text is read. What people write takes some fifty times its bytes, but a megabyte of `|` or of `- x` would
//! take many hundred times as many.
//! Files of some 180 kilobytes are read to their end whatever people write in them.

mod ledger;
mod price;

use crate::text::{Splice, Text};
use ledger::Ledger;

/// So many bytes of memory any text may cost.
const MOST: usize = 20_000_000;

/// So many a longer text may cost for each of its first [`LONG`] bytes, which is more than what people write does.
const MOST_EACH: usize = 50;

/// What is longer may cost no more than [`CUT_EACH`] for each of the bytes behind these.
const LONG: usize = 1_000_000;

/// Of a text that would cost more, so much is read as costs so many for each of its bytes: a keystroke in it is answered
/// as soon as one in what people write.
const CUT_EACH: usize = 20;

/// How far a text is read.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    /// The byte at which reading ends.
    pub(super) end: usize,
    /// Whether that is before the text's end.
    pub(super) cut: bool,
    ledger: Ledger,
}

impl Extent {
    /// Measures `text`.
    pub(super) fn of(text: &Text) -> Self {
        Self::from(Ledger::of(text), text)
    }

    /// The extent of `text`, into which `splice` made the text of this one: only what is new is measured.
    pub(super) fn after(&self, splice: Splice, text: &Text) -> Self {
        Self::from(self.ledger.after(splice, text), text)
    }

    fn from(ledger: Ledger, text: &Text) -> Self {
        let cut = ledger.cost.peak() > most(text);
        let end = match cut {
            true => ledger.end_of(kept(text), text),
            false => text.len(),
        };
        Self { end, cut, ledger }
    }
}

/// The bytes of memory that what is read of `text` may cost, if it is too dense.
fn kept(text: &Text) -> usize {
    MOST.max(CUT_EACH * text.len())
}

/// The bytes of memory that `text` may cost to be read as a whole.
fn most(text: &Text) -> usize {
    let usual = text.len().min(LONG);
    MOST.max(MOST_EACH * usual + CUT_EACH * (text.len() - usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_read_as_a_whole() {
        let long = "- KR: Raise the share of schools that came by recommendation from 20% to 35%\n";
        let linked = "- KR: Win [_N<sub>1</sub>_][n1] cities and towns until the summer begins, if not before\n";
        let short = "   - KR: Grow visits to 5\n";
        let cases = [(long, 1_000_000), (linked, 1_000_000), (short, 180_000)];
        for (line, bytes) in cases {
            let text = Text::new(&line.repeat(bytes / line.len()));
            let extent = Extent::of(&text);
            assert!(!extent.cut, "{line}");
            assert_eq!(extent.end, text.len());
        }
    }

    #[test]
    fn dense_text_is_read_in_whole_lines() {
        for (line, whole) in [("- x\n", 4), ("|", 1), ("| é |\n", 7), ("x\r\n", 3)] {
            let text = Text::new(&line.repeat(500_000));
            let extent = Extent::of(&text);
            assert!(extent.cut && extent.end < text.len(), "{line}");
            assert_eq!(extent.end % whole, 0, "{line}");
        }
    }

    #[test]
    fn what_takes_little_is_read_however_much_there_is() {
        for piece in ["\r\n", "\n", "    ", "word "] {
            let text = Text::new(&piece.repeat(500_000));
            assert!(!Extent::of(&text).cut, "{piece:?}");
        }
    }
}
