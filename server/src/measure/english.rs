//! Whether words are English, for rules that read wording and not only numbers.

use crate::lexicon::language;

/// So many words say enough; reading more would cost time at every keystroke.
const SAMPLE: usize = 160;

/// With fewer words, none of English's commonest need be among them.
const FEW: usize = 12;

/// Of more words, at least one in so many is one of its commonest; in goals about one in six is.
const ONE_IN: usize = 20;

/// Whether the first of `texts` are written in English: in Latin letters with hardly an accent, and with more of
/// English's commonest words than of other languages'.
pub fn is_english<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut words, mut english, mut other) = (0, 0, 0);
    let (mut letters, mut foreign) = (0, 0);
    let all = texts.flat_map(|text| text.split(|char: char| !char.is_alphabetic()));
    for word in all.filter(|word| !word.is_empty()).take(SAMPLE) {
        words += 1;
        letters += word.chars().count();
        foreign += word.chars().filter(|char| !char.is_ascii()).count();
        let told = language::FUNCTION_WORDS.iter();
        let mut told = told.filter(|(_, words)| is_one_of(word, words));
        if let Some((code, _)) = told.next() {
            english += usize::from(*code == "en");
            other += usize::from(*code != "en");
        }
    }
    let latin = foreign * 12 <= letters;
    let told = english * ONE_IN >= words || (words < FEW && other == 0);
    latin && told && english >= other
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    word.len() <= 6 && list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn english_is_told_from_other_languages() {
        let table = "
            Make every library a place to stay                                                            | yes
            Marketing                                                                                     | yes
            Retention of café owners                                                                      | yes
                                                                                                          | yes
            Grow weekly visits from 30 to 50                                                              | yes
            Crecer en Europa                                                                              |
            Garantir a estabilidade do sistema e reduzir falhas em 30%                                    |
            Simplifier la vie des lecteurs                                                                |
            Zufriedene Kunden in allen Regionen und weniger Aufwand                                       |
            Tăng doanh thu lên gấp đôi                                                                    |
            建立导航能力                                                                                  |
            검색을 더 쉽게                                                                                |
            Wzrost sprzedaży oraz marży                                                                   |
            Mempercepat layanan pelanggan agar mereka kembali setiap bulan tanpa keluhan baru sama sekali |
        ";
        for [text, english] in cases(table) {
            assert_eq!(is_english([text].into_iter()), english == "yes", "{text}");
        }
    }

    #[test]
    fn a_foreign_goal_among_english_ones_changes_nothing() {
        let goals = "Make the shop a joy to visit, For all of us, Crecer en Europa";
        assert!(is_english(goals.split(", ")));
    }
}
