//! Which files have a key result in the same words, or one about the same metric.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::FileId;
use crate::measure::Change;
use crate::measure::period::Period;
use crate::model::Words;

/// Numbers for wordings, and the files in which they occur. Most wordings occur once, so they are kept in sorted
/// lists, which take a third of the room of a hash map: each at least twice as long as the next, so that there are
/// few of them, and each entry moves seldom.
#[derive(Clone, Debug, Default)]
pub(super) struct Same {
    lists: Vec<Vec<(u32, FileId)>>,
}

/// Stands in the place of a file that does not have the number any more.
const GONE: FileId = FileId(u32::MAX);

impl Same {
    /// Puts the numbers `new` of `file` in the place of `old`.
    pub(super) fn replace(&mut self, file: FileId, old: Vec<u32>, new: Vec<u32>) {
        let (old, new) = without_common(old, new);
        for number in old {
            self.take(file, number);
        }
        self.put(file, new);
    }

    fn take(&mut self, file: FileId, number: u32) {
        let lists = self.lists.iter_mut();
        let mut entries = lists.flat_map(|list| with_mut(list, number));
        if let Some(entry) = entries.find(|entry| entry.1 == file) {
            entry.1 = GONE;
        }
    }

    fn put(&mut self, file: FileId, sorted: Vec<u32>) {
        let mut list: Vec<_> = sorted.into_iter().map(|number| (number, file)).collect();
        if list.is_empty() {
            return;
        }
        while let Some(last) = self.lists.pop_if(|last| last.len() < 2 * list.len()) {
            list.extend(last.into_iter().filter(|(_, file)| *file != GONE));
            // It merges the two sorted stretches.
            list.sort_by_key(|(number, _)| *number);
        }
        self.lists.push(list);
    }

    /// The files with `number`, each perhaps several times.
    pub(super) fn files(&self, number: u32) -> impl Iterator<Item = FileId> + '_ {
        let entries = self.lists.iter().flat_map(move |list| {
            let first = list.partition_point(|(other, _)| *other < number);
            let rest = list.get(first..).unwrap_or_default().iter();
            rest.take_while(move |(other, _)| *other == number)
        });
        entries.map(|(_, file)| *file).filter(|file| *file != GONE)
    }
}

/// What is only in `old` and what is only in `new`, each in order.
fn without_common(mut old: Vec<u32>, mut new: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
    old.sort_unstable();
    new.sort_unstable();
    let mut gone = Vec::new();
    let mut come = Vec::new();
    let mut new = new.into_iter().peekable();
    for number in old {
        while let Some(less) = new.next_if(|other| *other < number) {
            come.push(less);
        }
        if new.next_if_eq(&number).is_none() {
            gone.push(number);
        }
    }
    come.extend(new);
    (gone, come)
}

/// The entries of `list` with `number`.
fn with_mut(list: &mut [(u32, FileId)], number: u32) -> impl Iterator<Item = &mut (u32, FileId)> {
    let first = list.partition_point(|(other, _)| *other < number);
    let rest = list.get_mut(first..).unwrap_or_default().iter_mut();
    rest.take_while(move |(other, _)| *other == number)
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

/// Whether `words` may say from which value to which something changes: no is all but certain, and quick.
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
            same.replace(FileId(file), vec![], vec![7000, file % 1000]);
        }
        assert_eq!(same.files(5).count(), 3);
        assert_eq!(same.files(7000).count(), 3000);
        same.replace(FileId(5), vec![5, 7000], vec![6]);
        same.replace(FileId(1005), vec![5, 7000], vec![]);
        let mut files: Vec<u32> = same.files(6).map(|FileId(file)| file).collect();
        files.sort_unstable();
        assert_eq!(files, [5, 6, 1006, 2006]);
        assert_eq!(same.files(7000).count(), 2998);
        assert_eq!(same.files(5).count(), 1);
        let entries: usize = same.lists.iter().map(Vec::len).sum();
        for number in 0..10_000 {
            same.replace(FileId(5), vec![6 + number], vec![7 + number]);
        }
        assert!(same.lists.iter().map(Vec::len).sum::<usize>() <= 2 * entries);
        assert!(same.lists.len() < 20, "{}", same.lists.len());
    }
}
