//! Numbers that describe something else: "2-week sprint", "10k+-user POC", "12 month roadmap".

use super::figure::Figure;
use super::lexer::Tokens;
use super::matcher::patterns;

patterns!("attributive");

/// Whether the figure only qualifies the noun after it.
pub(super) fn is_attributive(tokens: &Tokens, figure: &Figure) -> bool {
    ATTRIBUTIVE.hold_about(tokens, figure)
}

fn is_hashed(tokens: &Tokens, at: usize) -> bool {
    at > 0 && tokens.is_sign(at - 1, '#')
}
