//! Whether the two ends of a range count the same: “5 per week” and “10 per month” do not.

use super::figure::Figure;
use super::lexer::{LexemeKind, Tokens, ends_clause};
use super::phrase::Phrase;
use super::reading::Reading;
use super::unit::{self, Suffix, Unit};
use crate::lexicon::{Sense, alike};

/// A word or sign behind a number.
#[derive(PartialEq)]
struct Beside {
    stem: String,
    /// Whether the number is counted over it: “week” in “5 a week”.
    over: bool,
}

/// Whether the numbers of `baseline` and `target` stand for the same things over the same, as far as it is written.
pub(super) fn alike(tokens: &Tokens, baseline: &Figure, target: &Figure) -> bool {
    let (first, second) = if baseline.first < target.first {
        (baseline, target)
    } else {
        (target, baseline)
    };
    let one = beside(tokens, first.last + 1, joint(tokens, second.first));
    let other = beside(tokens, second.last + 1, tokens.len());
    let over = |words: &[Beside]| {
        words
            .iter()
            .any(|word| word.over || word.stem.contains("Duration"))
    };
    let written = first.unit == second.unit && first.scale == second.scale;
    if is_dozen(tokens, first) != is_dozen(tokens, second) {
        false
    } else if one.is_empty() {
        let counted = first.is_bare() || other.is_empty() || written;
        counted && !(over(&other) && (is_timed(tokens, first) || is_converted(first, second)))
    } else if other.starts_with(&one) {
        !over(&one) || !other.iter().skip(one.len()).any(|word| word.over)
    } else {
        !over(&one) && written && (other.is_empty() || is_aside(tokens, second.last + 1))
    }
}

/// Whether values that stand on their own are counted over the same, where they tell over what: not “5 per week” and
/// “20 per month”.
pub fn over_the_same(values: &[&str]) -> bool {
    let over = |text: &&str| {
        let reading = Reading::of(&Phrase::of_words(text));
        let behind = reading.figures.first()?.last + 1;
        let mut words = beside(&reading.tokens, behind, reading.tokens.len());
        words.retain(|word| word.over);
        (!words.is_empty()).then_some(words)
    };
    let told: Vec<_> = values.iter().filter_map(over).collect();
    told.windows(2).all(|pair| pair.first() == pair.last())
}

/// Where the words between two numbers end, before those that belong to the second: “to at least”.
fn joint(tokens: &Tokens, second: usize) -> usize {
    let joins = |at: usize| {
        let sign = matches!(tokens.kind(at), Some(LexemeKind::Sign(sign)) if !is_beside(sign));
        sign || tokens.is_word(at, "a") || is_small(tokens, at)
    };
    let before = (0..second).rev();
    before.take_while(|at| joins(*at)).last().unwrap_or(second)
}

/// The words and signs from `start` to `end` that say what is counted; behind the last number to the end of the clause.
fn beside(tokens: &Tokens, start: usize, end: usize) -> Vec<Beside> {
    let (mut found, mut over) = (Vec::new(), false);
    for at in start..end {
        if end == tokens.len() && ends(tokens, at) {
            break;
        }
        let word = tokens.word(at);
        match tokens.kind(at) {
            Some(LexemeKind::Sign('/')) => over = true,
            Some(LexemeKind::Sign(sign)) if is_end(sign) || !is_beside(sign) => {}
            Some(LexemeKind::Word) if is_over(word) && !(over && is_unit(word)) => over = true,
            Some(LexemeKind::Word) if is_small(tokens, at) => {}
            _ => {
                over |= tokens.senses(at).intersects(Sense::CADENCE);
                let stem = stem(tokens, at);
                found.push(Beside { stem, over });
                over = false;
            }
        }
    }
    found
}

/// Whether another clause begins at `at`.
fn ends(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.kind(at), Some(LexemeKind::Sign(sign)) if is_end(sign))
        || tokens.senses(at).intersects(CLAUSE)
}

/// What begins another clause.
const CLAUSE: Sense = Sense::SUBORDINATE.union(Sense::CONJUNCTION);

/// Words that say nothing of what is counted.
const SMALL: Sense = Sense::TO
    .union(Sense::FROM)
    .union(Sense::BY)
    .union(Sense::PRESENT)
    .union(Sense::HORIZON)
    .union(Sense::DETERMINER)
    .union(Sense::APPROXIMATE);

/// A word that says nothing of what is counted. Of Chinese and Japanese ones, which run on, only one character is known.
fn is_small(tokens: &Tokens, at: usize) -> bool {
    let whole = tokens.get(at).map(|token| token.start) == tokens.start_of_last_word(at);
    whole && tokens.senses(at).intersects(SMALL) && !is_unit(tokens.word(at))
}

fn is_unit(word: &str) -> bool {
    matches!(unit::suffix(word, false), Some(Suffix::Unit { .. }))
}

fn is_end(sign: char) -> bool {
    ends_clause(sign) || matches!(sign, '.' | ',' | '→' | '，' | '、')
}

/// Whether the sign can be a unit or part of one: not a bracket, nor one that bounds a number.
fn is_beside(sign: char) -> bool {
    !matches!(
        sign,
        '(' | ')' | '（' | '）' | '[' | ']' | '<' | '>' | '≥' | '≤' | '~' | '=' | '≈'
    )
}

fn is_over(word: &str) -> bool {
    alike::OVER.contains(&&*word.to_lowercase())
}

/// The word without the ending of a plural. Units of all languages are told by their worth, and points in time of
/// one kind (“in Q1”, “in May”) are the same to a count.
pub(super) fn stem(tokens: &Tokens, at: usize) -> String {
    let word = tokens.word(at).to_lowercase();
    if tokens.senses(at).intersects(Sense::CALENDAR) {
        return "calendar".to_owned();
    }
    if let Some(suffix @ Suffix::Unit { .. }) = unit::suffix(tokens.word(at), false) {
        return format!("{suffix:?}");
    }
    match word.trim_end_matches(|char: char| char.is_ascii_digit()) {
        period @ ("q" | "h") => period.to_owned(),
        _ => {
            let stem = word.strip_suffix('s').unwrap_or(&word);
            let stem = stem.strip_suffix('e').unwrap_or(stem);
            stem.strip_suffix('y')
                .map_or(stem.to_owned(), |stem| format!("{stem}i"))
        }
    }
}

/// Whether the words before the range say over what time it counts: “yearly releases from 12 to 5 a quarter”.
fn is_timed(tokens: &Tokens, first: &Figure) -> bool {
    (0..first.first).any(|at| {
        let word = tokens.word(at).to_lowercase();
        tokens.senses(at).intersects(Sense::CADENCE) || alike::YEARLY.contains(&&*word)
    })
}

/// “from 2 days to 30 hours a month”: who changes the unit may change what it is over.
fn is_converted(first: &Figure, second: &Figure) -> bool {
    first.unit != Unit::Count && first.factor != second.factor
}

/// “2 dozen”: of the other number nobody knows whether it counts dozens too.
fn is_dozen(tokens: &Tokens, figure: &Figure) -> bool {
    let suffix = unit::suffix(tokens.word(figure.last), false);
    figure.last > figure.number && matches!(suffix, Some(Suffix::Times(_)))
}

/// Whether what begins at `next` says no more of the number than when: “by June”, “this quarter”.
fn is_aside(tokens: &Tokens, next: usize) -> bool {
    let aside = tokens
        .senses(next)
        .intersects(Sense::DEADLINE | Sense::DETERMINER);
    aside && !is_over(tokens.word(next)) && !tokens.is_word(next, "of")
}

/// Whether a word says what the number counts: “5 outages”, not “5 a week”.
pub(super) fn counts_things(tokens: &Tokens, figure: &Figure) -> bool {
    figure.unit == Unit::Count && is_thing(tokens, figure.last + 1)
}

/// Whether the word behind a number may say of what it is: not “a week”, “for”, “until”.
pub(super) fn is_thing(tokens: &Tokens, next: usize) -> bool {
    let word =
        tokens.kind(next) == Some(LexemeKind::Word) && !tokens.senses(next).intersects(CLAUSE);
    let joins = is_small(tokens, next)
        || is_over(tokens.word(next))
        || tokens.is_one_of(next, alike::JOINS);
    word && !joins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn ends_of_a_range_are_alike() {
        let table = "
            from 5 per week to 10 per week                   | true
            from 5 a week to 10/week                         | true
            from 3% to 5% of users per month                 | true
            von 5 Fehlern pro Woche auf 10 Fehlern pro Woche | true
            from 1 city to 2 cities                          | true
            from 20 trips to 30 by June                      | true
            from 20 last year to 30 this year                | true
            de 20 viajes a 30                                | true
            from 5 per week to 10 per month                  | false
            from 200 req/min to 5 req/s                      | false
            from 12 a year to 5                              | false
            to 10 per month from 5 per week                  | false
            from 2 days to 30 hours per month                | false
            Weekly defects from 5 to 10 a month              | false
            von 5 pro Woche auf 10 pro Monat                 | false
            de 12 par an à 2 par mois                        | false
            从5次/周到10次/月                                | false
            from 30 °F to 10 °C                              | false
            from 2 dozen to 20                               | false
            from 100 last year to 30 this quarter            | false
            from 10 min (p50) to 30 min (p95)                | false
            from 30% y/y to 5% m/m                           | false
        ";
        shows(table, |reading| Some(reading.change()?.is_comparable()));
    }

    #[test]
    fn values_on_their_own() {
        assert!(over_the_same(&["5 per week", "10 a week", "7"]));
        assert!(over_the_same(&["5", "10 tickets (June)"]));
        assert!(!over_the_same(&["5 per week", "10", "20 per month"]));
    }
}
