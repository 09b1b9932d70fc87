//! Where words end, and what stands before a sign and outside brackets.

/// The words of `text`: what stands between characters that are no letters or digits. Between two of those there is an
/// empty one.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric())
}

/// Whether one of the words of `text` is in `list`.
pub(super) fn has_word(text: &str, list: &[&str]) -> bool {
    words(text).any(|word| list.contains(&word))
}

/// A colon, also as East Asian scripts write it.
pub(super) const COLON: [char; 2] = [':', '：'];

/// What stands before and behind the first of `signs`, which is looked for among the first `most` characters.
pub(super) fn at_first<'a>(
    text: &'a str,
    signs: &[char],
    most: usize,
) -> Option<(&'a str, &'a str)> {
    let mut chars = text.char_indices().take(most);
    let (at, sign) = chars.find(|(_, char)| signs.contains(char))?;
    Some((text.get(..at)?, text.get(at + sign.len_utf8()..)?))
}

/// The characters of `text` outside brackets, with their places. The brackets themselves are left out.
pub(super) fn outside_brackets(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0_usize;
    text.char_indices().filter(move |(_, char)| {
        match char {
            '(' | '[' | '（' | '【' => depth += 1,
            ')' | ']' | '）' | '】' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    })
}
