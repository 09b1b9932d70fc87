//! Who: `@kim`, `@kim and @lee`, `[PRODUCT]`.

use super::stretch::Stretch;
use super::{AttributeName, Notation};

/// What joins mentions.
const JOINTS: [&str; 8] = ["and", "&", "+", "/", ",", "et", "und", "y"];

/// A stretch of nothing but mentions; one notation for each.
pub(super) fn mentions(stretch: Stretch<'_>) -> Option<Vec<Notation>> {
    let mut found = Vec::new();
    let text = stretch.text();
    for (at, word) in words(text) {
        if JOINTS.contains(&word) {
            continue;
        }
        let bare = word.trim_matches([',', '.', ';', '(', ')']);
        if !is_mention(bare) {
            return None;
        }
        let at = at + (word.len() - word.trim_start_matches([',', ';', '(']).len());
        found.push(Notation {
            name: AttributeName::Owner,
            value: stretch.from(at).to(bare.len()).range(),
        });
    }
    (!found.is_empty()).then_some(found)
}

/// `@kim`, `@org/team`, `@kim-lee`.
pub(super) fn is_mention(word: &str) -> bool {
    word.strip_prefix('@').is_some_and(|name| {
        let part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | '/');
        name.starts_with(char::is_alphanumeric) && name.chars().all(part)
    })
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plain::PlainText;

    #[test]
    fn mentions_are_told_one_by_one() {
        for (text, found) in [
            ("@kim", Some(vec!["@kim"])),
            ("@kim @lee", Some(vec!["@kim", "@lee"])),
            (
                "@kim, @lee and @org/team.",
                Some(vec!["@kim", "@lee", "@org/team"]),
            ),
            ("@kim & @lee-ann", Some(vec!["@kim", "@lee-ann"])),
            ("@kim (and friends)", None),
            ("kim@example.org", None),
            ("@", None),
            ("and", None),
            ("", None),
        ] {
            let plain = PlainText::of_words(text);
            let mentions = mentions(Stretch::all(&plain)).map(|found| {
                found
                    .iter()
                    .map(|notation| &text[notation.value.clone()])
                    .collect()
            });
            assert_eq!(mentions, found, "{text}");
        }
    }
}
