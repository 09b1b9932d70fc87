//! The words with which people label their items, by language. An organisation's own are in its configuration.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::conventions::LabelKind;

/// The words of one language for one kind of item, lower case.
struct Words {
    kind: LabelKind,
    /// The words that label one item.
    one: &'static [&'static str],
    /// The words that head a group of items.
    many: &'static [&'static str],
}

const fn words(
    kind: LabelKind,
    one: &'static [&'static str],
    many: &'static [&'static str],
) -> Words {
    Words { kind, one, many }
}

use LabelKind::{Initiative, KeyResult, Kpi, Objective};

/// English first, then by language: Portuguese, Spanish, French, Italian, German, Dutch, Polish, Russian,
/// Vietnamese, Chinese, Japanese, Korean.
#[rustfmt::skip]
const WORDS: &[Words] = &[
    words(Objective, &["objective", "o", "obj"], &["objectives"]),
    words(KeyResult, &["key result", "kr", "key-result", "keyresult"], &["key results", "krs", "key-results", "kr's", "keyresults"]),
    words(Initiative, &["initiative", "key initiative"], &["initiatives", "key initiatives"]),
    words(Kpi, &["kpi", "health metric"], &["kpis", "health metrics"]),

    words(Objective, &["objetivo"], &["objetivos"]),
    words(KeyResult, &["resultado-chave", "resultado chave", "resultado clave", "resultado-clave"],
        &["resultados-chave", "resultados chave", "resultados-chaves", "resultados chaves", "resultados clave", "resultados claves"]),
    words(Initiative, &["iniciativa"], &["iniciativas"]),

    words(Objective, &["objectif"], &["objectifs"]),
    words(KeyResult, &["résultat clé", "resultat clé", "résultat-clé", "resultat cle"],
        &["résultats clés", "resultats clés", "résultats-clés", "résultats clé", "resultats cles"]),

    words(Objective, &["obiettivo"], &["obiettivi"]),
    words(KeyResult, &["risultato chiave"], &["risultati chiave"]),
    words(Initiative, &["iniziativa"], &["iniziative"]),

    words(Objective, &["ziel"], &["ziele"]),
    words(KeyResult, &["schlüsselergebnis", "schluesselergebnis", "kernergebnis", "schlüsselresultat"],
        &["schlüsselergebnisse", "schluesselergebnisse", "kernergebnisse", "schlüsselresultate"]),
    words(Initiative, &["maßnahme"], &["maßnahmen", "initiativen"]),

    words(Objective, &["doelstelling"], &["doelstellingen"]),
    words(KeyResult, &["kernresultaat"], &["kernresultaten"]),

    words(Objective, &["cel"], &["cele"]),
    words(KeyResult, &["kluczowy rezultat", "kluczowy wynik"], &["kluczowe rezultaty", "kluczowe wyniki"]),

    words(Objective, &["цель"], &["цели"]),
    words(KeyResult, &["ключевой результат", "кр"], &["ключевые результаты"]),
    words(Initiative, &["инициатива"], &["инициативы"]),

    words(Objective, &["mục tiêu"], &["các mục tiêu"]),
    words(KeyResult, &["kết quả then chốt", "kết quả chính", "kết quả chủ chốt"], &["các kết quả then chốt", "các kết quả chính"]),
    words(Initiative, &["sáng kiến"], &["các sáng kiến"]),

    words(Objective, &["目标", "目標"], &["目标", "目標"]),
    words(KeyResult, &["关键结果", "关键成果", "關鍵結果", "關鍵成果", "主要成果", "主要な結果", "主な結果", "成果指標"],
        &["关键结果", "关键成果", "關鍵結果", "關鍵成果", "主要成果", "主要な結果", "主な結果", "成果指標"]),
    words(Initiative, &["举措", "關鍵舉措", "关键举措", "施策"], &["举措", "關鍵舉措", "关键举措", "施策"]),

    words(Objective, &["목표"], &["목표"]),
    words(KeyResult, &["핵심 결과", "핵심결과", "주요 결과", "핵심 성과", "핵심결과지표"],
        &["핵심 결과", "핵심결과", "주요 결과", "핵심 성과", "핵심 결과들"]),
    words(Initiative, &["이니셔티브"], &["이니셔티브"]),
];

/// Whether `text` holds a word for key results, of those that are known and of the organisation's `own`: without
/// one it is no OKR document. `OKR` holds `KR`.
pub(in crate::model) fn names_key_results(text: &str, own: &[(Box<str>, LabelKind)]) -> bool {
    let own = own.iter().filter(|(_, kind)| *kind == KeyResult);
    let mut own = own.map(|(word, _)| word);
    let known = KEY_RESULTS.as_ref();
    known.is_none_or(|known| known.is_match(text))
        || own.any(|word| text.to_lowercase().contains(&**word))
}

/// Finds the words for key results in any case; `None` would be for words too many to search for.
static KEY_RESULTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = WORDS.iter().filter(|words| words.kind == KeyResult);
    let lower = words.flat_map(|words| words.one.iter().chain(words.many));
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
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words)
        .ok()
});

/// The kind and length in bytes of the longest label word with which `text` begins, of those that are known
/// and of the organisation's `own`. It is a whole word: letters of its own kind do not follow.
pub(super) fn leading(text: &str, own: &[(Box<str>, LabelKind)]) -> Option<(LabelKind, usize)> {
    let known = WORDS
        .iter()
        .flat_map(|words| words.one.iter().map(|word| (*word, words.kind)));
    let own = own.iter().map(|(word, kind)| (&**word, *kind));
    known
        .chain(own)
        .filter_map(|(word, kind)| Some((kind, prefix(text, word)?)))
        .filter(|(_, len)| ends_word(text, *len))
        .max_by_key(|(_, len)| *len)
}

/// The kind of the items that a group headed `words`, lower case, holds.
pub(in crate::model) fn group(words: &str) -> Option<LabelKind> {
    let known = WORDS.iter();
    known
        .filter(|known| known.one.contains(&words) || known.many.contains(&words))
        .map(|known| known.kind)
        .next()
}

/// Whether words speak of objectives or key results, in any language.
pub(in crate::model) fn mentions(words: &str) -> bool {
    let lower = words.to_lowercase();
    let known = WORDS
        .iter()
        .filter(|known| matches!(known.kind, Objective | KeyResult))
        .flat_map(|known| known.one);
    // `O`, `KR` and the short words of some languages stand in other words too.
    known
        .filter(|word| word.len() > 4)
        .any(|word| lower.contains(word))
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
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    // `目标一` ends before its number; the scripts without blanks have no other word ends.
    !after.is_alphabetic() || is_ideograph(before)
}

fn is_ideograph(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_lower_case_and_said_once() {
        let mut seen = Vec::new();
        for known in WORDS {
            for word in known.one {
                assert_eq!(*word, word.to_lowercase(), "{word}");
                assert!(!seen.contains(word), "{word} stands twice");
                seen.push(word);
            }
        }
    }

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
