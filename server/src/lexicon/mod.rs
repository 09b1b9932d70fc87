//! The words of all languages, as the files of `server/lexicon/` have them.
//!
//! What is here is generated at build time: a language is one file there, and `schema.toml` says what each list is
//! for. [`senses`] looks up a single word; the lists are modules by topic.

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// All senses of a word in any case; typographic apostrophes count as plain ones.
pub fn senses(word: &str) -> Sense {
    if word.len() > LONGEST {
        return Sense::empty();
    }
    let mut buffer = [0; FOLDED];
    let known = SENSES.get(fold(word, &mut buffer));
    known.copied().unwrap_or_default()
}

/// The word as the lexicon has it, where it has one with this text in lower case.
pub fn known(word: &str) -> Option<(&'static str, Sense)> {
    let (word, senses) = SENSES.get_entry(word)?;
    Some((word, *senses))
}

/// Bytes of the longest word that [`fold`] writes: lower case may be longer than upper case.
pub const FOLDED: usize = 2 * LONGEST;

/// The word in lower case and with plain apostrophes, written into the buffer; empty when it does not fit.
pub fn fold<'b>(word: &str, buffer: &'b mut [u8; FOLDED]) -> &'b str {
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let Some(place) = buffer.get_mut(length..length + c.len_utf8()) else {
            return "";
        };
        c.encode_utf8(place);
        length += c.len_utf8();
    }
    buffer
        .get(..length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
