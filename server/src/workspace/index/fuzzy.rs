//! Finding goals and headings by a few letters.
//!
//! Goals are long sentences. A matcher that takes any letters in their order, as those for names of files do, finds nearly
//! all of them. So the letters of a part stand together here, or they begin words.

use memchr::memmem::Finder;

/// What a user looks for: parts of words, in any case; all of them have to occur.
#[derive(Debug)]
pub struct Query {
    parts: Vec<QueryWord>,
    /// Whether a part may be put together from the beginnings of several words: `readvis` of `reader visits`.
    scattered: bool,
}

/// A part of a query. A part in ASCII is found by its bytes.
#[derive(Debug)]
struct QueryWord {
    /// The part in lower case.
    lower: String,
    /// Its rarest letter and where this stands in it. A search for this letter comes first: it passes over most texts.
    rare: u8,
    at: usize,
}

/// The letters of English, the rarest first. Any other byte counts as rare as `k`.
const RARE: &[u8] = b"zjxqkvbwygpfmcudlhrsnioate";

/// A part may be put together only if it has at most this many bytes.
const LONGEST: usize = 63;

/// How well something fits, from 1; more is better.
pub type Fit = u32;

impl Query {
    /// Reads what a user has typed.
    pub fn new(typed: &str) -> Self {
        let parts = typed.split_whitespace().map(|part| {
            let lower = part.to_lowercase();
            let rarity = |byte: &u8| RARE.iter().position(|rare| rare == byte).unwrap_or(4);
            let letters = lower.bytes().enumerate();
            let rarest = letters.min_by_key(|(_, byte)| rarity(byte));
            let (at, rare) = rarest.unwrap_or_default();
            QueryWord { lower, rare, at }
        });
        Self {
            parts: parts.collect(),
            scattered: false,
        }
    }

    /// The same, where parts may be put together from the beginnings of several words, in their order.
    #[must_use]
    pub fn scattered(self) -> Self {
        Self {
            scattered: true,
            ..self
        }
    }

    /// Whether `words` may hold anything that fits. “No” is certain. This is a quick look.
    pub fn may_fit(&self, words: &str) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| match self.scattered {
            true => part.may_be_scattered(words),
            false => part.occurs(words),
        })
    }

    /// How well `words` fit; `None` where they do not. Whole words fit best, then beginnings of words.
    pub fn fit(&self, words: &str) -> Option<Fit> {
        let mut total = 1;
        for part in &self.parts {
            total += match self.scattered {
                true => part.scattered(words).then_some(1)?,
                false => part.fit(words)?,
            };
        }
        Some(total)
    }
}

impl QueryWord {
    fn occurs(&self, words: &str) -> bool {
        if !self.lower.is_ascii() {
            return Finder::new(&self.lower)
                .find(words.to_lowercase().as_bytes())
                .is_some();
        }
        self.places(words.as_bytes()).next().is_some()
    }

    /// Where it occurs among `bytes`.
    fn places<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let rare = memchr::memchr2_iter(self.rare, self.rare.to_ascii_uppercase(), bytes);
        let starts = rare.filter_map(|found| found.checked_sub(self.at));
        starts.filter(|start| {
            let there = bytes.get(*start..start + self.lower.len());
            there.is_some_and(|there| there.eq_ignore_ascii_case(self.lower.as_bytes()))
        })
    }

    /// Whether it is put together from beginnings of `words`, in their order.
    fn scattered(&self, words: &str) -> bool {
        if self.lower.len() > LONGEST || !self.may_be_scattered(words) {
            return false;
        }
        let words = words.to_lowercase();
        let words = words.split(|char: char| !char.is_alphanumeric());
        // The bit at `n` says that the first `n` bytes of the part have been found.
        let found = words.fold(1_u64, |found, word| {
            let starts = (0..self.lower.len()).filter(|at| found & (1 << at) != 0);
            starts.fold(found, |found, at| {
                let rest = self.lower.bytes().skip(at);
                let common = rest.zip(word.bytes()).take_while(|(a, b)| a == b).count();
                (1..=common).fold(found, |found, length| found | 1 << (at + length))
            })
        });
        found & (1 << self.lower.len()) != 0
    }

    /// Whether `words` hold its rarest letter: no is certain.
    fn may_be_scattered(&self, words: &str) -> bool {
        let upper = self.rare.to_ascii_uppercase();
        !self.lower.is_ascii() || memchr::memchr2(self.rare, upper, words.as_bytes()).is_some()
    }

    fn fit(&self, words: &str) -> Option<Fit> {
        if !self.lower.is_ascii() {
            return words.to_lowercase().contains(&self.lower).then_some(1);
        }
        let bytes = words.as_bytes();
        let is_word = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
        let fits = self.places(bytes).map(|at| {
            let begins = at == 0 || !is_word(bytes.get(at - 1));
            let ends = !is_word(bytes.get(at + self.lower.len()));
            1 + u32::from(begins) * 2 + u32::from(begins && ends)
        });
        fits.max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_have_to_occur_and_whole_words_fit_best() {
        let fit = |typed: &str, words: &str| Query::new(typed).fit(words);
        assert_eq!(
            fit("visit libr", "Win a visit to the library"),
            Some(1 + 4 + 3)
        );
        assert_eq!(fit("ISIT", "a visit"), Some(1 + 1));
        assert_eq!(fit("visit shop", "Win a visit"), None);
        assert_eq!(fit("größe", "Mehr GRÖSSE und Größe"), Some(2));
        assert_eq!(fit("", "anything"), Some(1));
        assert!(!Query::new("zebra").may_fit("Win a visit"));
    }

    #[test]
    fn beginnings_of_words_are_put_together() {
        for (typed, words, fits) in [
            ("winlib", "Win a visit to the library", true),
            ("wvl", "Win a visit to the library", true),
            ("visit lib", "Win a visit to the library", true),
            ("libwin", "Win a visit to the library", false),
            ("inlib", "Win a visit to the library", false),
            ("größ", "Mehr Größe", true),
            ("mgr", "Mehr Größe", true),
            ("", "anything", true),
        ] {
            let query = Query::new(typed).scattered();
            assert_eq!(query.fit(words).is_some(), fits, "{typed} in {words}");
        }
        let long = Query::new(&"a".repeat(100)).scattered();
        assert_eq!(long.fit("a a a"), None);
    }
}
