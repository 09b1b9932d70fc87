//! Text from outside as it may be shown: in messages, logs and reports it must not give orders.
//!
//! File names, keys and documents are written by others. What a terminal or the reader of a log would obey in them,
//! or what would hide something from people, is shown as an escape like those of Rust: `\n`, `\u{1b}`.

use std::borrow::Cow;
use std::ffi::OsStr;

/// Whether `character` is an order and not text: a control character, a break of lines, a change of the direction of
/// writing that reaches beyond itself, or no character at all.
pub fn is_order(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// `text` on one line, with its orders escaped.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_order) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_order(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown.into()
}

/// A path or an argument on one line, with its orders escaped, and bytes that are no text as `\xff`.
pub fn visible_name(name: impl AsRef<OsStr>) -> String {
    let name = name.as_ref();
    if let Some(text) = name.to_str() {
        return visible(text).into_owned();
    }
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown += &visible(chunk.valid());
        let bytes = chunk.invalid().iter();
        bytes.for_each(|byte| shown += &format!("\\x{byte:02x}"));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_shown_and_text_is_left_alone() {
        for (text, shown) in [
            ("a\n::error::x", "a\\n::error::x"),
            ("\r\t\u{1b}[2J\u{7f}", "\\r\\t\\u{1b}[2J\\u{7f}"),
            ("\u{9b}31m\u{85}", "\\u{9b}31m\\u{85}"),
            (
                "a\u{202e}b\u{2066}\u{2028}",
                "a\\u{202e}b\\u{2066}\\u{2028}",
            ),
            ("Größe 👩‍🚀 \\ שלום\u{200f}", "Größe 👩‍🚀 \\ שלום\u{200f}"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(visible_name(text), shown);
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_told_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = OsStr::from_bytes(b"n\xff\n.md");
        assert_eq!(visible_name(name), "n\\xff\\n.md");
    }
}
