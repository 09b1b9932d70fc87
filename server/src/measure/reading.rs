//! A phrase that has been read: its tokens and its figures.

use std::cell::OnceCell;

use super::figure::{Figure, FigureStanding};
use super::figures::figures;
use super::lexer::Tokens;
use super::phrase::Phrase;
use super::placeholder;

/// A phrase that has been read; answers every question without reading again.
pub struct Reading<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) figures: Vec<Figure>,
    placeholders: OnceCell<Vec<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads the phrase.
    pub fn of(phrase: &Phrase<'a>) -> Self {
        let tokens = Tokens::of(phrase);
        let figures = figures(&tokens);
        Reading {
            tokens,
            figures,
            placeholders: OnceCell::new(),
        }
    }

    /// The figures that can be counted or measured, in order.
    pub(super) fn measures(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.figures.iter();
        figures.filter(|figure| figure.standing == FigureStanding::Measure)
    }

    /// Whether a number or a placeholder says how much.
    pub(super) fn is_quantified(&self) -> bool {
        self.measures().next().is_some() || self.has_placeholder()
    }

    /// The tokens at which placeholders begin, in order; looked for when first asked for.
    fn placeholders(&self) -> &[usize] {
        self.placeholders
            .get_or_init(|| placeholder::placeholders(&self.tokens))
    }

    /// Whether a placeholder begins at token `at`.
    pub(super) fn is_placeholder(&self, at: usize) -> bool {
        self.placeholders().binary_search(&at).is_ok()
    }

    pub(super) fn has_placeholder(&self) -> bool {
        !self.placeholders().is_empty()
    }
}
