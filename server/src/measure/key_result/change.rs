//! Changes that do not say where they start (G87, G90, G104).

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::figure::{Figure, FigureStanding};
use super::super::lexer::{LexemeKind, Tokens, ends_clause};
use super::super::matcher::patterns;
use super::super::range::{self, preposition};
use super::super::reading::Reading;
use super::super::verb::is_verb;
use crate::lexicon::{Sense, change};

patterns!("change");

/// "grow visits by 20%", "a 20% increase": how much is known only where the start is.
pub(super) fn relative(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let anchors = |figure: &Figure| {
        let measured = match figure.standing {
            FigureStanding::Measure => true,
            // "(target: 50k)".
            FigureStanding::Scope => tokens.get(figure.first).is_some_and(|t| t.depth > 0),
            FigureStanding::Name => false,
        };
        // The time over which something changes anchors nothing.
        measured && !figure.is_share() && !OVER.hold_about(tokens, figure)
    };
    let anchored = reading.figures.iter().any(anchors);
    if anchored || reading.has_placeholder() || range::change(reading).is_some() {
        return None;
    }
    let figure = reading
        .measures()
        .find(|figure| is_relative(tokens, figure))?;
    let all = figure.is_percent() && figure.value == Some(Decimal::ONE_HUNDRED);
    let down = (0..figure.last + 3).any(|at| tokens.senses(at).intersects(Sense::DOWN));
    (!(all && down)).then(|| figure.range.clone())
}

/// "by 20%", "a 20% increase".
fn is_relative(tokens: &Tokens, figure: &Figure) -> bool {
    figure.is_share() && (is_by(tokens, figure) || INCREASE.hold_about(tokens, figure))
}

/// "reduce churn by 20%".
fn is_by(tokens: &Tokens, figure: &Figure) -> bool {
    preposition(tokens, figure.first, Sense::BY)
        .is_some_and(|by| tokens.is_word(by, "by") && verb(tokens, by).is_some())
}

/// "increase visits to 500": a change verb and a target, but no value to start from.
pub(super) fn open_start(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    if range::change(reading).is_some() || reading.figures.iter().any(|f| is_relative(tokens, f)) {
        return None;
    }
    let told =
        |&at: &usize| tokens.is_word(at, "from") || tokens.senses(at).intersects(Sense::PRESENT);
    let last_told = (0..tokens.len()).rev().find(told);
    let figures = reading.measures().map(|f| (f.first, f.range.clone()));
    let redacted = tokens
        .iter()
        .filter(|(_, token)| token.kind == LexemeKind::Placeholder)
        .map(|(at, token)| (at, token.start..token.end));
    figures.chain(redacted).find_map(|(first, range)| {
        let money = usize::from(first > 0 && tokens.is_sign(first - 1, '$'));
        let to = preposition(tokens, first - money, Sense::TO)?;
        let verb = verb(tokens, to)?;
        let starts =
            (verb..to).any(|at| tokens.senses(at).intersects(Sense::FROM | Sense::PRESENT));
        let behind = last_told.is_some_and(|at| at >= to);
        (!starts && !behind).then(|| tokens.get(to).map(|t| t.start..range.end))?
    })
}

/// How far before its preposition the verb of a change is looked for, in tokens.
const REACH: usize = 16;

/// The verb of change that governs the preposition, in the same clause. "Expand to 3 cities" counts from nothing.
fn verb(tokens: &Tokens, preposition: usize) -> Option<usize> {
    let near = preposition.saturating_sub(REACH)..preposition;
    let clause = near.rev().take_while(
        |&at| !matches!(tokens.kind(at), Some(LexemeKind::Sign(c)) if ends_clause(c) || c == '.'),
    );
    let verbs = Sense::UP | Sense::DOWN | Sense::IMPROVE;
    clause
        .filter(|&at| tokens.senses(at).intersects(verbs) && is_verb(tokens, at))
        .find(|&at| !tokens.is_one_of(at, change::FROM_NOTHING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::finds;

    #[test]
    fn relative_changes() {
        let table = "
            Achieve a 20% increase in daily visits       | 20%
            Increase search traffic by 20%               | 20%
            Close 40% more deals in March                | 40%
            Grow visits by 20% within 3 months           | 20%
            Grow visits by 20%, 5 hours a week           |
            Grow sales by 3x                             | 3x
            Cut delivery time by 35% (target of 39 days) |
            3x qualified pipeline                        |
            Visits from 10k to 12k (+20%)                |
            Grow visits by 20% to 12k                    |
            Grow visits by 5x (target: 50k)              |
            Reduce losses by 100%                        |
            Grow visits by 100%                          | 100%
            20% of readers come back                     |
            Books are read by 20% of the members         |
        ";
        finds(table, relative);
    }

    #[test]
    fn changes_without_a_start() {
        let table = "
            Increase monthly visits to 50k         | to 50k
            Reduce churn to less than 1% monthly   | to less than 1%
            Weekly use grows to 300 shops          | to 300
            Aumentar las visitas a 500             |
            Raise visits from 300 to 500           |
            Raise visits to 500 (from 300)         |
            Raise visits from today's level to 500 |
            Raise visits to 500 (currently 300)    |
            Visits grow by 5x to 300 a week        |
            Land 5 schools                         |
            Expand to 3 cities                     |
            Achieve 99.99% uptime                  |
            Publish the growth plan to 5 boards    |
        ";
        finds(table, open_start);
    }
}
