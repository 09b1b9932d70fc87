//! Who: `@kim`, `@kim and @lee`, `[PRODUCT]`.

use super::name::AttributeName;
use super::notation::{Notation, Stretch};
use crate::lexicon::owner;
use crate::model::redaction::is_redaction;

/// A stretch of nothing but mentions; one notation for each.
pub(super) fn mentions(stretch: Stretch<'_>) -> Option<Vec<Notation>> {
    let mut found = Vec::new();
    let text = stretch.text();
    for (at, word) in words(text) {
        if is_joint(word) {
            continue;
        }
        let bare = word.trim_matches([',', '.', ';', '(', ')']);
        if !is_mention(bare) {
            return None;
        }
        let at = at + (word.len() - word.trim_start_matches([',', ';', '(']).len());
        let mention = stretch.from(at).to(bare.len());
        found.push(Notation::new(AttributeName::Owner, mention));
    }
    (!found.is_empty()).then_some(found)
}

/// A tag such as `PRODUCT` between square brackets: the team that does it.
pub(super) fn is_team_tag(words: &str) -> bool {
    let capitals = |word: &str| word.chars().all(|char| char.is_ascii_uppercase());
    let length = words.len();
    (2..=16).contains(&length)
        && words
            .split(['-', '/', '&', ' '])
            .all(|word| !word.is_empty() && capitals(word))
        && !owner::NO_TEAM.contains(&&*words.to_lowercase())
        && !is_redaction(words)
}

/// Where the mentions at the end of `text` begin, and where the first of them does: a word that names the
/// owner may stand before it. Behind a preposition a mention is part of the words.
pub(super) fn trailing(text: &str) -> Option<(usize, usize)> {
    let mut start = None;
    let mut at = text.len();
    for word in text.rsplit(' ') {
        at -= word.len();
        let bare = word.trim_matches([',', '.', ';']);
        if is_mention(bare) {
            start = Some(at);
        } else if !(word.is_empty() || start.is_some() && is_joint(word)) {
            break;
        }
        at = at.saturating_sub(1);
    }
    let start = start?;
    let before = text.get(..start)?.trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    let bare = word.trim_matches([':', '(', '[', '：']);
    if AttributeName::named(bare) == Some(AttributeName::Owner) && !bare.is_empty() {
        return Some((before.len() - word.len(), start));
    }
    let governed = owner::PREPOSITION.contains(&word.to_lowercase().as_str());
    (!governed).then_some((start, start))
}

/// `@kim`, `@org/team`, `@kim-lee`.
pub(super) fn is_mention(word: &str) -> bool {
    word.strip_prefix('@').is_some_and(|name| {
        let part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.' | '/');
        name.starts_with(char::is_alphanumeric) && name.chars().all(part)
    })
}

/// Whether the word or sign joins the names of owners.
fn is_joint(word: &str) -> bool {
    matches!(word, "&" | "+" | "/" | ",") || owner::JOINT.contains(&word)
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
    use crate::model::tests::assert_told;
    use crate::test::cases;

    #[test]
    fn a_team_is_a_word_in_capitals() {
        assert_told(
            is_team_tag,
            r"
            yes | PRODUCT; DP; DATA-OPS
            no | TBD; P0; X; XXX; Product; RFC 136
        ",
        );
    }

    #[test]
    fn mentions_at_the_end_are_cut() {
        for [text, rest] in cases(
            r"
            Ship it @kim | Ship it
            Ship it @kim, @lee | Ship it
            Ship it @kim and @lee. | Ship it
            Ship it. Owner: @kim | Ship it.
            Get approval from @kim | -
            Ship it with Kim | -
            @kim |
             | -
        ",
        ) {
            let found = trailing(text).map_or("-", |(at, _)| text[..at].trim_end());
            assert_eq!(found, rest, "{text}");
        }
    }

    #[test]
    fn mentions_are_told_one_by_one() {
        for [text, expected] in cases(
            r"
            @kim | @kim
            @kim @lee | @kim; @lee
            @kim, @lee and @org/team. | @kim; @lee; @org/team
            @kim & @lee-ann | @kim; @lee-ann
            @kim (and friends) | -
            kim@example.org | -
            @ | -
            and | -
             | -
        ",
        ) {
            let plain = PlainText::of_words(text);
            let found = mentions(Stretch::all(&plain)).map(|found| {
                let values: Vec<&str> = found.iter().map(|one| &text[one.value.clone()]).collect();
                values.join("; ")
            });
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
        }
    }
}
