//! Business metrics with a target and nothing else: "achieve $1 mln in Q1", "increase lifetime value to $6k" (G35, G43-G47).

use super::super::figure::FigureStanding;
use super::super::lexer::{LexemeKind, Tokens};
use super::super::placeholder;
use super::super::reading::Reading;
use super::super::unit::Unit;
use crate::lexicon::{Sense, kpi};

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
    let mut measured = reading
        .figures
        .iter()
        .filter(|figure| figure.standing == FigureStanding::Measure);
    let money = measured.any(|figure| matches!(figure.unit, Unit::Money(_)));
    let withheld = (0..tokens.len()).any(|at| placeholder::is_placeholder(tokens, at));
    let counted = reading
        .figures
        .iter()
        .any(|f| f.standing == FigureStanding::Measure);
    let mut words = Vec::new();
    for (at, token) in tokens.iter().filter(|(_, token)| token.depth == 0) {
        let known = reading
            .figures
            .iter()
            .any(|figure| (figure.first..=figure.last).contains(&at));
        match token.kind {
            _ if known || placeholder::is_placeholder(tokens, at) => {}
            LexemeKind::Word if is_left_out(tokens, at) => {}
            LexemeKind::Word if token.senses.intersects(Sense::SCOPE) => return false,
            LexemeKind::Word if words.len() < FEW => words.push(at),
            LexemeKind::Sign('.') if tokens.kind(at + 1).is_some() && !tokens.glued(at + 1) => {
                return false;
            }
            LexemeKind::Word | LexemeKind::Opaque | LexemeKind::Sign(';' | ':' | '/') => {
                return false;
            }
            _ => {}
        }
    }
    match words.last() {
        Some(&last) => (counted || withheld) && is_metric(tokens, last),
        None => money,
    }
}

/// "revenue", "lifetime value", "market share".
fn is_metric(tokens: &Tokens, at: usize) -> bool {
    let pair = |first: &str, second: &str| {
        tokens.is_word(at, second) && at > 0 && tokens.is_word(at - 1, first)
    };
    tokens.senses(at).intersects(Sense::BUSINESS)
        || pair("lifetime", "value")
        || pair("market", "share")
}

/// Verbs of reaching and changing, articles, prepositions of values, and words of time.
fn is_left_out(tokens: &Tokens, at: usize) -> bool {
    let frame = Sense::DETERMINER
        | Sense::APPROXIMATE
        | Sense::FROM
        | Sense::TO
        | Sense::BY
        | Sense::CALENDAR
        | Sense::CADENCE
        | Sense::CHANGE;
    let verbs = Sense::UP | Sense::DOWN | Sense::REACH | Sense::IMPROVE | Sense::MULTIPLE;
    let opens = (0..at).all(|before| tokens.kind(before) != Some(LexemeKind::Word));
    let senses = tokens.senses(at);
    let time = is_period(tokens.word(at)) || tokens.is_one_of(at, kpi::FILLER);
    !senses.intersects(Sense::BUSINESS)
        && (senses.intersects(frame) || time || (opens && senses.intersects(verbs)))
}

/// "Q1", "H2", "FY22".
fn is_period(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.len() - digits.len();
    (1..=2).contains(&letters)
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    #[test]
    fn business_metrics() {
        for (text, expected) in [
            ("Achieve $1 mln in Q1", true),
            ("Close 40% more deals in March", true),
            ("Increase customer lifetime value from $2.5k to $6k", true),
            ("$X ARR", true),
            ("Reach $5M of net new revenue by end of Q2", true),
            ("Reduce the churn rate from 5% to 3%", false),
            ("Improve the satisfaction of readers from 25 to 35", false),
            ("$X in qualified pipeline from introductions", false),
            ("3x qualified pipeline for Q3+Q4", false),
            ("100% logo retention on Q2 renewals", false),
            ("95% of sales forms answered within 5 mins", false),
            ("Train 5 people for sales", false),
            ("Sign 5 schools with $1M revenue each", false),
            ("Grow revenue", false),
        ] {
            assert_eq!(is_kpi(&reading(text)), expected, "{text}");
        }
    }
}
