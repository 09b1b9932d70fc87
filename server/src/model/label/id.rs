//! The numbers of items: `1.2`, `O1-KR2`, `#3`, `一`.

const NUMERALS: &str = "一二三四五六七八九十";

/// The length in bytes of the number with which `text` begins: digits in parts with dots and dashes between
/// them, a letter behind them, or a Chinese numeral.
pub(super) fn length(text: &str) -> Option<usize> {
    if let Some(first) = text.chars().next().filter(|char| NUMERALS.contains(*char)) {
        return Some(first.len_utf8());
    }
    let mut end = 0;
    let mut digits = false;
    for (at, char) in text.char_indices() {
        match char {
            '0'..='9' => {
                digits = true;
                end = at + 1;
            }
            '.' | '-' | '_' if digits && at == end => {}
            // `KR1.2-KR3`, `O1-KR2`: letters may stand before the digits of a later part.
            'k' | 'K' | 'r' | 'R' if digits && text.get(end..at).is_some_and(is_joint) => {}
            'a'..='z' if digits && at == end && ends(text, at + 1) => return Some(at + 1),
            _ => break,
        }
    }
    (end > 0).then_some(end)
}

/// The number of an item as others refer to it: without the signs around it.
pub(in crate::model) fn number(id: &str) -> Box<str> {
    id.trim_matches(['#', '-', '.', ' ', '_']).into()
}

fn is_joint(between: &str) -> bool {
    between.len() <= 2 && between.starts_with(['.', '-', '_'])
}

fn ends(text: &str, at: usize) -> bool {
    !text
        .get(at..)
        .unwrap_or_default()
        .starts_with(char::is_alphanumeric)
}

/// Whether `words` are nothing but the number of an item, with up to three letters before it: `M1.2`, `#3`.
pub(in crate::model) fn is_id(words: &str) -> bool {
    let bare = words.trim().trim_start_matches(['#', '(']);
    let bare = bare.trim_end_matches(['.', ')', ':']);
    let number = bare.trim_start_matches(char::is_alphabetic);
    let number = number.trim_start_matches(['-', ' ', '.']);
    let letters = bare.chars().take_while(|char| char.is_alphabetic()).count();
    letters <= 3 && bare.len() - number.len() <= 6 && length(number) == Some(number.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;
    use crate::test::cases;

    #[test]
    fn numbers_end_where_words_begin() {
        for [text, number] in cases(
            r"
            1 | 1
            1.2: x | 1.2
            01 – x | 01
            1-KR2: x | 1-KR2
            2a: x | 2a
            2als | 2
            一： | 一
            .5 | -
            1. x | 1
            x | -
        ",
        ) {
            assert_eq!(
                length(text).map_or("-", |end| &text[..end]),
                number,
                "{text}"
            );
        }
    }

    #[test]
    fn an_id_is_only_a_number() {
        assert_told(
            is_id,
            r"
            yes | M1.1; #3; 1.; KR-01; O1-KR2
            no | 10 users; 95%; Cities
            no |
        ",
        );
    }
}
