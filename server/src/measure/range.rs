//! From a baseline to a target: "from 30 to 50%", "$2.5k → $6k", "to 5 (from 30 today)".

use std::ops::Range;

use rust_decimal::Decimal;

use super::Reading;
use super::figure::{Figure, Standing};
use super::lexer::{Kind, Tokens, ends_clause};
use super::lexicon::Roles;
use super::quantity::Quantity;
use super::unit::Unit;

/// A stated change of one quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where it starts.
    pub baseline: Quantity,
    /// Where it shall end.
    pub target: Quantity,
    /// Bytes from the preposition to the end of the later quantity.
    pub range: Range<usize>,
}

/// How far, in tokens, the two ends of a range may be apart.
const REACH: usize = 9;

/// A change and the token it begins with.
pub(super) struct Span {
    pub change: Change,
    pub first: usize,
}

/// The last change that the phrase states.
pub(super) fn change(reading: &Reading) -> Option<Span> {
    (0..reading.figures.len())
        .rev()
        .find_map(|at| forward(reading, at).or_else(|| backward(reading, at)))
}

/// "from A to B", "A → B", with A the figure at `at`.
fn forward(reading: &Reading, at: usize) -> Option<Span> {
    let (baseline, target) = (usable(reading, at)?, usable(reading, at + 1)?);
    let tokens = &reading.tokens;
    let from = preposition(tokens, baseline.first, Roles::FROM);
    let between = baseline.last + 1..target.first;
    if between.len() > REACH || between.clone().any(|i| breaks(tokens, i)) {
        return None;
    }
    let arrow = between.clone().find_map(|i| arrow(tokens, i));
    let joined = match (from, arrow) {
        (_, Some(end)) => {
            leads(tokens, end, target.first).then_some(from.unwrap_or(baseline.first))
        }
        (Some(from), None) => preposition_to(tokens, from, target.first)
            .filter(|to| *to > baseline.last)
            .map(|_| from),
        (None, None) => None,
    };
    span(tokens, baseline, target, joined?)
}

/// "to B from A", "to B (from A today)", with A the figure at `at`.
fn backward(reading: &Reading, at: usize) -> Option<Span> {
    let (target, baseline) = (usable(reading, at.checked_sub(1)?)?, usable(reading, at)?);
    let tokens = &reading.tokens;
    let to = preposition(tokens, target.first, Roles::TO.and(Roles::BOUND))?;
    let from = preposition(tokens, baseline.first, Roles::FROM)?;
    let between = target.last + 1..from;
    let near = between.len() <= REACH && !between.clone().any(|i| breaks(tokens, i));
    (near && from > target.last).then(|| span(tokens, baseline, target, to))?
}

fn usable<'r>(reading: &'r Reading, at: usize) -> Option<&'r Figure> {
    reading
        .figures
        .get(at)
        .filter(|f| f.standing == Standing::Measure && f.value.is_some())
}

/// The preposition with this role that governs the figure which begins at `first`.
pub(super) fn preposition(tokens: &Tokens, first: usize, role: Roles) -> Option<usize> {
    let skipped = Roles::APPROXIMATE
        .and(Roles::DETERMINER)
        .and(Roles::PRESENT);
    for at in (first.saturating_sub(5)..first).rev() {
        let roles = tokens.roles(at);
        if roles.any(role) {
            return Some(at);
        }
        let sign = matches!(
            tokens.kind(at),
            Some(Kind::Sign('<' | '>' | '≥' | '≤' | '~' | '=' | '≈'))
        );
        if !roles.any(skipped) && !sign {
            return None;
        }
    }
    None
}

/// The "to" before a target; after "de" also "a".
fn preposition_to(tokens: &Tokens, from: usize, first: usize) -> Option<usize> {
    preposition(tokens, first, Roles::TO).or_else(|| {
        let romance = ["de", "desde", "da"]
            .iter()
            .any(|w| tokens.is_word(from, w));
        let a = first.checked_sub(1).filter(|&p| tokens.is_word(p, "a"));
        a.filter(|_| romance)
    })
}

/// The token after an arrow that begins at `at`.
fn arrow(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.kind(at)? {
        Kind::Sign('→') => Some(at + 1),
        Kind::Sign('-' | '=') if tokens.is_sign(at + 1, '>') && tokens.glued(at + 1) => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// Whether only approximations stand between `at` and the figure.
fn leads(tokens: &Tokens, at: usize, first: usize) -> bool {
    (at..first).all(|i| {
        tokens
            .roles(i)
            .any(Roles::APPROXIMATE.and(Roles::DETERMINER))
            || matches!(
                tokens.kind(i),
                Some(Kind::Sign('<' | '>' | '≥' | '≤' | '~'))
            )
    })
}

fn breaks(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Some(Kind::Sign(c)) => ends_clause(c) || (c == '.' && !tokens.glued(at + 1)),
        Some(Kind::Placeholder) | None => true,
        _ => false,
    }
}

fn span(tokens: &Tokens, baseline: &Figure, target: &Figure, first: usize) -> Option<Span> {
    let start = tokens.get(first)?.start;
    let end = baseline.range.end.max(target.range.end);
    let target = Quantity::of(tokens, target)?;
    let baseline = inherited(Quantity::of(tokens, baseline)?, baseline, &target)?;
    let target = minutes(target, &baseline);
    let baseline = minutes(baseline, &target);
    Some(Span {
        change: Change {
            baseline,
            target,
            range: start..end,
        },
        first,
    })
}

/// "from 30 to 50%", "from 2 to 3 million": what the last number carries holds for a bare first one too.
fn inherited(mut baseline: Quantity, figure: &Figure, target: &Quantity) -> Option<Quantity> {
    if figure.unit == Unit::Count && figure.scale == 0 && target.unit != Unit::Count {
        baseline.value = baseline.value.checked_mul(target.factor)?;
        baseline.factor = target.factor;
        baseline.unit = target.unit;
    } else if figure.scale == 0
        && target.scale >= 6
        && target.mantissa()?.checked_mul(Decimal::TEN)? >= baseline.value
    {
        baseline.value = baseline
            .value
            .checked_mul(Decimal::from(10u64.checked_pow(target.scale)?))?;
    }
    Some(baseline)
}

/// "from 5m to 30s": beside a duration an "m" is minutes.
fn minutes(quantity: Quantity, other: &Quantity) -> Quantity {
    let minutes = || quantity.mantissa()?.checked_mul(Decimal::from(60));
    let value = (quantity.ambiguous_m && other.unit == Unit::Duration)
        .then(minutes)
        .flatten();
    match value {
        Some(value) => Quantity {
            value,
            unit: Unit::Duration,
            scale: 0,
            ambiguous_m: false,
            ..quantity
        },
        None => quantity,
    }
}
