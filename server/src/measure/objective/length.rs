//! How long an objective is: it is a title, not a report.

use super::super::lexer::{LexemeKind, Tokens};
use super::statement::ends_sentence;

/// The length of an objective as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Its characters.
    pub chars: usize,
    /// Its words, between blanks.
    pub words: usize,
    /// Its sentences; a heading without a full stop is one.
    pub sentences: usize,
}

impl Length {
    pub(super) fn of(tokens: &Tokens, text: &str) -> Self {
        let stops = tokens.iter().filter(|(at, token)| {
            let stop = matches!(token.kind, LexemeKind::Sign('.' | '!' | '?'));
            stop && token.depth == 0 && tokens.kind(at + 1).is_some() && ends_sentence(tokens, *at)
        });
        Self {
            chars: text.chars().count(),
            words: text.split_whitespace().count(),
            sentences: 1 + stops.count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Phrase;
    use super::*;
    use crate::measure::tests::shows;

    #[test]
    fn sentences_and_words_are_counted() {
        let table = "
            Grow the community                    | 3 in 1
            Grow the community.                   | 3 in 1
            Grow the community. Ask every reader. | 6 in 2
            Win shops, e.g. Berlin                | 4 in 1
            Launch v2.0 in the U.S. market        | 6 in 1
                                                  | 0 in 1
        ";
        shows(table, |reading| {
            let length = Length::of(&reading.tokens, reading.tokens.text);
            Some(format!("{} in {}", length.words, length.sentences))
        });
        let tokens = Tokens::of(&Phrase::of_words("提高满意度"));
        assert_eq!(Length::of(&tokens, "提高满意度").chars, 5);
    }
}
