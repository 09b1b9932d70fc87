//! Clauses of purpose or relation: "so that …", "which …", "to build …".

use super::lexer::{Lexeme, LexemeKind, Tokens, ends_clause};
use super::matcher::Rows;

/// The tokens of a phrase, each with whether it stands in a subordinate clause. A word outside of brackets for which a
/// row of `opens` says yes begins one, and one that says no ends it, as the end of a sentence or clause does.
pub(super) fn clauses<'t>(
    tokens: &'t Tokens<'_>,
    opens: &'static Rows<bool>,
) -> impl Iterator<Item = (usize, &'t Lexeme, bool)> {
    let mut subordinate = false;
    tokens.iter().map(move |(at, token)| {
        let held = subordinate;
        subordinate = match token.kind {
            LexemeKind::Sign(c) if ends_clause(c) || c == '.' => false,
            _ if token.depth > 0 => held,
            _ => opens.at(tokens, at).map_or(held, |found| found.verdict),
        };
        (at, token, held)
    })
}
