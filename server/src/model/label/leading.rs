//! A label at the start of an item's words: its word, its number, and what separates it from the words.

use std::ops::Range;

use super::{id, words};
use crate::lexicon::label_part;
use crate::model::conventions::ItemKind;
use crate::model::split::COLON;

/// A label found among the words of an item; all ranges are in bytes of the words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Leading {
    pub(super) kind: ItemKind,
    /// Its word.
    pub(super) name: Range<usize>,
    /// Its number.
    pub(super) id: Option<Range<usize>>,
    /// Where the words behind it begin.
    pub(super) text: usize,
    /// Whether a colon ends it.
    pub(super) colon: bool,
    /// Whether it is set apart from the words: by a colon, behind a number by a dash or dot too, or because
    /// no words follow.
    pub(super) separated: bool,
}

/// The colon of a label stands at most this many bytes behind its number.
const MOST_BYTES: usize = 40;

impl Leading {
    /// The same label, `skipped` bytes further behind.
    pub(super) fn behind(self, skipped: usize) -> Self {
        let shift = |range: Range<usize>| range.start + skipped..range.end + skipped;
        Self {
            name: shift(self.name),
            id: self.id.map(shift),
            text: self.text + skipped,
            ..self
        }
    }

    /// The label with which `text` begins.
    pub(super) fn of(text: &str, own: &[(Box<str>, ItemKind)]) -> Option<Self> {
        let (kind, name) = words::leading(text, own)?;
        let mut at = name + blanks(text, name);
        at += blanks(text, at + number_sign(text, at)) + number_sign(text, at);
        if text.get(at..)?.starts_with(['-', '.']) {
            at += usize::from(id::length(text.get(at + 1..)?).is_some());
        }
        let number = id::length(text.get(at..)?).map(|len| at..at + len);
        let mut end = number.as_ref().map_or(name, |number| number.end);
        end += qualifier(text.get(end..)?);
        let rest = text.get(end..)?;
        let separator = separator(rest, number.is_some());
        let colon = separator.is_some_and(|(colon, _)| colon);
        let text_start = end + separator.map_or(0, |(_, len)| len);
        Some(Self {
            kind,
            name: 0..name,
            id: number,
            text: text_start + blanks(text, text_start),
            colon,
            separated: separator.is_some() || rest.trim().is_empty(),
        })
    }
}

fn blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start().len()
}

fn number_sign(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let begins = |sign: &str| {
        rest.get(..sign.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(sign))
    };
    let sign = label_part::NUMBER_SIGN.iter().find(|sign| begins(sign));
    sign.map_or(0, |sign| sign.len())
}

/// The length of what belongs to a label behind its word and number: parentheses, and `de produto` before
/// a colon.
fn qualifier(rest: &str) -> usize {
    let trimmed = rest.trim_start();
    let skipped = rest.len() - trimmed.len();
    if trimmed.starts_with(['(', '（']) {
        let close = trimmed.match_indices([')', '）']).next();
        let close = close.filter(|(at, _)| *at <= MOST_BYTES);
        return close.map_or(0, |(at, close)| skipped + at + close.len());
    }
    let first = trimmed.split([' ', ':']).next().unwrap_or_default();
    let of = label_part::OF.contains(&first.to_lowercase().as_str());
    let goes_on = of || trimmed.starts_with("d'");
    let colon = trimmed.find(COLON).filter(|at| *at <= MOST_BYTES);
    colon.filter(|_| goes_on).map_or(0, |at| skipped + at)
}

/// Whether `rest` begins with a colon or, behind a number, another separator, and its length with the
/// blanks before it.
fn separator(rest: &str, numbered: bool) -> Option<(bool, usize)> {
    let trimmed = rest.trim_start();
    let skipped = rest.len() - trimmed.len();
    let first = trimmed.chars().next()?;
    let colon = matches!(first, ':' | '：' | '｜');
    let other = numbered && matches!(first, '-' | '–' | '—' | '·' | '.' | ')' | '|' | '、' | '，');
    (colon || other).then(|| (colon, skipped + first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::cases;

    #[test]
    fn labels_have_words_numbers_and_separators() {
        // The word, the number, what follows, and whether it is set apart.
        for [text, name, id, words, set_apart] in cases(
            r"
            Objetivo 1: crecer | Objetivo | 1 | crecer | yes
            Objetivo de produto: x | Objetivo |  | x | yes
            Objectif n°2 – x | Objectif | 2 | x | yes
            Résultat clé 1.1 : x | Résultat clé | 1.1 | x | yes
            目标一：增长 | 目标 | 一 | 增长 | yes
            关键结果（Q1）：x | 关键结果 |  | x | yes
            KR-01 Public launch | KR | 01 | Public launch | no
            KR1.2 | KR | 1.2 |  | yes
            Ziel ist es, zu wachsen | Ziel |  | ist es, zu wachsen | no
        ",
        ) {
            let label = Leading::of(text, &[]).expect(text);
            let found_id = label.id.clone().map_or("", |id| &text[id]);
            assert_eq!((&text[label.name.clone()], found_id), (name, id), "{text}");
            assert_eq!(
                (&text[label.text..], label.separated),
                (words, set_apart == "yes"),
                "{text}"
            );
        }
        assert_eq!(Leading::of("Cities: 3", &[]), None);
    }
}
