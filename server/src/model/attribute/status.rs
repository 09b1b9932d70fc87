//! How it stands: `on track`, `🟡 at risk`, `✅`.

use super::notation::Stretch;
use crate::lexicon;

/// No status word is longer, in bytes.
const LONGEST: usize = 32;

/// Whether `char` is an emoji that tells a status wherever it stands.
pub(super) fn is_sign(char: char) -> bool {
    !char.is_ascii() && "✅☑✔❌✖✗✘🟢🟡🟠🔴🔵⚪⚫🟩🟨🟧🟥🚧🚫⚠⏳⌛🏁🛑⛔⏸".contains(char)
}

/// What may stand between the signs of a status.
fn is_joint(char: char) -> bool {
    matches!(char, '\u{fe0f}' | '\u{fe0e}' | '\u{200d}' | ' ')
}

/// Whether the words are a status and nothing else.
pub(super) fn is_word(words: &str) -> bool {
    let words = words.trim();
    let short = !words.is_empty() && words.len() <= LONGEST;
    short && !lexicon::status::named(&words.to_lowercase()).is_empty()
}

/// The length of the signs and joints with which `text` begins.
pub(super) fn leading_signs(text: &str) -> usize {
    let behind = text.trim_start_matches(|char| is_sign(char) || is_joint(char));
    let length = text.len() - behind.len();
    let signs = text.get(..length).filter(|signs| signs.contains(is_sign));
    signs.map_or(0, str::len)
}

/// Where the signs and joints with which `text` ends begin.
pub(super) fn trailing_signs(text: &str) -> usize {
    let before = text.trim_end_matches(|char| is_sign(char) || is_joint(char));
    let signs = text.get(before.len()..).unwrap_or_default();
    let joints = signs.len() - signs.trim_start_matches(is_joint).len();
    if signs.contains(is_sign) {
        before.len() + joints
    } else {
        text.len()
    }
}

/// A stretch that is a status: a word, signs, or both.
pub(super) fn is_status(stretch: Stretch<'_>) -> bool {
    let text = stretch.trim().text().trim_end_matches('.');
    let behind = text.get(leading_signs(text)..).unwrap_or_default();
    let words = behind.get(..trailing_signs(behind)).unwrap_or_default();
    let signs = words.len() < text.len();
    let words = words.trim_matches(|char: char| char == ' ' || (signs && ":–—-".contains(char)));
    (signs && words.is_empty()) || is_word(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::status::StatusWord;
    use crate::model::plain::PlainText;
    use crate::model::tests::assert_told;

    #[test]
    fn words_and_emoji_tell_a_status() {
        assert_told(
            |text| is_status(Stretch::all(&PlainText::of_words(text))),
            r"
            yes | on track; On Track; Done.; ✅; ⚠️; 🟢 On track; 🟡 – at risk; ACHIEVED ✅; 进行中; Em andamento
            no | 🚀; 🟢 Grow faster; Draft; done with it; 
        ",
        );
    }

    #[test]
    fn every_word_is_short_enough_to_be_found() {
        assert!(
            StatusWord::Standing
                .words()
                .iter()
                .all(|word| is_word(word))
        );
    }

    #[test]
    fn signs_are_cut_where_they_begin_and_end() {
        for (text, leading, trailing) in [
            ("✅ Ship it", "✅ ", ""),
            ("45% 🟢", "", "🟢"),
            ("⚠️ late ⚠️", "⚠️ ", "⚠️"),
            ("Ship it", "", ""),
        ] {
            assert_eq!(&text[..leading_signs(text)], leading, "{text}");
            assert_eq!(&text[trailing_signs(text)..], trailing, "{text}");
        }
    }
}
