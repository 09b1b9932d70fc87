//! Capitals.

/// `words` with a capital at the beginning: `Grow sales` for `grow sales`.
pub fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
