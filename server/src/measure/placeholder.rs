//! Redacted and undecided quantities: linked placeholders, "$X", "N%", "TBD", "???".

use super::lexer::{LexemeKind, Tokens};
use super::matcher::patterns;

patterns!("placeholder");

/// Whether a placeholder begins at token `at`.
pub(super) fn is_placeholder(tokens: &Tokens, at: usize) -> bool {
    PLACEHOLDER.hold(tokens, at)
}

/// The tokens at which placeholders begin, in order.
pub(super) fn placeholders(tokens: &Tokens) -> Vec<usize> {
    let all = (0..tokens.len()).filter(|at| is_placeholder(tokens, *at));
    all.collect()
}

/// The index after the placeholder that begins at `at`, with its "%", "+" or "k".
pub(super) fn end(tokens: &Tokens, at: usize) -> usize {
    let belongs = |at: &usize| {
        let sign = tokens.kind(*at);
        tokens.glued(*at)
            && matches!(
                sign,
                Some(LexemeKind::Sign('%' | '+' | '?' | '_' | '█' | '■'))
            )
    };
    at + 1 + (at + 1..tokens.len()).take_while(belongs).count()
}

/// The tokens of a text that is a label and nothing else: "Key result 1", "[P0] KR x".
pub(super) fn is_label_only(tokens: &Tokens) -> bool {
    LABEL_ONLY.first(tokens).is_some()
}

/// "Key result 1", "KR x", "[Internal only] …": a text that is a placeholder as a whole.
pub(super) fn is_stub(tokens: &Tokens) -> bool {
    is_label_only(tokens) || WITHHELD.hold(tokens, 0)
}

/// "XX", "YYY", "N1", "Nx": letters that stand for a number.
fn is_run_of_letters(tokens: &Tokens, at: usize) -> bool {
    match tokens.word(at).as_bytes() {
        [b'N' | b'X' | b'Y' | b'Z', b'x'] => true,
        [b'N', rest @ ..] => (1..=2).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit),
        [first @ (b'X' | b'Y' | b'Z'), rest @ ..] => {
            !rest.is_empty() && rest.iter().all(|b| b == first)
        }
        _ => false,
    }
}

/// "N", "X1", "NNN": behind a sign of money.
fn is_code(tokens: &Tokens, at: usize) -> bool {
    let mut bytes = tokens.word(at).bytes();
    bytes.len() <= 4 && bytes.all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::tests::holds;

    #[test]
    fn placeholders_without_a_link() {
        let table = "
            Grow usage by N%           | yes
            [Internal only] Sales goal | yes
            Pay a grant (school TBD)   |
            Support Mac OS X releases  |
            Really??? Yes              |
            Improve x-ray quality      |
            Train the NN on more data  |
            Sell XX-large shirts       |
        ";
        holds(table, |reading| {
            is_stub(&reading.tokens) || reading.has_placeholder()
        });
    }
}
