//! Semantic tokens, and the difference between two lists of them.

use super::position::range;
use crate::ide;
use crate::lsp::client::Legend;
use crate::lsp::protocol::{Position, Range, SemanticToken, SemanticTokensEdit};
use crate::text::{Encoding, Text};

/// The number of integers that the protocol writes for one token.
const NUMBERS: usize = 5;

/// The tokens in the form of the protocol: each counts from the start of the one before.
pub fn encoded(
    tokens: &[ide::Token],
    text: &Text,
    legend: &Legend,
    encoding: Encoding,
) -> Vec<SemanticToken> {
    let mut last = Position::default();
    let tokens = tokens.iter().filter_map(|token| {
        let token_type = legend.number(token.kind)?;
        let Range { start, end } = range(text, token.range.clone(), encoding);
        let delta_line = start.line - last.line;
        let before = if delta_line == 0 { last.character } else { 0 };
        last = start;
        Some(SemanticToken {
            delta_line,
            delta_start: start.character - before,
            length: end.character - start.character,
            token_type,
            token_modifiers_bitset: 0,
        })
    });
    tokens.collect()
}

/// The edits that turn the tokens `before` into `after`. One at most, because a change of a document is seldom in
/// several places.
pub fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let first = before.iter().zip(after).take_while(same).count();
    let rest = (before.get(first..), after.get(first..));
    let (before, after) = (rest.0.unwrap_or_default(), rest.1.unwrap_or_default());
    let ends = before.iter().rev().zip(after.iter().rev());
    let last = ends.take_while(same).count();
    let (gone, come) = (before.len() - last, after.len() - last);
    if gone == 0 && come == 0 {
        return Vec::new();
    }
    let come = after.iter().take(come).flat_map(|token| {
        [
            token.delta_line,
            token.delta_start,
            token.length,
            token.token_type,
            token.token_modifiers_bitset,
        ]
    });
    let count = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit::new(
        count(first),
        count(gone),
        Some(come.collect()),
    )]
}

/// Tokens that differ in their lines only.
#[cfg(test)]
pub(in crate::lsp) fn tokens(lines: &[u32]) -> Vec<SemanticToken> {
    let tokens = lines.iter().map(|delta_line| SemanticToken {
        delta_line: *delta_line,
        delta_start: 1,
        length: 2,
        token_type: 0,
        token_modifiers_bitset: 0,
    });
    tokens.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_turns_the_old_tokens_into_the_new() {
        for (before, after, start, gone, come) in [
            (&[1, 2, 3][..], &[1, 7, 8, 3][..], 5, 5, 10),
            (&[1, 2], &[1, 2, 2], 10, 0, 5),
            (&[1, 1, 1], &[1], 5, 10, 0),
            (&[], &[4], 0, 0, 5),
        ] {
            let edits = difference(&tokens(before), &tokens(after));
            let [edit] = edits.as_slice() else {
                panic!("{edits:?}");
            };
            let data = edit.data.as_ref().map_or(0, Vec::len);
            assert_eq!((edit.start, edit.delete_count, data), (start, gone, come));
        }
        assert_eq!(difference(&tokens(&[1, 2]), &tokens(&[1, 2])), []);
    }
}
