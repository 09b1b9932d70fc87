//! A phrase that has been read: its tokens and its figures.

use super::figure::{Figure, FigureStanding};
use super::figures::figures;
use super::lexer::Tokens;
use super::phrase::Phrase;
use super::placeholder;

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

    /// The figures that can be counted or measured, in order.
    pub(super) fn measures(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.figures.iter();
        figures.filter(|figure| figure.standing == FigureStanding::Measure)
    }

    /// Whether a number or a placeholder says how much.
    pub(super) fn is_quantified(&self) -> bool {
        self.measures().next().is_some() || placeholder::any(&self.tokens)
    }
}
