//! How an objective is worded: whether it says why, and whether it names a change at all (G19-G30).
//!
//! All but the length is read by English words, and means nothing in another language.

mod compound;
mod flaw;
mod length;
mod purpose;
mod statement;

pub use flaw::Flaw;
pub use length::Length;

use super::lexer::Tokens;
use super::phrase::Phrase;
use statement::Statement;

/// How an objective is worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrasing {
    /// Whether it says what the change is good for: "to …", "so that …" (G19, G20).
    pub purpose: bool,
    /// What is wrong with it, the most specific thing.
    pub flaw: Option<Flaw>,
    /// Whether it holds two objectives.
    pub compound: bool,
    /// How long it is.
    pub length: Length,
}

impl Phrasing {
    /// Reads the words of an objective.
    pub fn of(phrase: &Phrase) -> Self {
        let tokens = Tokens::of(phrase);
        let statement = Statement::of(&tokens);
        let purpose = purpose::says_why(&statement);
        Self {
            purpose,
            flaw: flaw::flaw(&statement, purpose),
            compound: compound::is_compound(&statement),
            length: Length::of(&tokens, phrase.text),
        }
    }
}
