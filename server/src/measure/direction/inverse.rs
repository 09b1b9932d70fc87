//! Metrics whose numbers may well go the other way than the verb: the better the rank, the smaller its number.

use std::ops::Range;

use crate::lexicon::{Sense, direction};
use crate::measure::alike::{counts_things, is_thing, stem};
use crate::measure::figure::Figure;
use crate::measure::lexer::{LexemeKind, Tokens};
use crate::measure::range::Direction;
use crate::measure::range::Span;
use crate::measure::unit::Unit;

/// Whether the numbers may well go the other way: ranks without "#", losses, what a speed or an efficiency costs, the
/// faults that a quality lacks, the numbers of versions.
pub(super) fn is_inverse(
    tokens: &Tokens,
    (verb, stated): (usize, Direction),
    span: &Span<'_>,
) -> bool {
    let object = verb + 1..span.first;
    let has = |role: Sense| object.clone().any(|at| tokens.senses(at).intersects(role));
    let names = |words: &[&str]| object.clone().any(|at| is_called(tokens, at, words));
    let ranked = tokens
        .iter()
        .any(|(_, token)| token.senses.intersects(Sense::RANKED));
    let quality = || object.clone().any(|at| is_quality(tokens.word(at)));
    let ends = [span.baseline, span.target];
    let counted = ends.iter().any(|end| counts_things(tokens, end));
    let bare = ends.iter().all(|end| end.unit == Unit::Count);
    let less = match span.change.target.unit {
        Unit::Duration => {
            !is_about(tokens, &object, direction::LASTING)
                || tokens.is_one_of(verb, direction::BETTER)
        }
        Unit::Money(_) => !object.is_empty() && !is_about(tokens, &object, direction::EARNED),
        _ => ends.iter().any(|end| counts_others(tokens, end, &object)),
    };
    ranked
        || (is_spent(span) && (has(Sense::SPEED) || quality()))
        || (counted && (has(Sense::VIRTUE) || quality()))
        || (stated == Direction::Up && less)
        || is_out_of(tokens, span, &object)
        || is_share_of_others(tokens, span, &object)
        || (bare && names(direction::NUMBERED) && !names(direction::COUNTED))
        || has(Sense::SIGNED)
}

/// Whether the object is one of these: “the price of a seat”, but not “price fairness”.
fn is_about(tokens: &Tokens, object: &Range<usize>, words: &[&str]) -> bool {
    let mut heads = object.clone().filter(|at| !is_thing(tokens, at + 1));
    heads.any(|at| is_called(tokens, at, words))
}

/// Whether a word of the object is one of these, by itself: “l'attente”, but not the time of “real-time”.
pub(super) fn is_called(tokens: &Tokens, at: usize, words: &[&str]) -> bool {
    let word = tokens.word(at);
    let word = word.rsplit(['\'', '’']).next().unwrap_or(word);
    let part = at > 0 && tokens.is_sign(at - 1, '-') && tokens.glued(at);
    !part && words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

fn is_quality(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.strip_suffix('e').unwrap_or(&word);
    direction::QUALITY_ENDING
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Whether the values are what something takes.
fn is_spent(span: &Span<'_>) -> bool {
    match span.change.target.unit {
        Unit::Duration | Unit::Money(_) => true,
        Unit::Named(name) => !["per second", "fps", "Hz"].contains(&name),
        _ => false,
    }
}

/// “complaints to 20 from 12 regions”: the later number counts what the object comes from.
fn is_out_of(tokens: &Tokens, span: &Span<'_>, object: &Range<usize>) -> bool {
    span.target.first < span.baseline.first && counts_others(tokens, span.baseline, object)
}

/// What says when or where a share is such, and not of what.
const WHEN: Sense = Sense::CADENCE.union(Sense::SCOPE).union(Sense::DEADLINE);

/// “paper forms from 20% digital to 80% digital”.
fn is_share_of_others(tokens: &Tokens, span: &Span<'_>, object: &Range<usize>) -> bool {
    let next = span.baseline.last + 1;
    span.baseline.unit == Unit::Percent
        && is_thing(tokens, next)
        && !tokens.senses(next).intersects(WHEN)
        && !is_within(tokens, next, object)
}

/// Whether the number counts something else than the verb's object: “focus from 12 projects to 4”.
fn counts_others(tokens: &Tokens, end: &Figure, object: &Range<usize>) -> bool {
    let mut words = object.clone();
    counts_things(tokens, end)
        && words.any(|at| tokens.kind(at) == Some(LexemeKind::Word))
        && !is_within(tokens, end.last + 1, object)
}

/// Whether the word at `at` is one of the object, as far as its stem.
fn is_within(tokens: &Tokens, at: usize, object: &Range<usize>) -> bool {
    let thing = stem(tokens, at);
    object
        .clone()
        .any(|word| tokens.kind(word) == Some(LexemeKind::Word) && stem(tokens, word) == thing)
}
