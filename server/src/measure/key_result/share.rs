//! Shares: of nothing that is named, or of more than all (G33, G88).

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::figure::Figure;
use super::super::matcher::patterns;
use super::super::range;
use super::super::reading::Reading;
use crate::lexicon::Sense;

patterns!("share");

fn percents<'r>(reading: &'r Reading) -> impl Iterator<Item = &'r Figure> {
    reading.measures().filter(|figure| figure.is_percent())
}

/// A share whose whole is not told, neither behind it nor by a rate: "reach 80%", "… on 15%".
pub(super) fn bare(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    if range::change(reading).is_some() {
        return None;
    }
    let figure = percents(reading).find(|figure| BARE.hold_about(tokens, figure))?;
    let start = tokens.get(figure.first.saturating_sub(1))?.start;
    Some(start..figure.range.end)
}

/// A share above 100% of people or things that can be counted, or of the time something is up.
pub(super) fn excessive(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let over = |figure: &Figure| {
        figure
            .value
            .is_some_and(|value| value > Decimal::ONE_HUNDRED)
    };
    let mut percents = percents(reading);
    let figure = percents.find(|figure| over(figure) && OF_ALL.hold_about(tokens, figure))?;
    let grows = (0..figure.first).any(|at| tokens.senses(at).intersects(Sense::UP));
    (!grows).then(|| figure.range.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::finds;

    #[test]
    fn shares_of_nothing() {
        let table = "
            Keep answering within 8 days while asking for help on 15% | on 15%
            Reach 80%                                                 | Reach 80%
            Achieve 95% by end of Q3                                  | Achieve 95%
            95% of letters are answered within 5 days                 |
            100% retention on renewals                                |
            99.99% uptime                                             |
            Revenue is predicted with <30% variance                   |
            Hiring is 85%+ of plan                                    |
            Hold the gross margin at 50%                              |
            Raise the win rate from 20% to 30%                        |
            Discount on orders falls on 15% margin                    |
            Reach a completion rate of 80%                            |
        ";
        finds(table, bare);
    }

    #[test]
    fn shares_of_more_than_all() {
        let table = "
            110% of candidates get an answer | 110%
            Answer 150% of the tickets       | 150%
            101% uptime                      | 101%
            100% of candidates get an answer |
            Reach 110% of plan               |
            120% net revenue retention       |
            Grow sales by 300%               |
            Grow to 150% of users            |
            120% of customers last year      |
        ";
        finds(table, excessive);
    }
}
