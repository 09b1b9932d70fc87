//! Finding goals and headings by a few letters.

use memchr::memmem::Finder;

/// What a user looks for: parts of words, in any case; all of them have to occur.
#[derive(Debug)]
pub struct Query {
    parts: Vec<Part>,
}

/// A part of a query, in lower case; where it has no upper-case form but ASCII, found by its bytes.
#[derive(Debug)]
struct Part {
    lower: String,
    /// The rarest way to begin: both cases of its first letter.
    first: (u8, u8),
}

/// How well something fits, from 1; more is better.
pub type Fit = u32;

impl Query {
    /// Reads what a user has typed.
    pub fn new(typed: &str) -> Self {
        let parts = typed.split_whitespace().map(|part| {
            let lower = part.to_lowercase();
            let first = lower.as_bytes().first().copied().unwrap_or_default();
            Part {
                first: (first, first.to_ascii_uppercase()),
                lower,
            }
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
        let bytes = words.as_bytes();
        memchr::memchr2_iter(self.first.0, self.first.1, bytes).any(|at| self.is_at(bytes, at))
    }

    fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let there = bytes.get(at..at + self.lower.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(self.lower.as_bytes()))
    }

    fn fit(&self, words: &str) -> Option<Fit> {
        if !self.lower.is_ascii() {
            return words.to_lowercase().contains(&self.lower).then_some(1);
        }
        let bytes = words.as_bytes();
        let is_word = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
        let places = memchr::memchr2_iter(self.first.0, self.first.1, bytes);
        let fits = places.filter(|at| self.is_at(bytes, *at)).map(|at| {
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
