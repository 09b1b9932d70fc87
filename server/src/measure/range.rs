//! From a baseline to a target: "from 30 to 50%", "$2.5k → $6k", "to 5 (from 30 today)".

use std::ops::Range;

use rust_decimal::Decimal;

use super::alike::alike;
use super::figure::{Figure, FigureStanding};
use super::lexer::{LexemeKind, Tokens, ends_clause};
use super::quantity::Quantity;
use super::reading::Reading;
use super::unit::Unit;
use crate::lexicon::{Sense, range};

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It grows.
    Up,
    /// It falls.
    Down,
}

/// A stated change of one quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where it starts.
    pub baseline: Quantity,
    /// Where it shall end.
    pub target: Quantity,
    /// Bytes from the preposition to the end of the later quantity.
    pub range: Range<usize>,
    /// Whether both ends count the same, as far as words and signs beside the numbers tell.
    alike: bool,
}

impl Change {
    /// Whether the two values can be compared: not “5 per week” with “10 per month”, and not those of two units.
    pub fn is_comparable(&self) -> bool {
        self.alike && self.baseline.unit.comparable(self.target.unit)
    }
}

/// How far, in tokens, the two ends of a range may be apart.
const REACH: usize = 9;

/// A change, the token it begins with, and its ends as they are written.
pub(super) struct Span<'r> {
    pub change: Change,
    pub first: usize,
    pub baseline: &'r Figure,
    pub target: &'r Figure,
}

/// The last change that the phrase states.
pub(super) fn change<'r>(reading: &'r Reading<'_>) -> Option<Span<'r>> {
    (0..reading.figures.len())
        .rev()
        .find_map(|at| forward(reading, at).or_else(|| backward(reading, at)))
}

/// "from A to B", "A → B", with A the figure at `at`.
fn forward<'r>(reading: &'r Reading<'_>, at: usize) -> Option<Span<'r>> {
    let (baseline, target) = (usable(reading, at)?, usable(reading, at + 1)?);
    let tokens = &reading.tokens;
    let from = preposition(tokens, baseline.first, Sense::FROM);
    let between = baseline.last + 1..target.first;
    if between.len() > REACH || between.clone().any(|i| breaks(tokens, i)) {
        return None;
    }
    let arrow = between.clone().find_map(|i| arrow(tokens, i));
    let joined = match (from, arrow) {
        (_, Some(end)) => {
            let whole = from.is_some() || !goes_back(tokens, baseline.first);
            (whole && leads(tokens, end, target.first)).then_some(from.unwrap_or(baseline.first))
        }
        (Some(from), None) => preposition_to(tokens, from, target.first)
            .filter(|to| *to > baseline.last)
            .map(|_| from),
        (None, None) => in_brackets(tokens, baseline, target),
    };
    span(tokens, baseline, target, joined?)
}

/// "Reduce the bounce rate (65% to 50%)": the brackets say "from".
fn in_brackets(tokens: &Tokens, baseline: &Figure, target: &Figure) -> Option<usize> {
    let opens = tokens
        .before(baseline.first)
        .is_some_and(|t| t.kind == LexemeKind::Sign('('));
    let joins = target.first == baseline.last + 2 && tokens.is_word(baseline.last + 1, "to");
    let verb = Sense::UP | Sense::DOWN | Sense::NEUTRAL;
    let changes = (0..baseline.first.min(REACH)).any(|i| tokens.senses(i).intersects(verb));
    (opens && joins && changes && tokens.is_sign(target.last + 1, ')')).then_some(baseline.first)
}

/// "to B from A", "to B (from A today)", with A the figure at `at`.
fn backward<'r>(reading: &'r Reading<'_>, at: usize) -> Option<Span<'r>> {
    let (target, baseline) = (usable(reading, at.checked_sub(1)?)?, usable(reading, at)?);
    let tokens = &reading.tokens;
    let to = preposition(tokens, target.first, Sense::TO | Sense::BOUND)?;
    let from = preposition(tokens, baseline.first, Sense::FROM)?;
    let between = target.last + 1..from;
    let near = between.len() <= REACH && !between.clone().any(|i| breaks(tokens, i));
    (near && from > target.last).then(|| span(tokens, baseline, target, to))?
}

fn usable<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r Figure> {
    reading
        .figures
        .get(at)
        .filter(|f| f.standing == FigureStanding::Measure && f.value.is_some())
}

/// The preposition with this role that governs the figure which begins at `first`.
pub(super) fn preposition(tokens: &Tokens, first: usize, role: Sense) -> Option<usize> {
    let skipped = Sense::APPROXIMATE | Sense::DETERMINER | Sense::PRESENT;
    for at in (first.saturating_sub(5)..first).rev() {
        let senses = tokens.senses(at);
        if senses.intersects(role) {
            return Some(at);
        }
        let sign = matches!(
            tokens.kind(at),
            Some(LexemeKind::Sign('<' | '>' | '≥' | '≤' | '~' | '=' | '≈'))
        );
        if !senses.intersects(skipped) && !sign {
            return None;
        }
    }
    None
}

/// The "to" before a target; after "de" also "a", and its "al".
fn preposition_to(tokens: &Tokens, from: usize, first: usize) -> Option<usize> {
    preposition(tokens, first, Sense::TO).or_else(|| {
        let romance = tokens.is_one_of(from, range::FROM_BEFORE_A);
        let a = first
            .checked_sub(1)
            .filter(|&p| tokens.is_one_of(p, range::A));
        a.filter(|_| romance)
    })
}

/// The token after an arrow that begins at `at`.
fn arrow(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.kind(at)? {
        LexemeKind::Sign('→') => Some(at + 1),
        LexemeKind::Sign('-' | '=') if tokens.is_sign(at + 1, '>') && tokens.glued(at + 1) => {
            Some(at + 2)
        }
        _ => None,
    }
}

/// Whether the number at `first` is the end of something longer: the 10 of “5-10”, the 30 of “5:30”, the 5 of “1:5”.
fn goes_back(tokens: &Tokens, first: usize) -> bool {
    let number = first.checked_sub(2).and_then(|at| tokens.kind(at)) == Some(LexemeKind::Number);
    let sign = matches!(
        tokens.before(first).map(|token| token.kind),
        Some(LexemeKind::Sign('-' | '–' | ':' | '/'))
    );
    number && sign && tokens.glued(first - 1)
}

/// Whether only approximations stand between `at` and the figure.
fn leads(tokens: &Tokens, at: usize, first: usize) -> bool {
    (at..first).all(|i| {
        tokens
            .senses(i)
            .intersects(Sense::APPROXIMATE | Sense::DETERMINER)
            || matches!(
                tokens.kind(i),
                Some(LexemeKind::Sign('<' | '>' | '≥' | '≤' | '~'))
            )
    })
}

fn breaks(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Some(LexemeKind::Sign(c)) => ends_clause(c) || (c == '.' && !tokens.glued(at + 1)),
        Some(LexemeKind::Placeholder) | None => true,
        _ => false,
    }
}

fn span<'r>(
    tokens: &Tokens,
    baseline: &'r Figure,
    target: &'r Figure,
    first: usize,
) -> Option<Span<'r>> {
    let start = tokens.start_of_last_word(first)?;
    let end = baseline.range.end.max(target.range.end);
    let (from, to) = (
        Quantity::of(tokens, baseline)?,
        Quantity::of(tokens, target)?,
    );
    let from = minutes(inherited(from, baseline, &to)?, &to);
    let to = priced(minutes(to, &from), &from);
    Some(Span {
        change: Change {
            baseline: from,
            target: to,
            range: start..end,
            alike: alike(tokens, baseline, target),
        },
        first,
        baseline,
        target,
    })
}

/// "from $2.5k to 6k": money stays money.
fn priced(target: Quantity, baseline: &Quantity) -> Quantity {
    match (target.unit, baseline.unit) {
        (Unit::Count, unit @ Unit::Money(_)) => Quantity { unit, ..target },
        _ => target,
    }
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
    let factor = Decimal::from(60);
    let minutes = || quantity.mantissa()?.checked_mul(factor);
    let value = (quantity.ambiguous_m && other.unit == Unit::Duration)
        .then(minutes)
        .flatten();
    let unit = Unit::Duration;
    match value {
        Some(value) => Quantity {
            value,
            unit,
            factor,
            scale: 0,
            ambiguous_m: false,
            ..quantity
        },
        None => quantity,
    }
}

#[cfg(test)]
mod tests {
    use crate::measure::tests::shows;

    #[test]
    fn changes() {
        let table = "
            Raise developer NPS from 25 to 35            | 25 > 35 in from 25 to 35
            Cut the churn rate from 5% to 3%             | 5% > 3% in from 5% to 3%
            Raise the share from 30 to 50%               | 30% > 50% in from 30 to 50%
            Move the price from $2.5k to $6k             | 2500 USD > 6000 USD in from $2.5k to $6k
            Sessions grow from 5 to 8 minutes            | 5 min > 8 min in from 5 to 8 minutes
            Cut it from 5 days to 36 hours               | 5 days > 36 h in from 5 days to 36 hours
            Cut 30 to 60 day churn from 8% to 4%         | 8% > 4% in from 8% to 4%
            From 3 to 4, then from 7 to 9                | 7 > 9 in from 7 to 9
            Users: 10k → 12k (+20%)                      | 10000 > 12000 in 10k → 12k
            Users 10k -> 12k                             | 10000 > 12000 in 10k -> 12k
            From 2 to 3 million users                    | 2000000 > 3000000 in From 2 to 3 million
            Cold start from 5m to 30s                    | 5 min > 30 s in from 5m to 30s
            Reduce the bounce rate (65% to 50%)          | 65% > 50% in 65% to 50%
            Move the price from $2.5k to 6k              | 2500 USD > 6000 USD in from $2.5k to 6k
            Search rank from #10 to #3                   | #10 > #3 in from #10 to #3
            Score from 7 to 9.5 out of 10                | 7/10 > 9.5/10 in from 7 to 9.5 out of 10
            From about 40% to more than 60%              | 40% > 60% in From about 40% to more than 60%
            Cut open leads to 5 (from 30+ today)         | 30 > 5 in to 5 (from 30+
            Reduzir o churn de 5% para 3%                | 5% > 3% in de 5% para 3%
            Bajar del 5 % al 3 %                         | 5% > 3% in del 5 % al 3 %
            Subir de 30 a 50                             | 30 > 50 in de 30 a 50
            Passer de 30 % à 50 %                        | 30% > 50% in de 30 % à 50 %
            Von 30 auf 50 Prozent                        | 30% > 50% in Von 30 auf 50 Prozent
            Поднять с 60% до 85%                         | 60% > 85% in с 60% до 85%
            转化率从5%提升到8%                           | 5% > 8% in 从5%提升到8%
            From 30% to 5 tickets                        | 30% > 5 in From 30% to 5
            Approval from Acme to proceed with 10k users |
            From 5 partners to prove demand in 3 regions |
            Runs from 2021-05-01 to 2021-07-31           |
            From Q1 2021 to Q3 2021                      |
            Open from 9am to 5pm                         |
            Move from v2 to v3                           |
            Migrate from AWS to GCP                      |
            Sign 5 to 8 customers                        |
            Stay between 3 and 5                         |
            Hold a 20-30% margin                         |
            From X to 50                                 |
            From the start of the quarter to the end     |
        ";
        shows(table, |reading| {
            let found = reading.change()?;
            let range = reading.tokens.slice(found.range);
            Some(format!("{} > {} in {range}", found.baseline, found.target))
        });
    }
}
