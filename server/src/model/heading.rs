//! What the words of a heading or title name: a period, the company, nobody, OKRs, examples.

use super::split;
use crate::lexicon::heading;

/// Whether a heading names nobody, as `FY27-Q1 OKRs` does: then it is no section of its own.
pub(super) fn is_neutral(name: &str) -> bool {
    telling_words(&name.to_lowercase()).next().is_none()
}

/// Whether a heading says that what follows are examples.
pub(super) fn is_example(name: &str) -> bool {
    let lower = name.to_lowercase();
    let judged = split::has_word(&lower, heading::JUDGED);
    split::has_word(&lower, heading::EXAMPLE)
        || lower.contains("ví dụ")
        || (judged && telling_words(&lower).all(|word| heading::JUDGED.contains(&word)))
}

/// Whether words name a year, quarter or half.
pub(super) fn names_period(words: &str) -> bool {
    split::words(&words.to_lowercase()).any(is_period_word)
}

/// Whether words name a quarter or half, or a fiscal year.
pub(super) fn names_quarter(words: &str) -> bool {
    let quarter = |word: &str| is_period_word(word) && word.starts_with(char::is_alphabetic);
    split::words(&words.to_lowercase()).any(quarter)
}

/// Whether a heading with this name is the whole organisation's, which may have `names` of its own.
pub(super) fn is_company(name: &str, names: &[Box<str>]) -> bool {
    let lower = name.to_lowercase();
    if names.iter().any(|name| **name == *lower.trim()) {
        return true;
    }
    let mut words = telling_words(&lower);
    match (words.next(), words.next()) {
        (Some(word), None) => heading::COMPANY.contains(&word),
        (Some(word), Some("wide")) => heading::COMPANY.contains(&word) && words.next().is_none(),
        _ => false,
    }
}

/// Whether a file is the whole organisation's by its name, or else by that of the folder it lies in.
pub(super) fn is_of_company(path: &str, names: &[Box<str>]) -> bool {
    let mut parts = path.rsplit('/').map(|part| {
        let stem = part.split('.').next().unwrap_or_default();
        stem.replace(['_', '-'], " ")
    });
    let name = parts.next().unwrap_or_default();
    let folder = parts.next().unwrap_or_default();
    is_company(&name, names) || (is_neutral(&name) && is_company(&folder, names))
}

/// Whether a heading has enough words to say what should change, and is not merely a topic or a team.
pub(super) fn is_phrase(words: &str) -> bool {
    let outside = words.split(['(', '（']).next().unwrap_or_default();
    let words = outside.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
        >= 3
}

/// Whether a heading says in full that the OKRs of a period follow: `Objectives and key results for Q3`.
pub(super) fn announces_okrs(words: &str) -> bool {
    names_period(words) && names_both(words)
}

/// Whether words name OKRs.
pub(super) fn names_okrs(words: &str) -> bool {
    let mut rest = words;
    while let Some(at) = find_okr(rest) {
        let letter = |char: char| char.is_ascii_alphabetic();
        let before = rest.get(..at).unwrap_or_default();
        let after = rest.get(at + 3..).unwrap_or_default();
        let after = after.strip_prefix(['s', 'S']).unwrap_or(after);
        if !before.ends_with(letter) && !after.starts_with(letter) {
            return true;
        }
        rest = after;
    }
    names_both(words)
}

/// Whether words name objectives and key results in one breath.
fn names_both(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.match_indices("objective").any(|(at, objective)| {
        let behind = lower.get(at + objective.len()..).unwrap_or_default();
        let behind = behind.strip_prefix('s').unwrap_or(behind).trim_start();
        let mut signs = ["and", "&", "/", "+"].into_iter();
        let and = signs.find_map(|and| behind.strip_prefix(and));
        and.is_some_and(|behind| behind.trim_start().starts_with("key result"))
    })
}

fn find_okr(words: &str) -> Option<usize> {
    let mut windows = words.as_bytes().windows(3);
    windows.position(|window| window.eq_ignore_ascii_case(b"okr"))
}

/// The words of a lower-case name that tell whose goals follow.
fn telling_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|char: char| !(char.is_alphanumeric() || char == '-'))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .filter(|word| !heading::NEUTRAL.contains(word) && !word.split('-').all(is_period_word))
}

/// Whether a lower-case word is a year, or a quarter, half or fiscal year with its number.
pub(super) fn is_period_word(word: &str) -> bool {
    let digits = word.trim_start_matches(|char: char| !char.is_ascii_digit());
    let letters = word.get(..word.len() - digits.len()).unwrap_or_default();
    let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    number
        && (matches!(letters, "q" | "h" | "fy" | "cy") || (letters.is_empty() && digits.len() == 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::assert_told;

    #[test]
    fn a_title_that_names_nobody_is_neutral() {
        assert_told(
            is_neutral,
            r"
            yes | FY27-Q1 OKRs; 2019 Q4 - Objectives and Key Results; Our goals for 2027
            no | Marketing OKRs; Sales; 販売
            yes |
        ",
        );
    }

    #[test]
    fn examples_are_told_by_their_heading() {
        assert_told(
            is_example,
            r"
            yes | Examples; Example OKRs for marketing; 例）YouTube; Good OKRs; Bad:; Template
            no | Good governance; Sample processing lab; Marketing
        ",
        );
    }

    #[test]
    fn company_files_are_told_by_their_paths() {
        assert_told(
            |path| is_of_company(path, &[]),
            r"
            yes | company.md; okrs/2026-q2/company.md; Company_OKRs-2026-Q2.md; company/2026-q2.md; company/okrs.md
            no | company/sales.md; sales/okrs.md
            no |
        ",
        );
    }

    #[test]
    fn company_sections_are_told_by_their_names() {
        assert_told(
            |name| is_company(name, &["acme".into()]),
            r"
            yes | Company; Acme; Company OKRs; 🏢 Company-wide objectives – Q2 FY22; Global; CEO; Company wide
            no | Acme Sales; Marketing; Company culture; Global Sales; FY22-Q2 OKRs
            no |
        ",
        );
    }

    #[test]
    fn okrs_are_named_by_a_word_of_their_own() {
        assert_told(
            names_okrs,
            r"
            yes | Q3 OKRs; 2021-okr.md; OKR은 목표; Our Objectives and Key Results; Q2 Objective & Key Results
            yes | okra, then OKR
            no | The objective and results; Pokrovsk; Okra soup
            no |
        ",
        );
    }
}
