//! Numbers by which key results with the same words, and those about the same metric, are found.
//!
//! Different words may have the same number, so who finds something by its number compares the words.

use std::hash::{BuildHasher, Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHasher};

use crate::measure::Change;
use crate::model::Words;
use crate::period::Period;

/// A number for `words` in `period`: the same whatever their case and punctuation.
pub(in crate::workspace) fn number(words: &str, period: Option<Period>) -> u64 {
    let mut hasher = FxHasher::default();
    period.hash(&mut hasher);
    let mut parted = false;
    for char in words.chars() {
        if !char.is_alphanumeric() {
            parted = true;
            continue;
        }
        if std::mem::take(&mut parted) {
            ' '.hash(&mut hasher);
        }
        if char.is_ascii() {
            char.to_ascii_lowercase().hash(&mut hasher);
        } else {
            char.to_lowercase()
                .for_each(|lower| lower.hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// Whether two wordings are the same whatever their case and punctuation.
pub(in crate::workspace) fn is_same(one: &str, other: &str) -> bool {
    let folded = |words: &'_ str| {
        let words = words.split(|char: char| !char.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    one == other || folded(one) == folded(other)
}

/// A number for the metric of a key result in `period`.
pub(in crate::workspace) fn metric_number(metric: &Words, period: Option<Period>) -> u64 {
    hash_of((metric, period))
}

/// A number for what a key result wants of its metric. Equal changes have the same number.
pub(in crate::workspace) fn change_number(change: &Change) -> u64 {
    let ends = [&change.baseline, &change.target];
    hash_of(ends.map(|end| (end.value, end.unit)))
}

fn hash_of(what: impl Hash) -> u64 {
    FxBuildHasher.hash_one(what)
}
