//! How alike two wordings are: the Dice coefficient over their sets of normalised words.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::number_range::NumberRange;
use crate::model::Words;

/// Two wordings at least this similar are near: the team means the objective of the company in other words.
pub const NEAR: f64 = 0.8;

/// A shorter wording is contained in others by chance.
const FEWEST_CONTAINED: usize = 5;

/// A wording is compared with at most this many others that share its rare words. Only a text that a program made has
/// more of them.
const MOST_COMPARED: usize = 256;

/// Wordings to compare others with, numbered in their order.
///
/// Two near wordings share at least two thirds of their words. So they share at least one word of the rarest third of
/// each. Only the wordings with such a word are compared. In the same way, a wording that another one contains shares
/// its rarest word with it.
#[derive(Clone, Debug, Default)]
pub struct Wordings {
    /// The words of all wordings, one wording after the other.
    words: Vec<u64>,
    /// Where the words of each wording end.
    ends: Vec<usize>,
    /// The wordings by each of their words.
    with: Vec<Posting>,
    /// The wordings by the most seldom of their words.
    seldom: Vec<Posting>,
}

/// A word and a wording in which it occurs. They are searched in this order: by word, then by the size of the wording,
/// then by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    word: u64,
    /// How many different words the wording has.
    size: usize,
    number: usize,
}

impl Wordings {
    /// The table of `wordings`, each with its source. Of equal wordings the first one answers. If the source of the
    /// first is left out, the first one of another source answers.
    pub fn of<'a, S: PartialEq>(wordings: impl IntoIterator<Item = (S, &'a Words)>) -> Self {
        let mut all = Self::default();
        let mut known: HashMap<&Words, (S, bool)> = HashMap::new();
        for (number, (source, words)) in wordings.into_iter().enumerate() {
            all.words.extend(words.iter());
            all.ends.push(all.words.len());
            let answers = match known.entry(words) {
                Entry::Vacant(new) => {
                    new.insert((source, false));
                    true
                }
                Entry::Occupied(mut same) => {
                    let (first, several) = same.get_mut();
                    let second = !*several && *first != source;
                    *several |= second;
                    second
                }
            };
            if answers {
                let size = words.len();
                let postings = words.iter().map(|word| Posting { word, size, number });
                all.with.extend(postings);
            }
        }
        all.with.sort_unstable();
        all.seldom = all.by_seldom();
        all
    }

    fn by_seldom(&self) -> Vec<Posting> {
        let mut seldom: Vec<Option<(usize, Posting)>> = vec![None; self.ends.len()];
        for same in self.with.chunk_by(|one, next| one.word == next.word) {
            for posting in same.iter().filter(|one| one.size >= FEWEST_CONTAINED) {
                let Some(known) = seldom.get_mut(posting.number) else {
                    continue;
                };
                let this = (same.len(), *posting);
                *known = known.map_or(Some(this), |known| Some(known.min(this)));
            }
        }
        let seldom = seldom.into_iter().flatten();
        let mut seldom: Vec<Posting> = seldom.map(|(_, posting)| posting).collect();
        seldom.sort_unstable();
        seldom
    }

    /// The number of the wording most like `words`, and the similarity from 0 (nothing in common) to 1 (the same
    /// words); `None` below [`NEAR`]. The wordings `without` are left out. Of several equally near, the first is given.
    pub(super) fn nearest(&self, words: &Words, without: NumberRange) -> Option<(usize, f64)> {
        let mut best = None;
        let mut compared = 0;
        for (seldomer, postings) in self.most_seldom_first(words).into_iter().enumerate() {
            // Wordings that were already compared have one of the words before. The others have none of these words.
            let most = words.len() - seldomer;
            if !beats((0, dice(most, words.len(), most)), best) {
                break;
            }
            for class in classes(postings) {
                for Posting { size, number, .. } in without.outside(class, |one| one.number) {
                    let share = dice(most.min(*size), words.len(), *size);
                    if !beats((*number, share), best) {
                        break;
                    }
                    if compared == MOST_COMPARED {
                        return best;
                    }
                    compared += 1;
                    let found = (
                        *number,
                        dice(self.common(*number, words), words.len(), *size),
                    );
                    best = if beats(found, best) {
                        Some(found)
                    } else {
                        best
                    };
                }
            }
        }
        best
    }

    /// The number of the longest wording of at least five words that has all its words in `words`. The wordings
    /// `without` are left out. Of several, the first is given.
    pub(super) fn contained(&self, words: &Words, without: NumberRange) -> Option<usize> {
        let mut best: Option<Posting> = None;
        let mut compared = 0;
        for word in words.iter() {
            let classes: Vec<_> = classes(with_word(&self.seldom, word)).collect();
            for class in classes.into_iter().rev() {
                for one in without.outside(class, |one| one.number) {
                    let longer =
                        best.is_none_or(|best| (best.size, one.number) < (one.size, best.number));
                    if !longer {
                        break;
                    }
                    if compared == MOST_COMPARED {
                        return best.map(|best| best.number);
                    }
                    compared += 1;
                    if self.common(one.number, words) == one.size {
                        best = Some(*one);
                    }
                }
            }
        }
        best.map(|best| best.number)
    }

    /// The number of the wording with most words in common with `words`, and how many these are; `None` if no wording
    /// has any. The wordings `without` are left out. Of several, the first is given.
    pub(super) fn most_in_common(
        &self,
        words: &Words,
        without: NumberRange,
    ) -> Option<(usize, usize)> {
        let mut best: Option<(usize, Reverse<usize>)> = None;
        let mut compared = 0;
        for (seldomer, postings) in self.most_seldom_first(words).into_iter().enumerate() {
            let most = words.len() - seldomer;
            let all = classes(postings).flat_map(|class| without.outside(class, |one| one.number));
            for Posting { number, .. } in all {
                if compared == MOST_COMPARED || best.is_some_and(|(common, _)| common > most) {
                    break;
                }
                compared += 1;
                best = best.max(Some((self.common(*number, words), Reverse(*number))));
            }
        }
        best.map(|(common, Reverse(number))| (number, common))
    }

    /// The wordings in which each of `words` occurs. The word with the fewest wordings comes first.
    fn most_seldom_first(&self, words: &Words) -> Vec<&[Posting]> {
        if self.with.is_empty() {
            return Vec::new();
        }
        let mut with: Vec<_> = words
            .iter()
            .map(|word| with_word(&self.with, word))
            .collect();
        with.sort_by_key(|postings| postings.len());
        with
    }

    /// How many words the wording `number` has in common with `words`.
    fn common(&self, number: usize, words: &Words) -> usize {
        let before = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or_default();
        let own = self.words.get(start..end).unwrap_or_default();
        words.count_in(own)
    }
}

/// The stretch of `postings` with the word `word`.
fn with_word(postings: &[Posting], word: u64) -> &[Posting] {
    let start = postings.partition_point(|one| one.word < word);
    let rest = postings.get(start..).unwrap_or_default();
    let end = rest.partition_point(|one| one.word == word);
    rest.get(..end).unwrap_or_default()
}

/// The parts of `postings`, which are all of one word, with wordings of one size each. They are found without a walk
/// through the part.
fn classes(mut postings: &[Posting]) -> impl Iterator<Item = &[Posting]> {
    std::iter::from_fn(move || {
        let size = postings.first()?.size;
        let end = postings.partition_point(|one| one.size == size);
        let (class, rest) = postings.split_at_checked(end)?;
        postings = rest;
        Some(class)
    })
}

/// Whether a wording, by its number and similarity, is near and better than `best`: nearer, or as near and before it.
fn beats((number, share): (usize, f64), best: Option<(usize, f64)>) -> bool {
    best.map_or(share >= NEAR, |(first, most)| {
        share.total_cmp(&most).then(first.cmp(&number)).is_gt()
    })
}

/// The Dice coefficient of two wordings of `one` and `other` words, of which `common` are in both.
fn dice(common: usize, one: usize, other: usize) -> f64 {
    2.0 * common as f64 / (one + other) as f64
}

#[cfg(test)]
mod tests;
