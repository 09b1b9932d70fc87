//! Whether a phrase states how much: a number, a placeholder, or a measure without a number.

use std::fmt;

use super::figure::FigureStanding;
use super::lexer::LexemeKind;
use super::reading::Reading;
use super::{placeholder, quantifier};

/// Whether a reader can tell from the words, by counting or measuring, that a key result was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// There is a quantity, a share, a range, a rank, "all" or a rhythm.
    Measured,
    /// There is a measure, but its value is a placeholder.
    Redacted,
    /// There is none.
    None,
}

impl Measure {
    /// The name in JSON: "measured", "redacted" or "none".
    pub fn name(self) -> &'static str {
        match self {
            Measure::Measured => "measured",
            Measure::Redacted => "redacted",
            Measure::None => "none",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether the phrase states a measure (G34, G77, G88).
pub(super) fn measure(reading: &Reading) -> Measure {
    if placeholder::is_stub(&reading.tokens) {
        return Measure::Redacted;
    }
    match (first_amount(reading, false), first_amount(reading, true)) {
        (Some(measure), _) => measure,
        (None, _) if quantifier::has_quantifier(&reading.tokens) => Measure::Measured,
        (None, aside) => aside.unwrap_or(Measure::None),
    }
}

/// The first number or placeholder, inside or outside brackets: "N1 users with at least 2 devices" is redacted.
/// A blank ("from __ to 50") gives way to any number.
fn first_amount(reading: &Reading, aside: bool) -> Option<Measure> {
    let measures = reading
        .figures
        .iter()
        .filter(|f| f.standing == FigureStanding::Measure);
    let mut figures = measures.peekable();
    let has_figures = figures.peek().is_some();
    reading.tokens.iter().find_map(|(at, token)| {
        while figures.next_if(|f| f.first < at).is_some() {}
        let figure = figures.peek().is_some_and(|f| f.first == at);
        let multiple =
            token.kind == LexemeKind::Word && quantifier::is_multiple(&reading.tokens, at);
        let amount = if figure || multiple {
            Measure::Measured
        } else if reading.is_placeholder(at) && !(has_figures && reading.tokens.is_sign(at, '_')) {
            Measure::Redacted
        } else {
            return None;
        };
        let bare = amount == Measure::Redacted && at > 0 && reading.tokens.is_sign(at - 1, '[');
        ((token.depth > 0 && !bare) == aside).then_some(amount)
    })
}
