//! Numbers in passing: how it is today, how far it is, the item's own number, turns of phrase.

use crate::lexicon::{Sense, aside};
use crate::measure::figure::Figure;
use crate::measure::lexer::{LexemeKind, Tokens};
use crate::measure::unit::Unit;

/// "(current: 0)", "baseline of 3": what is, not what shall be. Only in brackets, where it is an aside.
pub(super) fn is_present(tokens: &Tokens, figure: &Figure) -> bool {
    let aside = tokens.get(figure.first).is_some_and(|t| t.depth > 0);
    let before = |back: usize| {
        figure
            .first
            .checked_sub(back)
            .is_some_and(|p| tokens.senses(p).intersects(Sense::PRESENT))
    };
    aside
        && (before(1)
            || (before(2) && matches!(tokens.kind(figure.first - 1), Some(LexemeKind::Sign(':')))))
}

/// "… updated. 50% complete": how far it is.
pub(super) fn is_progress_note(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let done = tokens.is_one_of(next, aside::DONE);
    let ends = tokens
        .get(next + 1)
        .is_none_or(|t| matches!(t.kind, LexemeKind::Sign('.' | ')')));
    let opens = tokens
        .before(figure.first)
        .is_some_and(|t| matches!(t.kind, LexemeKind::Sign('.' | '(' | '-' | '–' | '—')));
    figure.unit == Unit::Percent && done && ends && opens
}

/// "interviewing 101", "the one", "zero trust", "half a day", "one-stop shop".
pub(super) fn is_idiom(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    let before = tokens.before(figure.first).copied();
    let number = figure.number;
    if tokens.word(number) == "101" {
        let amount = Sense::APPROXIMATE | Sense::REACH | Sense::TO | Sense::BY;
        let course =
            before.is_some_and(|t| t.kind == LexemeKind::Word && !t.senses.intersects(amount));
        return figure.is_bare() && course && tokens.kind(next) != Some(LexemeKind::Word);
    }
    if tokens.is_word(number, "half") {
        let cut = before.is_some_and(|t| t.senses.intersects(Sense::BY))
            || (figure.first > 0
                && tokens.is_word(figure.first - 1, "in")
                && tokens.kind(next) != Some(LexemeKind::Word));
        return !cut && !tokens.is_one_of(next, aside::AFTER_HALF) && figure.unit == Unit::Count;
    }
    (tokens.is_word(number, "one") && is_pronoun(tokens, figure))
        || (tokens.is_word(number, "zero") && tokens.is_one_of(next, aside::AFTER_ZERO))
}

/// "show how to build one", "the next one", "in one place", "one clear overview": "one" that counts nothing.
fn is_pronoun(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    if tokens.kind(next) != Some(LexemeKind::Word)
        || tokens.senses(next).intersects(Sense::AUXILIARY)
    {
        return !tokens
            .before(figure.first)
            .is_some_and(|t| t.senses.intersects(Sense::APPROXIMATE));
    }
    let more = tokens.is_word(next, "more") || tokens.is_word(next, "additional");
    let whole = tokens.is_one_of(next, aside::AFTER_ONE);
    let pronoun = Sense::SCOPE | Sense::DETERMINER | Sense::NEGATIVE | Sense::HORIZON;
    let determined = tokens
        .before(figure.first)
        .is_some_and(|t| t.senses.intersects(pronoun));
    (determined && !more) || whole
}

/// "(0.0 → 1.0)", "(0.0-1.0)": the scale of scores.
pub(super) fn is_scale(tokens: &Tokens, figure: &Figure) -> bool {
    let ends = |from: usize, to: usize| tokens.word(from) == "0.0" && tokens.word(to) == "1.0";
    let aside = tokens.get(figure.first).is_some_and(|t| t.depth > 0);
    let range = |from: usize, to: usize| {
        ends(from, to)
            && (from + 1..to).all(|at| {
                matches!(tokens.kind(at), Some(LexemeKind::Sign(_))) || tokens.is_word(at, "to")
            })
    };
    let (first, last) = (figure.first, figure.last);
    aside
        && ((1..4).any(|far| range(last, last + far))
            || (1..4).any(|far| {
                first
                    .checked_sub(far)
                    .is_some_and(|from| range(from, first))
            }))
}

/// "1. Grow revenue", "2) Ship it": the number of the item itself.
pub(super) fn is_ordinal(tokens: &Tokens, figure: &Figure) -> bool {
    let stop = matches!(tokens.kind(1), Some(LexemeKind::Sign('.' | ')' | ':')));
    let goes_on = tokens
        .get(2)
        .is_some_and(|t| t.spaced && t.kind == LexemeKind::Word);
    figure.first == 0 && figure.is_bare() && stop && goes_on
}
