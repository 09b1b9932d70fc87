//! Measures without a number: "every account", "no incidents", "weekly reviews", "twice as many".

use super::lexer::{Lexeme, LexemeKind, Tokens, ends_clause};
use super::matcher::patterns;
use crate::lexicon::{Sense, quantifier};

patterns!("quantifier");

/// Whether the phrase quantifies without a number, outside brackets and clauses of purpose or relation.
pub(super) fn has_quantifier(tokens: &Tokens) -> bool {
    let (mut subordinate, mut leading) = (false, false);
    let change = leads_with_change(tokens);
    for (at, token) in tokens.iter() {
        match token.kind {
            LexemeKind::Sign(',') => subordinate &= !leading,
            LexemeKind::Sign(c) if ends_clause(c) || c == '.' => subordinate = false,
            LexemeKind::Word if token.depth > 0 && !is_alone_in_brackets(tokens, at) => {}
            LexemeKind::Word if !subordinate && quantifies(tokens, at, change) => return true,
            LexemeKind::Word if !subordinate && SUBORDINATE.hold(tokens, at) => {
                // "If it fails, …": the main clause comes behind.
                (subordinate, leading) = (true, tokens.opens_clause(at));
            }
            _ => {}
        }
    }
    false
}

/// Whether token `at` is a measure; the measure of a `change` is how much, not for whom.
fn quantifies(tokens: &Tokens, at: usize, change: bool) -> bool {
    THRESHOLD.hold(tokens, at)
        || QUANTIFIES.hold(tokens, at) && !(change && FOR_WHOM.hold(tokens, at))
}

/// "double revenue", "twice as many", "by a third"; not "double down", "double-check".
pub(super) fn is_multiple(tokens: &Tokens, at: usize) -> bool {
    MULTIPLE.hold(tokens, at)
}

/// "(biweekly)".
fn is_alone_in_brackets(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.is_sign(at - 1, '(') && tokens.is_sign(at + 1, ')')
}

/// Words that run on without spaces and hold a measure, such as "所有" or "两个项目"; "一个" is an article.
fn is_wide(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let holds = |words: &[&str], char: char| words.iter().any(|word| word.starts_with(char));
    let mut pairs = word.chars().zip(word.chars().skip(1));
    !word.is_ascii()
        && (quantifier::RUN.iter().any(|run| word.contains(run))
            || pairs.any(|(numeral, counter)| {
                holds(quantifier::COUNTING, numeral) && holds(quantifier::COUNTER, counter)
            }))
}

/// "Improve …", "Increase …".
fn leads_with_change(tokens: &Tokens) -> bool {
    let word = |&(_, token): &(usize, &Lexeme)| token.kind == LexemeKind::Word && token.depth == 0;
    let change = Sense::UP | Sense::DOWN | Sense::IMPROVE;
    let first = tokens.iter().find(word);
    first.is_some_and(|(_, token)| token.senses.intersects(change))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn quantifiers() {
        let table = "
            Screening call for all applicants              | yes
            Weekly review of the backlog                   | yes
            Weekly/monthly updates for the board           | yes
            Meet regularly (biweekly) with users           | yes
            Lower recovery from days to single digit hours | yes
            If a letter gets lost, answer within a day     | yes
            Chaque équipe a un plan                        | yes
            Alle Teams nutzen das Werkzeug                 | yes
            Run that workshop at least once                | yes
            写出一个小故事                                 |
            A set of tests to run for each release         |
            Give a talk that everybody can follow          |
            Maximize weekly unique visitors                |
            Write a guide so that every team can use it    |
            Build a tool which helps all teams             |
            Publish the guide (for all teams)              |
            Double down on search                          |
            Improve onboarding for every team              |
            Publish the plan                               |
        ";
        holds(table, |reading| has_quantifier(&reading.tokens));
    }
}
