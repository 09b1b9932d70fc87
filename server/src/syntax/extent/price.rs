//! What each byte of a text costs in memory.
//!
//! The prices are those of the dearest of the shapes in `tests/growth/shapes.rs` that has so many of a byte; measured is
//! the whole process at its peak, for each command.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

/// What something in a text costs, in bytes of memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Price {
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

    /// At the dearest time.
    pub(super) fn peak(self) -> usize {
        self.parsed.max(self.judged)
    }
}

impl AddAssign for Price {
    fn add_assign(&mut self, other: Self) {
        self.parsed += other.parsed;
        self.judged += other.judged;
    }
}

impl Add for Price {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl Sum for Price {
    fn sum<I: Iterator<Item = Self>>(prices: I) -> Self {
        prices.fold(Self::default(), Add::add)
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

/// A line up to some byte, as far as it tells what the next one costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LinePrefix {
    /// The byte before.
    before: u8,
    /// Whether there are words on the line.
    words: bool,
    /// Whether the line may be an item.
    item: bool,
}

impl Default for LinePrefix {
    fn default() -> Self {
        Self {
            before: b' ',
            words: false,
            item: false,
        }
    }
}

impl LinePrefix {
    /// What `byte` costs, which comes next.
    pub(super) fn price(&mut self, byte: u8) -> Price {
        let mut price = price(self.before, byte);
        if matches!(byte, b'\n' | b'\r') {
            (self.words, self.item) = (false, false);
        } else if !self.words && !byte.is_ascii_whitespace() {
            self.words = true;
            price += LINE;
        }
        if !self.item && (byte == b':' || !byte.is_ascii()) {
            self.item = true;
            price += ITEM;
        }
        self.before = byte;
        price
    }
}
