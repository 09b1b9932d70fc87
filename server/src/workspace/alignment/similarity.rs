//! How alike two wordings are: the Dice coefficient over their sets of normalised words.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Words;
use crate::workspace::index::FileId;

/// From here on two wordings are near: the team means the company's objective in other words.
pub const NEAR: f64 = 0.8;

/// A shorter wording is contained in others by chance.
const FEWEST_CONTAINED: usize = 5;

/// A map from numbers that need no hashing: hashes of words, and the numbers of wordings.
type ByNumber<K, V> = HashMap<K, V, BuildHasherDefault<AsItIs>>;

/// Takes a number as its own hash, spread over the bits.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The odd number nearest to 2^64 divided by the golden ratio.
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

/// Wordings to compare others with, numbered in the order they were added. A comparison costs as much as
/// there are words in common, not as there are wordings.
#[derive(Clone, Debug, Default)]
pub struct Wordings {
    /// For each word, the wordings in which it occurs.
    with: ByNumber<u64, Vec<usize>>,
    /// For each wording, how many different words it has.
    sizes: Vec<usize>,
    /// The different wordings of each source: of equal ones the first answers for all.
    seen: HashSet<(Option<FileId>, Words)>,
}

impl Wordings {
    /// Adds a wording that stands in `file`.
    pub fn add(&mut self, words: &Words, file: Option<FileId>) {
        let number = self.sizes.len();
        self.sizes.push(words.len());
        if !self.seen.insert((file, words.clone())) {
            return;
        }
        for word in words.iter() {
            self.with.entry(word).or_default().push(number);
        }
    }

    /// The number of the wording most like the one with so much in `common`, the first of several, among those that
    /// `keep` keeps, and the similarity from 0, nothing in common, to 1, the same words; `None` below [`NEAR`].
    pub fn nearest(&self, common: &Common, keep: impl Fn(usize) -> bool) -> Option<(usize, f64)> {
        let similarities = common.with.iter().filter_map(|(number, count)| {
            let total = self.sizes.get(*number)? + common.words;
            Some((*number, 2.0 * *count as f64 / total as f64))
        });
        similarities
            .filter(|(number, similarity)| *similarity >= NEAR && keep(*number))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    /// The number of the longest wording, of at least five words, whose words all occur in the one with so much in
    /// `common`, among those that `keep` keeps.
    pub fn contained(&self, common: &Common, keep: impl Fn(usize) -> bool) -> Option<usize> {
        let whole = common.with.iter().filter(|(number, count)| {
            *count >= FEWEST_CONTAINED && self.sizes.get(*number) == Some(count) && keep(*number)
        });
        whole
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(number, _)| *number)
    }

    /// What each wording has in common with `words`.
    pub fn common(&self, words: &Words) -> Common {
        let with = words.iter().filter_map(|word| self.with.get(&word));
        let mut numbers: Vec<usize> = with.flatten().copied().collect();
        numbers.sort_unstable();
        let counts = numbers.chunk_by(|one, next| one == next);
        let counts = counts.filter_map(|same| Some((*same.first()?, same.len())));
        Common {
            words: words.len(),
            with: counts.collect(),
        }
    }
}

/// What each of [`Wordings`] has in common with another one.
#[derive(Debug)]
pub struct Common {
    /// How many different words the other one has.
    words: usize,
    /// The wordings that have any of them, by their numbers, and how many.
    with: Vec<(usize, usize)>,
}

/// Whether two wordings are near.
pub fn near(one: &Words, other: &Words) -> bool {
    let common = one
        .iter()
        .filter(|word| other.iter().any(|same| same == *word))
        .count();
    2.0 * common as f64 >= NEAR * (one.len() + other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wording_is_compared_by_its_words() {
        for (a, b, near) in [
            ("Make every team fast", "make every team FAST.", true),
            (
                "Solve hard problems (5k users)",
                "Solve hard problems",
                true,
            ),
            (
                "Delight every new and old customer daily",
                "Delight every new customer daily",
                true,
            ),
            ("Grow the community", "Shrink the bill", false),
            (
                "self-serve sign-up for all",
                "Self serve sign up for all",
                true,
            ),
            ("", "", false),
        ] {
            let mut wordings = Wordings::default();
            wordings.add(&Words::of(a), None);
            let nearest = wordings.nearest(&wordings.common(&Words::of(b)), |_| true);
            assert_eq!(nearest.is_some(), near, "{a:?} {b:?} {nearest:?}");
        }
    }

    #[test]
    fn the_nearest_wins_and_of_equals_the_first() {
        let mut wordings = Wordings::default();
        for text in ["a b c d e", "a b c d e f", "A B C D E F"] {
            wordings.add(&Words::of(text), None);
        }
        let nearest = |text| wordings.nearest(&wordings.common(&Words::of(text)), |_| true);
        assert_eq!(nearest("f e d c b a"), Some((1, 1.0)));
        assert_eq!(nearest("a b c d e x").map(|(number, _)| number), Some(0));
    }
}
