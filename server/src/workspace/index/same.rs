//! Which files have a key result in the same words, or one about the same metric.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::FileId;
use crate::measure::Change;
use crate::measure::period::Period;
use crate::model::Words;

/// So many entries are looked through one by one before they are sorted in.
const FEW: usize = 1024;

/// Numbers for wordings, and the files in which they occur. Most wordings occur once, so they are kept as a
/// sorted list, which takes a third of the room of a hash map; what is new waits beside it.
#[derive(Clone, Debug, Default)]
pub(super) struct Same {
    sorted: Vec<(u32, FileId)>,
    fresh: Vec<(u32, FileId)>,
    /// The files whose entries in `sorted` do not hold any more.
    replaced: HashSet<FileId>,
}

impl Same {
    /// Puts `numbers` in the place of what `file` had.
    pub(super) fn put(&mut self, file: FileId, numbers: &[u32], is_new: bool) {
        if !is_new {
            self.fresh.retain(|(_, other)| *other != file);
            self.replaced.insert(file);
        }
        self.fresh
            .extend(numbers.iter().map(|number| (*number, file)));
        if self.fresh.len() > FEW.max(self.sorted.len() / 4) {
            self.sort();
        }
    }

    fn sort(&mut self) {
        let replaced = std::mem::take(&mut self.replaced);
        if !replaced.is_empty() {
            self.sorted.retain(|(_, file)| !replaced.contains(file));
        }
        self.sorted.append(&mut self.fresh);
        self.sorted.sort_unstable();
    }

    /// The files with `number`, each perhaps several times.
    pub(super) fn files(&self, number: u32) -> impl Iterator<Item = FileId> + '_ {
        let first = self.sorted.partition_point(|(other, _)| *other < number);
        let rest = self.sorted.get(first..).unwrap_or_default().iter();
        let sorted = rest
            .take_while(move |(other, _)| *other == number)
            .filter(|(_, file)| !self.replaced.contains(file));
        let fresh = self.fresh.iter().filter(move |(other, _)| *other == number);
        sorted.chain(fresh).map(|(_, file)| *file)
    }
}

/// A number for `words` in `period`: the same whatever their case and punctuation.
pub(super) fn number(words: &str, period: Option<Period>) -> u32 {
    const PRIME: u32 = 16_777_619;
    let mut hash = 2_166_136_261_u32 ^ half(period);
    let mut parted = false;
    for char in words.chars() {
        if !char.is_alphanumeric() {
            parted = true;
            continue;
        }
        if std::mem::take(&mut parted) {
            hash = hash.wrapping_mul(PRIME);
        }
        if char.is_ascii() {
            hash = (hash ^ u32::from(char.to_ascii_lowercase())).wrapping_mul(PRIME);
        } else {
            for lower in char.to_lowercase() {
                hash = (hash ^ u32::from(lower)).wrapping_mul(PRIME);
            }
        }
    }
    hash
}

/// A number for the metric of a key result in `period`.
pub(super) fn metric_number(metric: &Words, period: Option<Period>) -> u32 {
    half((metric, period))
}

/// A number for what a key result wants of its metric: of equal changes the same.
pub(super) fn change_number(change: &Change) -> u32 {
    let ends = [&change.baseline, &change.target];
    half(ends.map(|end| (end.value, end.unit)))
}

/// A hash, of which the half is as good.
fn half(what: impl Hash) -> u32 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish() as u32
}

/// Whether `words` may say from which value to which something changes: no is certain.
pub(super) fn may_change(words: &str) -> bool {
    let digit = words.bytes().any(|byte| byte.is_ascii_digit());
    digit && CHANGES.iter().any(|sign| words.contains(sign))
}

/// What stands between a baseline and a target.
const CHANGES: [&str; 12] = [
    " to ", "→", "->", "=>", "»", " a ", " à ", " auf ", " para ", "到", "至", "에서",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_is_not_found_any_more() {
        let mut same = Same::default();
        for file in 0..3000 {
            same.put(FileId(file), &[file % 1000, 7000], true);
        }
        assert_eq!(same.files(5).count(), 3);
        assert_eq!(same.files(7000).count(), 3000);
        same.put(FileId(5), &[6], false);
        same.put(FileId(1005), &[], false);
        let mut files: Vec<u32> = same.files(6).map(|FileId(file)| file).collect();
        files.sort_unstable();
        assert_eq!(files, [5, 6, 1006, 2006]);
        assert_eq!(same.files(5).count(), 1);
    }
}
