//! Business metrics with a target and nothing else: "achieve $1 mln in Q1", "increase lifetime value to $6k" (G35, G43-G47).

use super::super::lexer::Tokens;
use super::super::matcher::patterns;
use super::super::reading::Reading;
use super::super::unit::Unit;
use crate::period;

patterns!("kpi");

/// What a word is to a business metric.
#[derive(Clone, Copy, PartialEq)]
enum KpiWord {
    /// Part of its name.
    Name,
    /// A verb of change, an article, a preposition, a time.
    Frame,
    /// More than a metric with its target says.
    Other,
}

/// The most tokens of a metric with its verb, numbers and time: "increase net new revenue from $2.5k to $6k by Q2".
const SHORT: usize = 48;

/// The most words of a metric's name: "net new recurring revenue".
const FEW: usize = 4;

/// Whether nothing is left of the words but a business metric, or money, when the verb, the numbers and the time are
/// taken away.
pub(super) fn is_kpi(reading: &Reading) -> bool {
    let tokens = &reading.tokens;
    if tokens.len() > SHORT {
        return false;
    }
    let is_amount = |at: &usize| {
        let mut figures = reading.figures.iter();
        figures.any(|figure| (figure.first..=figure.last).contains(at))
            || reading.is_placeholder(*at)
    };
    let outside = tokens.iter().filter(|(_, token)| token.depth == 0);
    let words = outside.map(|(at, _)| at).filter(|at| !is_amount(at));
    let mut name = Vec::new();
    for found in words.filter_map(|at| WORD.at(tokens, at)) {
        match found.verdict {
            KpiWord::Name if name.len() < FEW => name.push(found.first),
            KpiWord::Frame => {}
            KpiWord::Name | KpiWord::Other => return false,
        }
    }
    match name.last() {
        Some(last) => reading.is_quantified() && METRIC.hold(tokens, *last),
        None => reading
            .measures()
            .any(|figure| matches!(figure.unit, Unit::Money(_))),
    }
}

/// "Q1", "H2", "FY22".
fn is_part_of_year(tokens: &Tokens, at: usize) -> bool {
    period::is_name(tokens.word(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn business_metrics() {
        let table = "
            Achieve $1 mln in Q1                               | yes
            Close 40% more deals in March                      | yes
            Increase customer lifetime value from $2.5k to $6k | yes
            $X ARR                                             | yes
            Reach $5M of net new revenue by end of Q2          | yes
            Reduce the churn rate from 5% to 3%                |
            Improve the satisfaction of readers from 25 to 35  |
            $X in qualified pipeline from introductions        |
            3x qualified pipeline for Q3+Q4                    |
            100% logo retention on Q2 renewals                 |
            95% of sales forms answered within 5 mins          |
            Train 5 people for sales                           |
            Sign 5 schools with $1M revenue each               |
            Grow revenue                                       |
        ";
        holds(table, is_kpi);
    }
}
