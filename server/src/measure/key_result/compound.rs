//! Several results in one: "vacation is tracked and all have taken 5 days" (G33).

use std::ops::Range;

use super::super::figure::FigureStanding;
use super::super::lexer::{LexemeKind, Tokens};
use super::super::reading::Reading;
use crate::lexicon::{Sense, compound};

/// The second result, from its first word to the end of the words. Results are parted by a semicolon, or by "and" or
/// a comma where what follows has a subject and verb of its own, or where each begins with its own count.
pub(super) fn compound(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let second = semicolon(tokens)
        .or_else(|| second_clause(tokens))
        .or_else(|| second_count(reading))?;
    Some(tokens.get(second)?.start..tokens.text.trim_end().len())
}

/// The token behind a semicolon with a result on both sides; not of "A; B: they both" nor "…; measured by".
fn semicolon(tokens: &Tokens) -> Option<usize> {
    let told = |at: &usize| {
        matches!(
            tokens.kind(*at),
            Some(LexemeKind::Word | LexemeKind::Number)
        )
    };
    let first = (0..tokens.len()).find(told)?;
    let last = (0..tokens.len()).rev().find(told)?;
    let parts = |&at: &usize| {
        let outside = tokens.get(at).is_some_and(|token| token.depth == 0);
        tokens.is_sign(at, ';') && outside && !qualifies(tokens, at + 1)
    };
    (first + 1..last).find(parts).map(|at| at + 1)
}

/// Whether what begins at `at` says more about what came before, or is part of a list of names before a colon.
fn qualifies(tokens: &Tokens, at: usize) -> bool {
    let names = (at..at + NAMES)
        .take_while(|&at| {
            matches!(
                tokens.kind(at),
                Some(LexemeKind::Word | LexemeKind::Sign(',' | '&'))
            )
        })
        .last();
    let listed = names.is_some_and(|last| tokens.is_sign(last + 1, ':'));
    listed || tokens.is_one_of(at, compound::REMARK)
}

/// The most tokens of such a list.
const NAMES: usize = 8;

/// "X is tracked and all Y have taken …": the token behind the conjunction.
fn second_clause(tokens: &Tokens) -> Option<usize> {
    let mut finite = false;
    for (at, token) in tokens.iter().filter(|(_, token)| token.depth == 0) {
        let joins = token.kind == LexemeKind::Sign(',')
            || (tokens.is_word(at, "and") && !tokens.is_sign(at + 1, '/'));
        if token.senses.intersects(Sense::SUBORDINATE)
            || tokens.is_one_of(at, compound::SUBORDINATE)
        {
            return None;
        }
        if matches!(token.kind, LexemeKind::Sign(':' | '.' | '—' | '–'))
            && tokens.kind(at + 1).is_some()
        {
            finite = false;
        } else if joins && finite {
            let and = tokens.is_word(at + 1, "and");
            let either = and && tokens.is_sign(at + 2, '/');
            let next = at + 1 + usize::from(and);
            if !either && begins_clause(tokens, next) {
                return Some(next);
            }
        }
        finite |= is_finite(tokens, at);
    }
    None
}

fn is_finite(tokens: &Tokens, at: usize) -> bool {
    tokens.is_one_of(at, compound::FINITE)
}

/// Whether a subject and a verb of its own follow: nouns, then "is", "are", "has", "have".
fn begins_clause(tokens: &Tokens, start: usize) -> bool {
    let verb = (start..start + 10).find(|&at| {
        is_finite(tokens, at)
            || !matches!(
                tokens.kind(at),
                Some(LexemeKind::Word | LexemeKind::Number | LexemeKind::Placeholder)
                    | Some(LexemeKind::Sign('%' | '-' | '/' | '+' | '$'))
            )
    });
    let Some(verb) = verb.filter(|&verb| is_finite(tokens, verb) && verb > start) else {
        return false;
    };
    let pronoun = tokens.is_one_of(start, compound::PRONOUN);
    let stops = (start..verb).any(|at| {
        tokens.senses(at).intersects(Sense::SUBORDINATE) || tokens.is_one_of(at, compound::STOPS)
    });
    !pronoun && !stops
}

/// "2 posts, 3 talks and 1 guide", "publish 2 posts and run 3 talks": the token at which the second begins.
fn second_count(reading: &Reading) -> Option<usize> {
    let tokens = &reading.tokens;
    let opens = |first: usize| {
        let verb = Sense::WORK | Sense::REACH | Sense::UP | Sense::DOWN;
        let lead = Sense::APPROXIMATE | Sense::DETERMINER;
        let start = (0..first)
            .rev()
            .find(|&at| !tokens.senses(at).intersects(lead))
            .map_or(0, |at| at + 1);
        match start.checked_sub(1) {
            None => Some(0),
            Some(at) if tokens.senses(at).intersects(verb) => Some(at),
            Some(_) => Some(start),
        }
    };
    let mut counts = reading
        .figures
        .iter()
        .filter(|f| f.standing == FigureStanding::Measure && f.is_bare())
        .filter(|f| tokens.get(f.first).is_some_and(|t| t.depth == 0))
        .filter(|f| tokens.kind(f.last + 1) == Some(LexemeKind::Word));
    let first = counts
        .next()
        .and_then(|f| opens(f.first))
        .filter(|&at| at == 0)?;
    counts.filter_map(|f| opens(f.first)).find(|&start| {
        start > first
            && start
                .checked_sub(1)
                .is_some_and(|at| tokens.is_word(at, "and") || tokens.is_sign(at, ','))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::finds;

    #[test]
    fn second_results() {
        let table = "
            2 deep dives; 5 highlights                                     | 5 highlights
            New plan complete; updates are rolling out                     | updates are rolling out
            Vacation is tracked and 100% of teammates have taken 5 days    | 100% of teammates have taken 5 days
            Survey is live, results are read weekly, and feedback is used  | results are read weekly, and feedback is used
            Publish 2 posts and run 3 talks                                | run 3 talks
            4 posts, 2 talks and 1 guide                                   | 2 talks and 1 guide
            100% of trials+customers are given scores that we use          |
            Handbook is read for accuracy/freshness                        |
            Event with 10 customers (100% of guests are happy; all return) |
            New staff are trained, ramped, and are ready to lead           |
            We've documented and are using a process                       |
            If an account is at risk, a plan is there                      |
            Sign 3 schools in 2 cities                                     |
            Head of Sales; Head of Help: publish the plan                  |
            Shelves can be moved; validated by 2 tests                     |
            The plan is read and the shop and/or branches are using it     |
            Every shop has a plan and a budget                             |
            We have a map, and the shop, and/or branches are using it      |
            Raise visits from 3 to 5 and 7 to 9                            |
        ";
        finds(table, compound);
    }
}
