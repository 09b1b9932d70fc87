//! Which items are labelled with a number, for tables and quotations that come back to them.

use std::collections::HashSet;

use super::words::number_of;
use crate::model::item::{Item, RecognisedBy};

/// The numbers of the objectives or of the key results that are labelled, and not quoted.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    numbers: HashSet<Box<str>>,
    /// So many of the items were looked at: each is once, and none where nobody asks.
    seen: usize,
}

impl Labelled {
    /// Whether one of `all`, those of before and others behind them, has this number.
    pub(super) fn holds<T>(&mut self, number: &str, all: &[T], item: impl Fn(&T) -> &Item) -> bool {
        let fresh = all.get(self.seen..).unwrap_or_default();
        let items = fresh.iter().map(item);
        let labelled = items.filter(|item| item.told == RecognisedBy::Label && !item.quoted);
        let numbers = labelled.filter_map(|item| number_of(&item.block));
        self.numbers.extend(numbers.map(Box::from));
        self.seen = all.len();
        self.numbers.contains(number)
    }
}
