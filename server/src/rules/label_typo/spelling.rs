//! Which words are misspelt labels, and which are words of their own.

use crate::lexicon::misspelling;

/// The label that `word` misspells for certain: it is no word of any language, and nearly that label.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let mut parts = lower.split(' ');
    match (parts.next()?, parts.next(), parts.next()) {
        ("k", Some("r"), None) => Some("KR"),
        ("keyresult", None, None) => Some("Key Result"),
        (only, None, None) => misspells(only, "objective").then_some("Objective"),
        (key, Some(result), None) => is_key_result(key, result).then_some("Key Result"),
        _ => None,
    }
}

/// The label for one item, if `word` is a plural or an abbreviation with stops. `word` may be right as it is.
pub(super) fn singular(word: &str) -> Option<&'static str> {
    let known = misspelling::KEY_RESULTS.contains(&&*word.to_lowercase());
    known.then_some("KR")
}

fn is_key_result(key: &str, result: &str) -> bool {
    let right = ["key", "result"];
    let near = (key == "key" || misspelling::KEY.contains(&key))
        && (result == "result" || misspells(result, "result"));
    near && [key, result] != right
}

/// Whether `word` is one letter from `right` and no word itself. If `right` is long and both begin alike, two letters
/// are enough.
fn misspells(word: &str, right: &str) -> bool {
    let alike = word.len() + 2 >= right.len()
        && word.len() <= right.len() + 2
        && word.chars().all(char::is_alphanumeric)
        && !misspelling::WORD.contains(&word);
    alike
        && match strsim::damerau_levenshtein(word, right) {
            1 => true,
            2 => right.len() > 8 && word.chars().next() == right.chars().next(),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::super::in_case_of;
    use super::*;

    #[test]
    fn only_what_is_no_word_is_misspelt() {
        for (word, label) in [
            ("OBJETIVE", Some("Objective")),
            ("Objctive", Some("Objective")),
            ("Ojbective", Some("Objective")),
            ("Obejctive", Some("Objective")),
            ("Key Reslt", Some("Key Result")),
            ("Kye Result", Some("Key Result")),
            ("Key-Result", None),
            ("K R", Some("KR")),
            ("Objective", None),
            ("Objectives", None),
            ("Objection", None),
            ("Adjective", None),
            ("Subjective", None),
            ("Objektive", None),
            ("Objetivo", None),
            ("Objective A", None),
            ("Net result", None),
            ("New result", None),
            ("Rey results", None),
            ("Key result", None),
            ("Key results", None),
            ("Key insult", None),
            ("Key insight", None),
            ("Key resort", None),
            ("Key rebut", None),
            ("Key desalt", None),
            ("Key resalt", None),
            ("Key Rseult", Some("Key Result")),
            ("Objctve", Some("Objective")),
            ("Unobjective", None),
            ("KKR", None),
            ("RK", None),
        ] {
            assert_eq!(meant(word), label, "{word}");
        }
    }

    #[test]
    fn a_label_keeps_its_capitals() {
        assert_eq!(in_case_of("OBJETIVE", "Objective"), "OBJECTIVE");
        assert_eq!(in_case_of("K R", "KR"), "KR");
        assert_eq!(in_case_of("key reslt", "Key Result"), "Key Result");
    }
}
