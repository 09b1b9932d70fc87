//! Finding goals and headings by a few letters.

use memchr::memmem::Finder;

/// What a user looks for: parts of words, in any case; all of them have to occur.
#[derive(Debug)]
pub struct Query {
    parts: Vec<Part>,
}

/// A part of a query, in lower case; one of ASCII is found by its bytes.
#[derive(Debug)]
struct Part {
    lower: String,
    /// Its rarest letter, by which it is looked for, and where that stands in it.
    rare: u8,
    at: usize,
}

/// The letters of English, the rarest first; what is none of them is taken to be more seldom than `k` and less
/// than `j`.
const RARE: &[u8] = b"zjxqkvbwygpfmcudlhrsnioate";

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
            Part { lower, rare, at }
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Whether `words` may hold anything that fits: no by a quick look is certain.
    pub fn may_fit(&self, words: &str) -> bool {
        self.parts.iter().all(|part| part.occurs(words))
    }

    /// How well `words` fit; `None` where they do not. Whole words fit best, then beginnings of words.
    pub fn fit(&self, words: &str) -> Option<Fit> {
        let mut total = 1;
        for part in &self.parts {
            total += part.fit(words)?;
        }
        Some(total)
    }
}

impl Part {
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
}
