//! Labels with words for the level or the role before them: `Company objective: …`, `CTO KR: …`.

use super::leading::Leading;
use crate::lexicon::label_part;
use crate::model::attribute::AttributeName;
use crate::model::conventions::ItemKind;
use crate::model::split::{self, COLON};

/// At most this many words stand before a label, as in `Customer success team key result:`.
const MOST_WORDS: usize = 6;

/// The label with which `words` begin, with all before its colon as its word.
pub(super) fn label(words: &str) -> Option<Leading> {
    let start = marks(words);
    let (label, behind) = split::at_first(words.get(start..)?, &COLON, 80)?;
    // `Parent objective: O1` tells what an item serves.
    if AttributeName::named(label).is_some() || behind.trim().is_empty() {
        return None;
    }
    Some(Leading {
        kind: kind(label)?,
        name: start..start + label.len(),
        id: None,
        text: words.len() - behind.trim_start().len(),
        colon: true,
        separated: true,
    })
}

/// The length of the tags and emoji names before a label: `[WIP]`, `!WIP!`, `:rocket:`.
fn marks(words: &str) -> usize {
    let mut rest = words.trim_start();
    loop {
        let word = rest.split(' ').next().unwrap_or_default();
        let mut pairs = [('[', ']'), ('(', ')'), ('!', '!'), (':', ':')].into_iter();
        let paired = |(open, close)| word.starts_with(open) && word.ends_with(close);
        if word.len() <= 2 || !pairs.any(paired) {
            return words.len() - rest.len();
        }
        rest = rest.get(word.len()..).unwrap_or_default().trim_start();
    }
}

/// The kind of item that `label`, without its colon, labels.
fn kind(label: &str) -> Option<ItemKind> {
    // `How it moves the KR:` is a sentence's start.
    let mut words = label.split_whitespace();
    let is_role = label.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
        && !words.any(|word| label_part::NO_ROLE.contains(&word));
    let label = label.to_lowercase();
    let number = |char: char| char.is_ascii_digit() || matches!(char, '.' | '#' | '-');
    let names = label.split_whitespace().rev();
    let names = names.map(|word| word.trim_end_matches(number));
    let mut names = names.skip_while(|word| word.is_empty());
    let last = names.next()?;
    let before = names.next().unwrap_or_default();
    if names.count() >= MOST_WORDS {
        return None;
    }
    match (last, before) {
        ("result", "key") => Some(ItemKind::KeyResult),
        ("kr", _) if is_role => Some(ItemKind::KeyResult),
        ("objective", before) if !label_part::OTHER_OBJECTIVE.contains(&before) => {
            Some(ItemKind::Objective)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn a_label_may_name_a_level_or_role() {
        for [words, expected] in cases(
            r"
            Company objective: Be the place to go | Objective
            Team key result: 3 pilots | KeyResult
            CTO KR: 99.9% uptime | KeyResult
            Service level objective: 99.9% | -
            !WIP! :rocket: Objective: Fly | Objective
            VP, Field Ops KR 2: 3 pilots | KeyResult
            Owner: the KR: owner | -
            Parent objective: O1 | -
            The objective was: to win | -
            We agreed last week that this is our new objective: win | -
        ",
        ) {
            let kind = label(words).map_or("-".to_owned(), |label| format!("{:?}", label.kind));
            assert_eq!(kind, expected, "{words}");
        }
    }
}
