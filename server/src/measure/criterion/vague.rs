//! Fuzzy words that decide whether a key result is met: "awesome", "sufficient", "significantly" (G33, G86).

use std::ops::Range;

use super::super::figure::FigureStanding;
use super::super::lexer::{LexemeKind, Tokens, ends_clause};
use super::super::placeholder;
use super::super::reading::Reading;
use crate::lexicon::{Sense, vague};

/// The first fuzzy word, where no number decides. What stands in a clause of purpose or relation does not decide.
pub(super) fn vague(reading: &Reading) -> Option<Range<usize>> {
    let tokens = &reading.tokens;
    let counted = reading
        .figures
        .iter()
        .any(|figure| figure.standing == FigureStanding::Measure);
    if counted || (0..tokens.len()).any(|at| placeholder::is_placeholder(tokens, at)) {
        return None;
    }
    let mut subordinate = false;
    for (at, token) in tokens.iter().filter(|(_, token)| token.depth == 0) {
        match token.kind {
            LexemeKind::Sign(c) if ends_clause(c) || c == '.' => subordinate = false,
            LexemeKind::Word if !subordinate && is_fuzzy(tokens, at) => {
                return Some(token.start..token.end);
            }
            LexemeKind::Word => {
                let purpose = tokens.is_word(at, "to") && at > 1;
                subordinate |= purpose
                    || token.senses.intersects(Sense::SUBORDINATE)
                    || tokens.is_one_of(at, vague::SUBORDINATE);
            }
            _ => {}
        }
    }
    None
}

/// Not part of a name or compound, as in "quick-start" and "good practice".
fn is_fuzzy(tokens: &Tokens, at: usize) -> bool {
    let compound = |sign: usize| tokens.is_sign(sign, '-') && tokens.glued(sign);
    let tied = compound(at + 1) || at > 0 && compound(at - 1);
    let name = at > 0 && tokens.word(at).starts_with(|c: char| c.is_uppercase());
    let fixed = tokens.is_one_of(at + 1, vague::FIXED);
    let times =
        at > 1 && tokens.is_word(at - 1, "as") && tokens.senses(at - 2).intersects(Sense::MULTIPLE);
    tokens.senses(at).intersects(Sense::FUZZY) && !tied && !name && !fixed && !times
}

#[cfg(test)]
mod tests {
    use super::super::reading;
    use super::*;

    #[test]
    fn fuzzy_words() {
        for (text, expected) in [
            (
                "All teams get significantly better answers",
                "significantly",
            ),
            ("Every branch has sufficient staff", "sufficient"),
            ("Weekly reports are awesome", "awesome"),
            ("All managers are trained to make them better leaders", ""),
            ("All readers finish the quick-start guide", ""),
            ("Raise satisfaction from 25 to 35, much better", ""),
            ("All teams follow good practice", ""),
            ("Serve twice as many readers", ""),
            ("Every team uses Great Expectations", ""),
        ] {
            let found = vague(&reading(text)).and_then(|range| text.get(range));
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        }
    }
}
