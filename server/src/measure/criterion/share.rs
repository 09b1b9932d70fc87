//! Shares: of nothing that is named, or of more than all (G33, G88).

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::figure::{Figure, FigureStanding};
use super::super::lexer::{LexemeKind, Tokens};
use super::super::range;
use super::super::reading::Reading;
use super::super::unit::Unit;
use crate::lexicon::{Sense, share};

fn percents<'r>(reading: &'r Reading) -> impl Iterator<Item = &'r Figure> {
    let percents = reading.figures.iter();
    percents.filter(|f| f.unit == Unit::Percent && f.standing == FigureStanding::Measure)
}

/// A share whose whole is not told, neither behind it nor by a rate: "reach 80%", "… on 15%".
pub(super) fn bare(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    if range::change(reading).is_some() {
        return None;
    }
    let mut bare = percents(reading).filter(|f| is_last(tokens, f.last + 1) && is_bare(tokens, f));
    bare.next().map(|figure| {
        let start = figure.first.saturating_sub(1);
        tokens.get(start).map_or(figure.range.start, |t| t.start)..figure.range.end
    })
}

/// Whether nothing follows that could be the whole.
fn is_last(tokens: &Tokens, next: usize) -> bool {
    match tokens.kind(next) {
        None => true,
        Some(LexemeKind::Sign(sign)) => matches!(sign, '.' | ',' | ';' | '!' | ')' | '|'),
        Some(LexemeKind::Word) => {
            tokens
                .senses(next)
                .intersects(Sense::CONJUNCTION | Sense::DEADLINE)
                && !tokens.is_word(next, "on")
        }
        _ => false,
    }
}

/// So many tokens from a share, a rate belongs to it.
const NEAR: usize = 4;

/// Whether the share is reached, or stands behind "on", without a rate anywhere in its clause.
fn is_bare(tokens: &Tokens, figure: &Figure) -> bool {
    let approximate = |&at: &usize| !tokens.senses(at).intersects(Sense::APPROXIMATE);
    let Some(governor) = (0..figure.first).rev().find(approximate) else {
        return figure.first == 0;
    };
    let reached = governor == 0 && tokens.senses(governor).intersects(Sense::REACH);
    let start = if reached {
        0
    } else {
        figure.first.saturating_sub(NEAR)
    };
    let rate = (start..=figure.first + NEAR).any(|at| tokens.senses(at).intersects(Sense::RATE));
    (reached || tokens.is_word(governor, "on")) && !rate
}

/// A share above 100% of people or things that can be counted, or of the time something is up.
pub(super) fn excessive(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let hundred = Decimal::ONE_HUNDRED;
    let mut excessive = percents(reading).filter(|figure| {
        let over = figure.value.is_some_and(|value| value > hundred);
        over && is_part(tokens, figure)
    });
    let figure = excessive.next()?;
    let grows = (0..figure.first).any(|at| tokens.senses(at).intersects(Sense::UP));
    (!grows).then(|| figure.range.clone())
}

/// "of customers", "of the tickets", "uptime".
fn is_part(tokens: &Tokens, figure: &Figure) -> bool {
    let next = figure.last + 1;
    if tokens.is_one_of(next, share::TIME_UP) {
        return true;
    }
    let article = usize::from(tokens.is_one_of(next + 1, share::ARTICLE));
    tokens.is_word(next, "of")
        && tokens.senses(next + 1 + article).intersects(Sense::SUBSET)
        && closes(tokens, next + 2 + article)
}

/// "of users last year" compares.
fn closes(tokens: &Tokens, at: usize) -> bool {
    !tokens.is_one_of(at, share::COMPARED)
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    #[test]
    fn shares_of_nothing() {
        for (text, expected) in [
            (
                "Keep answering within 8 days while asking for help on 15%",
                "on 15%",
            ),
            ("Reach 80%", "Reach 80%"),
            ("Achieve 95% by end of Q3", "Achieve 95%"),
            ("95% of letters are answered within 5 days", ""),
            ("100% retention on renewals", ""),
            ("99.99% uptime", ""),
            ("Revenue is predicted with <30% variance", ""),
            ("Hiring is 85%+ of plan", ""),
            ("Hold the gross margin at 50%", ""),
            ("Raise the win rate from 20% to 30%", ""),
            ("Discount on orders falls on 15% margin", ""),
            ("Reach a completion rate of 80%", ""),
        ] {
            let found = bare(&reading(text)).and_then(|range| text.get(range));
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn shares_of_more_than_all() {
        for (text, expected) in [
            ("110% of candidates get an answer", "110%"),
            ("Answer 150% of the tickets", "150%"),
            ("101% uptime", "101%"),
            ("100% of candidates get an answer", ""),
            ("Reach 110% of plan", ""),
            ("120% net revenue retention", ""),
            ("Grow sales by 300%", ""),
            ("Grow to 150% of users", ""),
            ("120% of customers last year", ""),
        ] {
            let found = excessive(&reading(text)).and_then(|range| text.get(range));
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }
}
