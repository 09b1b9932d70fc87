//! Numeric targets in objectives: "by 15%", "to 99.9%", "a 50% increase", "reach 10k users" (G24, G26, G27).

use std::ops::Range;

use super::clause::clauses;
use super::figure::{Figure, FigureStanding};
use super::lexer::Tokens;
use super::matcher::patterns;
use super::quantity::Quantity;
use super::reading::Reading;
use super::{placeholder, range};

patterns!("target");

/// A numeric target in an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveTarget {
    /// Bytes from the word that makes it a target to the end of the quantity.
    pub range: Range<usize>,
    /// The value to reach; of a range its later end; none where it is redacted.
    pub quantity: Option<Quantity>,
}

/// Whether a number is a target, and where the words of the target begin.
#[derive(Clone, Copy, PartialEq)]
enum Aim {
    /// With the word that governs the number.
    Governor,
    /// With the number.
    Number,
    /// The same, even in brackets.
    Amount,
    /// It is none.
    No,
}

/// The first numeric target of an objective; scope numbers, asides, ranks, periods and versions are none.
pub(super) fn objective_target(reading: &Reading) -> Option<ObjectiveTarget> {
    let tokens = &reading.tokens;
    if let Some(span) = range::change(reading).filter(|span| is_outside(tokens, span.first)) {
        return Some(ObjectiveTarget {
            range: span.change.range,
            quantity: Some(span.change.target),
        });
    }
    let mut words = clauses(tokens, &RELATIVE);
    let numeric = reading.figures.iter().find_map(|figure| {
        let (.., subordinate) = words.find(|(at, ..)| *at == figure.first)?;
        let start = start(tokens, figure)?;
        (!subordinate || EXPLICIT.hold(tokens, start)).then(|| ObjectiveTarget {
            range: tokens.range(start, figure.last + 1).start..figure.range.end,
            quantity: Quantity::of(tokens, figure),
        })
    });
    numeric.or_else(|| withheld(reading))
}

/// "reach $N in sales", "by X%": a target whose value is withheld.
fn withheld(reading: &Reading) -> Option<ObjectiveTarget> {
    let tokens = &reading.tokens;
    let mut words = clauses(tokens, &RELATIVE);
    let (at, ..) = words.find(|&(at, _, subordinate)| {
        let bracket = at > 0 && tokens.is_sign(at - 1, '[');
        !subordinate
            && (is_outside(tokens, at) || bracket)
            && reading.is_placeholder(at)
            && WITHHELD.hold(tokens, at)
    })?;
    Some(ObjectiveTarget {
        range: tokens.range(at, placeholder::end(tokens, at)),
        quantity: None,
    })
}

fn is_outside(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.depth == 0)
}

/// The token with which the words of the target begin, where the figure is one.
fn start(tokens: &Tokens, figure: &Figure) -> Option<usize> {
    let counts = figure.standing == FigureStanding::Measure && !figure.is_rank();
    let counts = counts && is_outside(tokens, figure.first);
    match AIM.about(tokens, figure)? {
        Aim::Amount => Some(figure.first),
        Aim::Number if counts => Some(figure.first),
        Aim::Governor if counts => Some(governor(tokens, figure.first)),
        _ => None,
    }
}

/// The token that governs the figure which begins at `first`; that one itself where none does.
fn governor(tokens: &Tokens, first: usize) -> usize {
    let mut before = (0..first).rev();
    before.find(|at| !may_lead(tokens, *at)).unwrap_or(first)
}

/// Whether the token may stand between a number and what governs it: "less than", "≥", "the".
fn may_lead(tokens: &Tokens, at: usize) -> bool {
    LEAD.at(tokens, at).is_some()
}

/// Whether it limits the number.
fn limits(tokens: &Tokens, at: usize) -> bool {
    LEAD.hold(tokens, at)
}

fn is_money(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at).starts_with('$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::finds;

    #[test]
    fn targets_in_objectives() {
        let table = "
            Achieve a 50% increase in sales                                  | Achieve a 50%
            Increase our NPS from 30 to 50 by the end of Q2                  | from 30 to 50
            Close 40% more deals in March                                    | Close 40%
            Improve satisfaction ratings by 15%                              | by 15%
            Grow to 10k active teams                                         | to 10k
            Drive availability to 99.95%                                     | to 99.95%
            Answer every ticket in under 10 minutes                          | in under 10 minutes
            Reach $5M in new sales                                           | Reach $5M
            Ship 2 new integrations                                          | Ship 2
            Interview 20 customers                                           | Interview 20
            Hold response time at 99.9%                                      | 99.9%
            Reach $N in new sales                                            | N
            Grow usage by X%                                                 | X%
            Encontrar ajuda em menos de 2 cliques                            | em menos de 2
            Deploy the index to 2 customers                                  |
            Solve hard problems for the largest firms (5k+ user, global)     |
            Reach product-market fit for example.com (free and paid)         |
            Ship features that enable 3x growth in ARR                       |
            Write a playbook that will achieve 16% growth                    | achieve 16%
            Build an engine that will support 5x growth                      | support 5x
            Write an onboarding plan, the latter with an +80 or higher score | with an +80
            Keep hubs full and bring revenue (€50k)                          | €50k
            Apply mathematics at work – 2                                    |
            Be the #1 choice for small businesses                            |
            Win Q2                                                           |
            Offer 24/7 support                                               |
            Launch V2                                                        |
            Plan the hiring for the next 18 months                           |
            Prepare onboarding for 2 partners                                |
            Publish a 6-month roadmap                                        |
            Support the 2024 strategy                                        |
        ";
        finds(table, |reading| Some(objective_target(reading)?.range));
    }
}
