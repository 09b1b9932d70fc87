//! Business as usual: "continue the newsletter", "weekly reviews" (G35).

use super::super::figure::FigureStanding;
use super::super::lexer::{Lexeme, LexemeKind};
use super::super::placeholder;
use super::super::reading::Reading;
use crate::lexicon::Sense;

/// Whether the words keep things as they are or repeat something, and no number says where the limit is.
pub(super) fn is_routine(reading: &Reading) -> bool {
    let tokens = &reading.tokens;
    let counted = reading
        .figures
        .iter()
        .any(|figure| figure.standing == FigureStanding::Measure);
    if counted || (0..tokens.len()).any(|at| placeholder::is_placeholder(tokens, at)) {
        return false;
    }
    let word = |&(_, token): &(usize, &Lexeme)| token.kind == LexemeKind::Word && token.depth == 0;
    let first = tokens.iter().find(word);
    let keeps = first.is_some_and(|(_, token)| token.senses.intersects(Sense::ROUTINE));
    let repeats = tokens.iter().any(|(at, token)| {
        token.depth == 0
            && token.senses.intersects(Sense::CADENCE)
            && !tokens.senses(at + 1).intersects(Sense::METRIC)
    });
    keeps || repeats
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    #[test]
    fn routines() {
        for (text, expected) in [
            ("Weekly reviews of the handbook", true),
            ("The board receives monthly updates", true),
            ("Continue the newsletter", true),
            ("Maintain 99.99% uptime", false),
            ("Keep incidents below 5", false),
            ("Keep incidents below N", false),
            ("Grow weekly visits", false),
            ("Every shop has a plan", false),
        ] {
            assert_eq!(is_routine(&reading(text)), expected, "{text}");
        }
    }
}
