//! A phrase that has been read: its tokens and its figures.

use super::figure::Figure;
use super::figures::figures;
use super::lexer::Tokens;
use super::phrase::Phrase;

/// A phrase that has been read; answers every question without reading again.
pub struct Reading<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) figures: Vec<Figure>,
}

impl<'a> Reading<'a> {
    /// Reads the phrase.
    pub fn of(phrase: &Phrase<'a>) -> Self {
        let tokens = Tokens::of(phrase);
        let figures = figures(&tokens);
        Reading { tokens, figures }
    }
}
