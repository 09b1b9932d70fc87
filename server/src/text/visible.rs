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

/// What makes of a `[` behind it the beginning of an order that a reader of logs finds wherever it stands on a line (those
/// of GitHub and of Azure).
const COMMANDS: [&str; 2] = ["##", "##vso"];

/// Where the first order in `text` is, in bytes: an [order](is_order), or the last character of what begins a command.
pub fn find_order(text: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    let order = characters.find(|(at, character)| {
        let before = text.get(..*at).unwrap_or_default();
        is_order(*character) || begins_command(before, *character)
    });
    order.map(|(at, _)| at)
}

/// Whether `next` behind `before` begins a command.
pub fn begins_command(before: &str, next: char) -> bool {
    next == '[' && COMMANDS.iter().any(|begins| before.ends_with(begins))
}

/// Whether a reader of logs takes `line` for a command by how it begins: `::name`, wherever GitHub's reader finds it behind
/// what is blank or not seen.
pub fn is_command(line: &str) -> bool {
    let unseen = |char: char| char.is_whitespace() || !(char.is_ascii() || char.is_alphanumeric());
    let behind = line.trim_start_matches(unseen).strip_prefix("::");
    behind.is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// `text` on one line, with its orders escaped.
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = find_order(rest) {
        let (plain, order) = rest.split_at(at);
        shown += plain;
        let mut behind = order.chars();
        match behind.next() {
            Some(bracket @ '[') => shown.extend(bracket.escape_unicode()),
            order => shown.extend(order.into_iter().flat_map(char::escape_default)),
        }
        rest = behind.as_str();
    }
    if rest.len() == text.len() {
        return text.into();
    }
    shown += rest;
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
            ("##[error]##vso[a]#[b]", "##\\u{5b}error]##vso\\u{5b}a]#[b]"),
            ("Größe 👩‍🚀 \\ שלום\u{200f}", "Größe 👩‍🚀 \\ שלום\u{200f}"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(visible_name(text), shown);
        }
    }

    #[test]
    fn commands_begin_lines() {
        for (line, command) in [
            ("::error file=x::y", true),
            ("\u{feff} \u{a0}\t::stop-commands::z", true),
            ("+::error::x", false),
            ("Words ::error::x", false),
            ("::: note", false),
            (":: x", false),
            ("", false),
        ] {
            assert_eq!(is_command(line), command, "{line:?}");
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
