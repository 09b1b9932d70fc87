//! Whether words are English, for rules that read wording and not only numbers.

/// So many words say enough; reading more would cost time at every keystroke.
const SAMPLE: usize = 160;

/// With fewer words, none of English's commonest need be among them.
const FEW: usize = 12;

/// Of more words, at least one in so many is one of [`ENGLISH`]; in goals about one in six is.
const ONE_IN: usize = 20;

/// The commonest words of English that are none of another language's.
const ENGLISH: &[&str] = &[
    "and", "are", "at", "be", "by", "every", "for", "from", "have", "is", "new", "of", "on", "our",
    "that", "the", "their", "this", "to", "we", "with", "within",
];

/// The commonest words of Portuguese, Spanish, French, Italian, German, Dutch, Polish and Swedish that are
/// no English words.
const OTHER: &[&str] = &[
    "ao", "até", "com", "da", "dos", "em", "para", "por", "sem", "um", "uma", "al", "con", "de",
    "del", "el", "en", "las", "los", "más", "su", "una", "au", "aux", "avec", "dans", "des", "du",
    "est", "et", "le", "les", "nos", "notre", "pour", "qui", "sur", "une", "che", "delle", "di",
    "gli", "il", "nel", "più", "auf", "bei", "bis", "das", "dem", "der", "durch", "ein", "eine",
    "einen", "für", "im", "ist", "mehr", "mit", "und", "unser", "unsere", "von", "wir", "zu",
    "zum", "zur", "een", "het", "met", "onze", "voor", "wij", "dla", "jest", "nasz", "oraz", "się",
    "att", "av", "och", "till", "vår", "våra",
];

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
        english += usize::from(is_one_of(word, ENGLISH));
        other += usize::from(is_one_of(word, OTHER));
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

    #[test]
    fn english_is_told_from_other_languages() {
        for (text, english) in [
            ("Make every library a place to stay", true),
            ("Marketing", true),
            ("Retention of café owners", true),
            ("", true),
            ("Grow weekly visits from 30 to 50", true),
            ("Crecer en Europa", false),
            (
                "Garantir a estabilidade do sistema e reduzir falhas em 30%",
                false,
            ),
            ("Simplifier la vie des lecteurs", false),
            (
                "Zufriedene Kunden in allen Regionen und weniger Aufwand",
                false,
            ),
            ("Tăng doanh thu lên gấp đôi", false),
            ("建立导航能力", false),
            ("검색을 더 쉽게", false),
            ("Wzrost sprzedaży oraz marży", false),
            (
                "Mempercepat layanan pelanggan agar mereka kembali setiap bulan tanpa keluhan baru sama sekali",
                false,
            ),
        ] {
            assert_eq!(is_english([text].into_iter()), english, "{text}");
        }
    }

    #[test]
    fn a_foreign_goal_among_english_ones_changes_nothing() {
        let texts = [
            "Make the shop a joy to visit",
            "For all of us",
            "Crecer en Europa",
        ];
        assert!(is_english(texts.into_iter()));
    }
}
