//! The words of an objective in order, without what stands before them: `CEO:`, `[P0]`, `M3 –`.

use super::super::lexer::{LexemeKind, Tokens};
use super::vocabulary::{ends_as_adjective, ends_as_noun, verb};
use crate::lexicon::sentence;
use crate::lexicon::{Sense, senses};

/// A word of an objective.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In lower case; parts that hyphens and strokes join are one word. Empty for a number or redaction.
    pub(super) text: String,
    pub(super) senses: Sense,
    /// The sign between the word before and this one, if it parts them.
    pub(super) sign: Option<char>,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Word {
    pub(super) fn is(&self, senses: Sense) -> bool {
        self.senses.intersects(senses)
    }

    /// Whether it is one of `words`, in lower case.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&&*self.text)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is the base form of a verb.
    pub(super) fn is_verb(&self) -> bool {
        self.is(Sense::VERB | Sense::VERB_OR_NOUN)
    }

    /// Whether it may be any form of a verb.
    pub(super) fn may_be_verb(&self) -> bool {
        verb(&self.text).is_some()
    }

    /// Whether it may be any form of a verb that has this sense.
    pub(super) fn is_verb_form(&self, sense: Sense) -> bool {
        verb(&self.text).is_some_and(|base| senses(base).intersects(sense))
    }

    /// Whether it names a field of work or a metric, or is a noun by its ending.
    pub(super) fn is_topic(&self) -> bool {
        self.is(Sense::TOPIC | Sense::RESULT_OF_BUSINESS) || ends_as_noun(&self.text)
    }

    /// Whether it, or the first part of it, tells how something is.
    pub(super) fn is_adjective(&self) -> bool {
        let first = self.text.split('-').next().unwrap_or_default();
        self.is(Sense::ADJECTIVE)
            || senses(first).intersects(Sense::ADJECTIVE)
            || ends_as_adjective(&self.text)
    }

    /// Whether it ends in "-ly", as adverbs do.
    pub(super) fn is_adverb(&self) -> bool {
        self.text.len() > 4
            && self.text.ends_with("ly")
            && !self.is(Sense::VERB | Sense::VERB_OR_NOUN | Sense::ADJECTIVE)
    }
}

/// The words of an objective outside of brackets. The first sentence only: what follows explains it.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) words: Vec<Word>,
}

impl Statement {
    pub(super) fn of(tokens: &Tokens) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut sign = None;
        for (at, token) in tokens.iter().skip(start(tokens)) {
            if token.depth > 0 {
                continue;
            }
            match token.kind {
                LexemeKind::Sign('.' | '!' | '?' | '。') if ends_sentence(tokens, at) => break,
                LexemeKind::Sign('-' | '/' | '\'' | '’')
                    if tokens.glued(at) && tokens.glued(at + 1) =>
                {
                    sign = Some('-');
                }
                LexemeKind::Sign('(' | '[' | ')' | ']' | '"' | '“' | '”' | '`') => {}
                LexemeKind::Sign('$' | '€' | '£' | '%' | '#') => sign = Some('$'),
                LexemeKind::Sign('&' | '+') => {
                    words.push(word("and", sign.take(), false));
                }
                LexemeKind::Sign(other) => sign = Some(other),
                LexemeKind::Word if sign == Some('-') && tokens.glued(at) && !words.is_empty() => {
                    sign = None;
                    if let Some(last) = words.last_mut() {
                        let joined = format!("{}-{}", last.text, tokens.word(at).to_lowercase());
                        *last = word(&joined, last.sign, last.capital);
                    }
                }
                // `$L`: a letter that stands for an amount.
                LexemeKind::Word if sign == Some('$') && tokens.glued(at) => {
                    words.push(word("", sign.take(), false))
                }
                LexemeKind::Word => {
                    let text = tokens.word(at);
                    let capital = text.starts_with(char::is_uppercase);
                    words.push(word(
                        &text.to_lowercase().replace('’', "'"),
                        sign.take(),
                        capital,
                    ));
                }
                LexemeKind::Number
                | LexemeKind::Period
                | LexemeKind::Placeholder
                | LexemeKind::Opaque => {
                    words.push(word("", sign.take(), false));
                }
            }
        }
        Self { words }
    }

    pub(super) fn first(&self) -> Option<&Word> {
        self.words.first()
    }

    /// The words that say something: no articles.
    pub(super) fn content(&self) -> impl DoubleEndedIterator<Item = &Word> {
        self.words.iter().filter(|word| !word.is(Sense::OPENS_NOUN))
    }
}

fn word(text: &str, sign: Option<char>, capital: bool) -> Word {
    Word {
        text: text.to_owned(),
        senses: senses(text),
        sign,
        capital,
    }
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
    use super::super::super::Phrase;
    use super::*;

    #[test]
    fn a_statement_is_what_is_said_in_the_first_sentence() {
        for (text, words) in [
            ("Grow the community", "grow the community"),
            ("CEO: Grow the community", "grow the community"),
            ("VP of Sales, Europe: Win the schools", "win the schools"),
            ("M3 – Print export (branch)", "print export"),
            ("1. Finish the base", "finish the base"),
            ("[P0] Open a shop (in May)", "open a shop"),
            ("Self-serve for all", "self-serve for all"),
            ("Sales & support are one", "sales and support are one"),
            ("Win schools. Ask 3 of them.", "win schools"),
            ("Sell books, e.g. Novels", "sell books e.g novels"),
            ("Keep it: always", "always"),
        ] {
            let tokens = Tokens::of(&Phrase::of_words(text));
            let statement = Statement::of(&tokens);
            let found: Vec<&str> = statement.words.iter().map(|word| &*word.text).collect();
            assert_eq!(found.join(" "), words, "{text}");
        }
    }
}
