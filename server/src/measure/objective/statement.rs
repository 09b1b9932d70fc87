//! The words of an objective in order, without what stands before them: `CEO:`, `[P0]`, `M3 –`.

use super::super::lexer::{Lexeme, LexemeKind, Tokens};
use crate::lexicon::{Sense, sentence};

/// The first sentence of an objective outside of brackets; what follows explains it. Quotes are left out, and what
/// hyphens and strokes join is one word.
pub(super) struct Statement<'a> {
    pub(super) tokens: Tokens<'a>,
}

impl<'a> Statement<'a> {
    pub(super) fn of(tokens: &Tokens<'a>) -> Self {
        let mut list: Vec<Lexeme> = Vec::with_capacity(tokens.len());
        let mut joined = false;
        for (at, token) in tokens.iter().skip(start(tokens)) {
            let tied = tokens.glued(at) && list.last().is_some_and(|last| last.end == token.start);
            match token.kind {
                _ if token.depth > 0 => {}
                LexemeKind::Sign('.' | '!' | '?' | '。') if ends_sentence(tokens, at) => break,
                LexemeKind::Sign('-' | '/' | '\'' | '’')
                    if tokens.glued(at) && tokens.glued(at + 1) =>
                {
                    joined = true;
                    continue;
                }
                LexemeKind::Sign('(' | '[' | ')' | ']' | '"' | '“' | '”' | '`') => {}
                LexemeKind::Word if joined && tokens.glued(at) && !list.is_empty() => {
                    if let Some(last) = list.last_mut() {
                        last.end = token.end;
                        let word = tokens.slice(last.start..last.end);
                        *last = last.read(LexemeKind::Word, word);
                    }
                }
                // `$L`: a letter that stands for an amount.
                LexemeKind::Word if tied && list.last().is_some_and(is_of_money) => {
                    list.push(token.read(LexemeKind::Placeholder, tokens.word(at)));
                }
                LexemeKind::Sign(_) if list.is_empty() && !is_of_money(token) => {}
                _ => list.push(*token),
            }
            joined = false;
        }
        let text = tokens.text;
        Self {
            tokens: Tokens { text, list },
        }
    }

    /// The words, numbers and signs for "and" that say something: no articles.
    pub(super) fn content(&self) -> impl Iterator<Item = usize> {
        let said = self.tokens.iter().filter(|(_, token)| match token.kind {
            LexemeKind::Sign(sign) => matches!(sign, '&' | '+'),
            _ => !token.senses.intersects(Sense::OPENS_NOUN),
        });
        said.map(|(at, _)| at)
    }
}

fn is_of_money(token: &Lexeme) -> bool {
    matches!(token.kind, LexemeKind::Sign('$' | '€' | '£' | '%' | '#'))
}

/// Whether the word ends in "-ly", as adverbs do.
pub(super) fn is_adverb(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    word.len() > 4
        && word.ends_with("ly")
        && !tokens
            .senses(at)
            .intersects(Sense::VERB | Sense::VERB_OR_NOUN | Sense::ADJECTIVE)
}

/// The first token that belongs to the statement.
fn start(tokens: &Tokens) -> usize {
    let mut start = 0;
    // `3.`, `M3 –`, `1)`
    let id = |at: usize| {
        let digits = tokens.word(at).bytes().any(|byte| byte.is_ascii_digit());
        digits && tokens.word(at).len() <= 4
    };
    if id(0)
        && matches!(
            tokens.kind(1),
            Some(LexemeKind::Sign('.' | ')' | '-' | '–' | '—' | ':'))
        )
        && !tokens.glued(2)
    {
        start = 2;
    }
    role_end(tokens, start).unwrap_or(start)
}

/// A role has at most this many words; more are a sentence.
const LONGEST_ROLE: usize = 12;

/// The token behind the colon of `VP of Sales: …`.
fn role_end(tokens: &Tokens, start: usize) -> Option<usize> {
    let colon = (start..start + LONGEST_ROLE).find(|&at| match tokens.get(at) {
        Some(token) => token.depth == 0 && matches!(token.kind, LexemeKind::Sign(':' | '.' | ';')),
        None => false,
    })?;
    let words = tokens.kind(colon + 1).is_some() && !tokens.glued(colon + 1);
    (tokens.is_sign(colon, ':') && colon > start && words).then_some(colon + 1)
}

/// Whether the full stop at `at` ends a sentence: a blank and more words follow, and no abbreviation is before it.
pub(super) fn ends_sentence(tokens: &Tokens, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let short = before.len() < 2 || before.bytes().all(|byte| byte.is_ascii_digit());
    let abbreviated = at > 0 && tokens.is_one_of(at - 1, sentence::ABBREVIATION);
    let next = tokens.word(at + 1);
    let opens = next.starts_with(|char: char| !char.is_lowercase()) && !tokens.glued(at + 1);
    next.is_empty() || (opens && !short && !abbreviated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn a_statement_is_what_is_said_in_the_first_sentence() {
        let table = "
            Grow the community                   | grow the community
            CEO: Grow the community              | grow the community
            VP of Sales, Europe: Win the schools | win the schools
            M3 – Print export (branch)           | print export
            1. Finish the base                   | finish the base
            [P0] Open a shop (in May)            | open a shop
            Self-serve for all                   | self-serve for all
            Sales & support are one              | sales & support are one
            Win schools. Ask 3 of them.          | win schools
            Sell books, e.g. Novels              | sell books , e.g . novels
            Keep it: always                      | always
        ";
        shows(table, |reading| {
            let statement = Statement::of(&reading.tokens);
            let all = statement.tokens.iter();
            let found: Vec<_> = all.map(|(at, _)| statement.tokens.word(at)).collect();
            Some(found.join(" ").to_lowercase())
        });
    }
}
