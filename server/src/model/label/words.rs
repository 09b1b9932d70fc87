//! The words with which people label their items, by language. An organisation's own are in its configuration.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::lexicon::{self, label::LabelWord};
use crate::model::conventions::ItemKind;

use ItemKind::{Initiative, KeyResult, Kpi, Objective};

/// The words of all languages for each kind of item: those that label one, and those that head several.
const WORDS: [(ItemKind, LabelWord, LabelWord); 4] = [
    (Objective, LabelWord::Objective, LabelWord::Objectives),
    (KeyResult, LabelWord::KeyResult, LabelWord::KeyResults),
    (Initiative, LabelWord::Initiative, LabelWord::Initiatives),
    (Kpi, LabelWord::Kpi, LabelWord::Kpis),
];

/// Whether `text` holds a word for key results, of those that are known and of the organisation's `own`: without
/// one it is no OKR document. `OKR` holds `KR`.
pub(in crate::model) fn names_key_results(text: &str, own: &[(Box<str>, ItemKind)]) -> bool {
    let mut own = own.iter().filter(|(_, kind)| *kind == KeyResult);
    let known = KEY_RESULTS.as_ref();
    known.is_none_or(|known| known.is_match(text))
        || own.any(|(word, _)| text.to_lowercase().contains(&**word))
}

/// Finds the words for key results in any case; `None` would be for words too many to search for.
static KEY_RESULTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let one = LabelWord::KeyResult.words().iter();
    let lower = one.chain(LabelWord::KeyResults.words());
    let cases = lower.flat_map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        [
            (*word).to_owned(),
            word.to_uppercase(),
            first.chain(letters).collect(),
        ]
    });
    let words: BTreeSet<String> = cases.collect();
    let mut search = AhoCorasick::builder();
    search.ascii_case_insensitive(true).build(words).ok()
});

/// The kind and length in bytes of the longest label word with which `text` begins, of those that are known
/// and of the organisation's `own`. It is a whole word: letters of its own kind do not follow.
pub(super) fn leading(text: &str, own: &[(Box<str>, ItemKind)]) -> Option<(ItemKind, usize)> {
    let known = WORDS.iter().flat_map(|(kind, one, _)| {
        let words = one.words().iter();
        words.map(|word| (*word, *kind))
    });
    let own = own.iter().map(|(word, kind)| (&**word, *kind));
    let found = known
        .chain(own)
        .filter_map(|(word, kind)| Some((kind, prefix(text, word)?)));
    let whole = found.filter(|(_, len)| ends_word(text, *len));
    whole.max_by_key(|(_, len)| *len)
}

/// The kind of the items that a group headed `words`, lower case, holds.
pub(in crate::model) fn group(words: &str) -> Option<ItemKind> {
    let named = lexicon::label::named(words).first()?;
    let is_called = |(_, one, many): &&(_, LabelWord, LabelWord)| one == named || many == named;
    let (kind, ..) = WORDS.iter().find(is_called)?;
    Some(*kind)
}

/// Whether words speak of objectives or key results, in any language.
pub(in crate::model) fn mentions(words: &str) -> bool {
    let lower = words.to_lowercase();
    let known = [LabelWord::Objective, LabelWord::KeyResult];
    let mut known = known.into_iter().flat_map(|one| one.words());
    // `O`, `KR` and the short words of some languages stand in other words too.
    known.any(|word| word.len() > 4 && lower.contains(word))
}

/// The length of `word`, which is lower case, at the start of `text` in any case.
fn prefix(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let char = rest.next()?;
        if char != expected && !char.to_lowercase().eq([expected]) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

fn ends_word(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or_default();
    // `目标一` ends before its number; the scripts without blanks have no other word ends.
    let ideograph = |char| matches!(char, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    !after.starts_with(char::is_alphabetic) || before.is_empty() || before.ends_with(ideograph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_speak_of_goals() {
        for (words, spoken) in [
            ("Defining our objectives", true),
            ("Premier résultat clé", true),
            ("关键结果怎么写", true),
            ("Grow in the north", false),
        ] {
            assert_eq!(mentions(words), spoken, "{words}");
        }
    }

    #[test]
    fn the_longest_word_counts() {
        let own = [("ziel des quartals".into(), Objective)];
        for (text, found) in [
            ("Objetivo 1: crecer", Some((Objective, 8))),
            ("OBJETIVOS", None),
            ("Résultat clé n°2", Some((KeyResult, 14))),
            ("目标一：增长", Some((Objective, 6))),
            ("Ziel des Quartals: mehr", Some((Objective, 17))),
            ("Zielgruppe: alle", None),
            ("Kết quả then chốt 1.1: x", Some((KeyResult, 23))),
            ("핵심 결과 2: x", Some((KeyResult, 13))),
            ("", None),
        ] {
            assert_eq!(leading(text, &own), found, "{text}");
        }
    }
}
