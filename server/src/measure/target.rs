//! Numeric targets in objectives: "by 15%", "to 99.9%", "a 50% increase", "reach 10k users" (G24, G26, G27).

use std::ops::Range;

use super::figure::{Figure, FigureStanding};
use super::lexer::{LexemeKind, Tokens, ends_clause};
use super::quantity::Quantity;
use super::reading::Reading;
use super::unit::Unit;
use super::{placeholder, range};
use crate::lexicon::{Sense, target};

/// A numeric target in an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveTarget {
    /// Bytes from the word that makes it a target to the end of the quantity.
    pub range: Range<usize>,
    /// The value to reach; of a range its later end; none where it is redacted.
    pub quantity: Option<Quantity>,
}

/// The first numeric target of an objective; scope numbers, asides, ranks, periods and versions are none.
pub(super) fn objective_target(reading: &Reading) -> Option<ObjectiveTarget> {
    let tokens = &reading.tokens;
    if let Some(span) = range::change(reading).filter(|s| is_outside_brackets(tokens, s.first)) {
        return Some(ObjectiveTarget {
            range: span.change.range,
            quantity: Some(span.change.target),
        });
    }
    let mut relative = Relative::default();
    let numeric = reading.figures.iter().find_map(|figure| {
        let subordinate = relative.holds(tokens, figure.first);
        let start = aims(tokens, figure).filter(|&at| !subordinate || is_explicit(tokens, at))?;
        let range = tokens.get(start)?.start..figure.range.end;
        Some(ObjectiveTarget {
            range,
            quantity: Quantity::of(tokens, figure),
        })
    });
    numeric.or_else(|| redacted(tokens))
}

/// "reach $N in sales", "by X%": a target whose value is withheld.
fn redacted(tokens: &Tokens) -> Option<ObjectiveTarget> {
    let mut relative = Relative::default();
    let at = tokens.iter().map(|(at, _)| at).find(|&at| {
        (is_outside_brackets(tokens, at) || (at > 0 && tokens.is_sign(at - 1, '[')))
            && placeholder::is_placeholder(tokens, at)
            && matches!(
                tokens.kind(at),
                Some(LexemeKind::Word | LexemeKind::Placeholder)
            )
            && is_aimed_at(tokens, at)
            && !relative.holds(tokens, at)
    })?;
    let last = placeholder::end(tokens, at) - 1;
    let range = tokens.get(at)?.start..tokens.get(last)?.end;
    Some(ObjectiveTarget {
        range,
        quantity: None,
    })
}

fn is_aimed_at(tokens: &Tokens, at: usize) -> bool {
    let money = usize::from(at > 0 && tokens.is_sign(at - 1, '$'));
    let bracket = usize::from(at > 0 && tokens.is_sign(at - 1, '['));
    let (governor, _) = governor(tokens, at - money - bracket);
    let linked =
        tokens.kind(at) == Some(LexemeKind::Placeholder) && tokens.word(at).starts_with('$');
    let unit = tokens.is_sign(at + 1, '%') || tokens.is_sign(at + 1, '+');
    let amount = money > 0 || linked || unit;
    governor.is_some_and(|g| {
        tokens.is_word(g, "to")
            || tokens.is_word(g, "by")
            || (amount && tokens.senses(g).intersects(Sense::REACH | Sense::UP))
    })
}

fn is_outside_brackets(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.depth == 0)
}

/// "a playbook that will support 16% growth": a target even in a clause, unlike "features that enable 3x growth".
fn is_explicit(tokens: &Tokens, at: usize) -> bool {
    tokens.is_one_of(at, target::EXPLICIT) || (at > 0 && tokens.is_word(at - 1, "will"))
}

/// Follows the tokens once and tells where clauses such as "that enable …" hold.
#[derive(Default)]
struct Relative {
    at: usize,
    holds: bool,
}

impl Relative {
    fn holds(&mut self, tokens: &Tokens, until: usize) -> bool {
        for at in self.at..until {
            match tokens.kind(at) {
                Some(LexemeKind::Sign(c)) if ends_clause(c) || matches!(c, '.' | ',') => {
                    self.holds = false
                }
                Some(LexemeKind::Word) => {
                    self.holds |= tokens.is_one_of(at, target::RELATIVE);
                }
                _ => {}
            }
        }
        self.at = until.max(self.at);
        self.holds
    }
}

/// The token from which the figure is a target.
fn aims(tokens: &Tokens, figure: &Figure) -> Option<usize> {
    if is_amount_in_brackets(tokens, figure) {
        return Some(figure.first);
    }
    if figure.standing != FigureStanding::Measure
        || figure.unit == Unit::Rank
        || !is_outside_brackets(tokens, figure.first)
    {
        return None;
    }
    let (governor, bounded) = governor(tokens, figure.first);
    let capital = |c: char| c.is_uppercase();
    if figure.first == 0 && figure.is_bare() && tokens.word(1).starts_with(capital) {
        return None; // "2 Release the clusters": the number of the item itself.
    }
    let Some(governor) = governor else {
        return Some(figure.first).filter(|_| figure.unit != Unit::Duration);
    };
    let senses = tokens.senses(governor);
    let relative =
        tokens.senses(figure.last + 1).intersects(Sense::CHANGE) && figure.unit != Unit::Duration;
    let timed = figure.unit == Unit::Duration && !bounded;
    let share = matches!(figure.unit, Unit::Percent | Unit::Points | Unit::Multiple);
    let by = senses.intersects(Sense::BY) && (share || tokens.is_word(governor, "by"));
    let to = senses.intersects(Sense::TO) && !tokens.is_word(governor, "à");
    let verbs = Sense::REACH | Sense::UP | Sense::DOWN | Sense::NEUTRAL;
    let verb = senses.intersects(verbs) || tokens.opens_clause(governor);
    let alone = figure.is_bare() && tokens.get(figure.last + 1).is_none();
    let accepted = match () {
        () if alone && tokens.opens_clause(figure.first) => false, // "Apply mathematics – 2": its weight
        () if is_floor(tokens, figure.last + 1) => true,
        () if tokens.opens_clause(figure.first) => !timed,
        () if to && figure.is_bare() => !is_of_work(tokens, governor),
        () if by || to => !timed || to,
        () if senses.intersects(Sense::SCOPE) => bounded && is_limit(tokens, governor, figure),
        () if verb => !timed,
        () => bounded || relative || matches!(figure.unit, Unit::Money(_) | Unit::Percent),
    };
    let leads = by || to || verb || senses.intersects(Sense::SCOPE);
    accepted.then_some(if leads { governor } else { figure.first })
}

/// "generating revenue (€50k)": an amount of money and nothing else in brackets.
fn is_amount_in_brackets(tokens: &Tokens, figure: &Figure) -> bool {
    let money = matches!(figure.unit, Unit::Money(_));
    money
        && figure.first > 0
        && tokens.is_sign(figure.first - 1, '(')
        && tokens.is_sign(figure.last + 1, ')')
}

/// "80 or higher", "5 or fewer".
fn is_floor(tokens: &Tokens, at: usize) -> bool {
    tokens.is_word(at, "or") && tokens.is_one_of(at + 1, target::AFTER_OR)
}

/// "deploy it to 2 customers": the nearest verb before is of work, not of change.
fn is_of_work(tokens: &Tokens, at: usize) -> bool {
    let change = Sense::UP | Sense::DOWN | Sense::NEUTRAL;
    let verb = (at.saturating_sub(12)..at)
        .rev()
        .find(|&i| tokens.senses(i).intersects(change | Sense::WORK));
    verb.is_some_and(|i| !tokens.senses(i).intersects(change))
}

/// "in under 10 seconds", "within 30 days": a limit on time or share, not the size of a population.
fn is_limit(tokens: &Tokens, governor: usize, figure: &Figure) -> bool {
    let population = tokens.is_word(governor, "with") || tokens.is_word(governor, "for");
    !population && matches!(figure.unit, Unit::Duration | Unit::Percent | Unit::Count)
        || (tokens.is_word(governor, "with") && figure.unit == Unit::Percent)
}

/// The word that governs the figure, and whether a bound ("less than", "≥") stands between.
fn governor(tokens: &Tokens, first: usize) -> (Option<usize>, bool) {
    let mut bounded = false;
    for at in (first.saturating_sub(6)..first).rev() {
        let senses = tokens.senses(at);
        let sign = matches!(
            tokens.kind(at),
            Some(LexemeKind::Sign('<' | '>' | '≥' | '≤' | '~' | '='))
        );
        let of = tokens.is_word(at, "de") && at > 0 && is_bound(tokens, at - 1);
        let bound = sign || of || is_bound(tokens, at);
        if !bound && !senses.intersects(Sense::APPROXIMATE | Sense::DETERMINER) {
            return (Some(at), bounded);
        }
        bounded |= bound;
    }
    (None, bounded)
}

fn is_bound(tokens: &Tokens, at: usize) -> bool {
    tokens.is_one_of(at, target::LIMIT)
}

#[cfg(test)]
mod tests {
    use super::super::{Phrase, Reading};
    use super::*;
    use crate::test::cases;

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
        for [text, expected] in cases(table) {
            let reading = Reading::of(&Phrase::of_words(text));
            let found = objective_target(&reading);
            let found = found.and_then(|t| text.get(t.range));
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }
}
