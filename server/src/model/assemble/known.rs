//! The numbers of labelled items. A table or quotation that has the same number repeats the item.

use std::collections::HashSet;

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
    pub(super) fn holds<'a>(
        &mut self,
        number: &str,
        all: impl ExactSizeIterator<Item = &'a Item>,
    ) -> bool {
        let length = all.len();
        let fresh = all.skip(std::mem::replace(&mut self.seen, length));
        let labelled = fresh.filter(|item| item.told == RecognisedBy::Label && !item.quoted);
        let numbers = labelled.filter_map(|item| item.block.block.head.number());
        self.numbers.extend(numbers.map(Box::from));
        self.numbers.contains(number)
    }
}
