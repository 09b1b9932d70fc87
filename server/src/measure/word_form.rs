//! What the form of an English word tells: the verb that it is a form of, a noun's or an adjective's ending.

use crate::lexicon::{self, FOLDED, Sense, fold, sentence};

/// The base form of the verb that a word may be a form of: "improve" for "improving", "Improved" and "improves".
pub(super) fn verb(word: &str) -> Option<&'static str> {
    let mut buffer = [0; FOLDED];
    let word = fold(word, &mut buffer);
    let known = |base: &str| {
        let (base, senses) = lexicon::known(base)?;
        senses
            .intersects(Sense::VERB | Sense::VERB_OR_NOUN)
            .then_some(base)
    };
    if let Some(base) = known(word) {
        return Some(base);
    }
    let stem = sentence::VERB_ENDING
        .iter()
        .find_map(|ending| word.strip_suffix(ending));
    if let Some(base) = stem.and_then(|stem| stem_of(stem, known)) {
        return Some(base);
    }
    let rest = sentence::VERB_PREFIX
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))?;
    known(rest)
}

/// The verb with this stem: "build", "improv" and "e", "shipp" without its second "p", "identif" for "identifi".
fn stem_of(stem: &str, known: impl Fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    let doubled = || {
        let mut ends = stem.chars().rev();
        let last = ends.next()?;
        (ends.next() == Some(last))
            .then(|| known(stem.strip_suffix(last)?))
            .flatten()
    };
    let y = || known(&format!("{}y", stem.strip_suffix('i')?));
    known(stem)
        .or_else(|| known(&format!("{stem}e")))
        .or_else(doubled)
        .or_else(y)
}

/// Whether a word is a noun by its ending: "retention", "happiness".
pub(super) fn ends_as_noun(word: &str) -> bool {
    let mut buffer = [0; FOLDED];
    let word = fold(word, &mut buffer);
    let endings = sentence::NOUN_ENDING;
    word.len() > 5 && endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is an adjective by its ending: "reliable", "effective".
pub(super) fn ends_as_adjective(word: &str) -> bool {
    let mut buffer = [0; FOLDED];
    let word = fold(word, &mut buffer);
    let endings = sentence::ADJECTIVE_ENDING;
    word.len() > 4 && endings.iter().any(|ending| word.ends_with(ending)) && !ends_as_noun(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        let table = "
            improve    | improve
            improving  | improve
            improves   | improve
            shipped    | ship
            shipping   | ship
            identified | identify
            identifies | identify
            reaches    | reach
            supporting | support
            re-engage  | engage
            marketing  | market
            risk       |
            snapshot   |
            ed         |
                       |
        ";
        for [word, base] in cases(table) {
            assert_eq!(verb(word).unwrap_or_default(), base, "{word}");
        }
    }
}
