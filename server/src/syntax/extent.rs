//! How far a text is read. What people write takes some fifty times its bytes, but a megabyte of `|` or of `- x` would
//! take many hundred times as many.
//!
//! The prices are those of the dearest of the shapes in `tests/growth/shapes.rs` that has so many of a byte; measured is
//! the whole process at its peak, for each command. Files of some 180 kilobytes are read to their end whatever
//! people write in them.

use crate::text::Text;

/// So many bytes of memory any text may cost.
const MOST: usize = 20_000_000;

/// So many a longer text may cost for each of its first [`LONG`] bytes, which is more than what people write does.
const MOST_EACH: usize = 50;

/// What is longer may cost no more than [`CUT_EACH`] for each of the bytes behind these.
const LONG: usize = 1_000_000;

/// Of a text that would cost more, so much is read as costs so many for each of its bytes: a keystroke in it is answered
/// as soon as one in what people write.
const CUT_EACH: usize = 20;

/// A cut line is left out as a whole, if it is no longer than this.
const LONG_LINE: usize = 4096;

/// What something in a text costs, in bytes of memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Price {
    /// While the text is parsed: the syntax tree, and the blocks that are made of it.
    parsed: usize,
    /// While it is judged, when the tree of a closed document is not there any more: the blocks, what they say, and what
    /// is found.
    judged: usize,
}

impl Price {
    const fn parsed(parsed: usize) -> Self {
        Self { parsed, judged: 0 }
    }

    const fn both(price: usize) -> Self {
        Self {
            parsed: price,
            judged: price,
        }
    }

    fn add(&mut self, other: Self) {
        self.parsed += other.parsed;
        self.judged += other.judged;
    }

    /// At the dearest time.
    fn peak(self) -> usize {
        self.parsed.max(self.judged)
    }
}

/// Words on a line, by which a block may begin.
const LINE: Price = Price::both(1_050);

/// A colon, or a letter of another script, for which a line may be an item, which is judged.
const ITEM: Price = Price {
    parsed: 0,
    judged: 1_350,
};

/// What a byte costs behind the byte `before`.
fn price(before: u8, byte: u8) -> Price {
    match byte {
        b'*' | b'_' if before == byte => Price::parsed(40),
        b'*' | b'_' => Price::parsed(440),
        b'|' => Price::both(950),
        b'[' => Price::parsed(360),
        b'<' => Price::parsed(340),
        b'(' => Price::parsed(190),
        b'!' => Price::parsed(150),
        b'#' => Price::both(450),
        b'%' | b'$' => Price::parsed(400),
        b'`' | b'\\' | b'-' | b'=' | b'>' => Price::both(120),
        // A number of a list may stand within a line.
        b'.' | b')' if before.is_ascii_digit() => Price::parsed(500),
        b'0'..=b'9' if before.is_ascii_digit() => Price::default(),
        b'0'..=b'9' => Price {
            parsed: 260,
            judged: 190,
        },
        _ => Price::default(),
    }
}

/// Adds up what a text costs, byte by byte.
#[derive(Clone, Copy, Debug)]
struct Bill {
    sum: Price,
    before: u8,
    /// Whether there are words on the line.
    words: bool,
    /// Whether the line may be an item.
    item: bool,
}

impl Bill {
    fn from(sum: Price) -> Self {
        Self {
            sum,
            before: b' ',
            words: false,
            item: false,
        }
    }

    fn add(&mut self, byte: u8) {
        if matches!(byte, b'\n' | b'\r') {
            (self.words, self.item) = (false, false);
        } else if !self.words && !byte.is_ascii_whitespace() {
            self.words = true;
            self.sum.add(LINE);
        }
        if !self.item && (byte == b':' || !byte.is_ascii()) {
            self.item = true;
            self.sum.add(ITEM);
        }
        self.sum.add(price(self.before, byte));
        self.before = byte;
    }
}

/// How far a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The byte at which reading ends.
    pub(super) end: usize,
    /// Whether that is before the text's end.
    pub(super) cut: bool,
    /// What reading so far costs at most.
    cost: Price,
}

impl Extent {
    /// Measures `text`.
    pub(super) fn of(text: &Text) -> Self {
        let (kept, most) = (kept(text), most(text));
        let mut bill = Bill::from(Price::default());
        let mut at = 0;
        let mut line = 0;
        let mut end = None;
        while at < text.len() {
            let piece = text.chunk_from(at);
            for byte in piece.bytes() {
                bill.add(byte);
                if end.is_none() && bill.sum.peak() > kept {
                    end = Some(if at - line > LONG_LINE { at } else { line });
                }
                if let Some(end) = end.filter(|_| bill.sum.peak() > most) {
                    return Self {
                        end: text.floor(end),
                        cut: true,
                        cost: bill.sum,
                    };
                }
                at += 1;
                if byte == b'\n' {
                    line = at;
                }
            }
        }
        Self {
            end: at,
            cut: false,
            cost: bill.sum,
        }
    }

    /// The extent of `text`, into which `inserted` was put since; what was taken out may still be counted. It reads
    /// the whole text only where that could be too much.
    pub(super) fn after(self, inserted: &str, text: &Text) -> Self {
        let mut bill = Bill::from(self.cost);
        inserted.bytes().for_each(|byte| bill.add(byte));
        let cost = bill.sum;
        if self.cut || cost.peak() > most(text) {
            return Self::of(text);
        }
        Self {
            end: text.len(),
            cut: false,
            cost,
        }
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

    #[test]
    fn an_edit_is_measured_by_itself() {
        let text = Text::new(&"KR: Grow to 5\n".repeat(100));
        let before = Extent::of(&text);
        let longer = Text::new(&"KR: Grow to 5\n".repeat(101));
        assert_eq!(
            before.after("KR: Grow to 5\n", &longer),
            Extent::of(&longer)
        );
        let dense = Text::new(&"|".repeat(1_000_000));
        assert_eq!(before.after(&dense.to_string(), &dense), Extent::of(&dense));
    }
}
