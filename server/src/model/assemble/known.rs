//! Items that a table or quotation only comes back to: they are labelled elsewhere.

use std::collections::HashSet;

use super::Assembly;
use crate::model::block::Placed;
use crate::model::conventions::ItemKind;
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
    fn holds<'a>(&mut self, number: &str, all: impl ExactSizeIterator<Item = &'a Item>) -> bool {
        let length = all.len();
        let fresh = all.skip(std::mem::replace(&mut self.seen, length));
        let labelled = fresh.filter(|item| item.told == RecognisedBy::Label && !item.quoted);
        let numbers = labelled.filter_map(|item| item.block.block.head.number());
        self.numbers.extend(numbers.map(Box::from));
        self.numbers.contains(number)
    }
}

impl Assembly<'_> {
    /// Whether the item of this kind whose label stands in `block` is labelled with the same number elsewhere.
    pub(super) fn is_known(&mut self, kind: ItemKind, block: &Placed) -> bool {
        let Some(number) = block.block.head.number() else {
            return false;
        };
        let (objectives, key_results) = (&self.parts.objectives, &self.parts.key_results);
        match kind {
            ItemKind::Objective => {
                let items = objectives.iter().map(|objective| &objective.item);
                self.objectives.holds(number, items)
            }
            ItemKind::KeyResult => {
                let items = key_results.iter().map(|key_result| &key_result.item);
                self.key_results.holds(number, items)
            }
            ItemKind::Initiative | ItemKind::Kpi => false,
        }
    }
}
