//! Quantities in prose: what of an item can be measured, where it starts and where it shall end.
//!
//! Everything here is a pure function of the plain text of one item and what is known about spans of it. One pass
//! makes tokens, a second figures (numerals with their units); each recogniser then is a file of its own with its
//! words and its cases. Time is linear in the text; nothing panics.
//!
//! - [`measure`]: can a reader tell by counting whether it was met (G34)?
//! - [`change`], [`incomplete_range`], [`contradiction`]: from a baseline to a target (G81, G87).
//! - [`objective_target`]: numbers that do not belong into an objective (G24).
//! - [`work_like`]: wording of work rather than of effect (G36).
//! - [`Criterion`]: what a key result is measured by.
//! - [`period`]: quarters, years and dates.

mod affix;
mod alike;
mod criterion;
mod deadline;
mod direction;
mod english;
mod exempt;
mod figure;
mod fingerprint;
mod gap;
mod lexer;
mod numeral;
mod objective;
pub mod period;
mod placeholder;
mod quantifier;
mod quantity;
mod range;
mod scope;
mod target;
mod template;
mod unit;
mod verb;
mod work;

use std::fmt;
use std::ops::Range;

pub use alike::over_the_same;
pub use criterion::{Criterion, Output};
pub use deadline::{Deadline, Due, due};
pub use direction::{Contradiction, Direction};
pub use english::is_english;
pub use fingerprint::Fingerprint;
pub use gap::{IncompleteRange, Missing};
pub use objective::{Flaw, Length, Phrasing};
pub use quantity::{Bound, Quantity};
pub use range::Change;
pub use target::Target;
pub use template::TemplateText;
pub use unit::Unit;
pub use verb::{Verb, verb};

use figure::{Figure, Standing};
use lexer::{Kind, Tokens};

/// The words of an item with what is known about spans of them. All ranges are byte ranges of `text`.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'a> {
    /// Plain text: label, list marker, emphasis markers, link destinations, tags and trailing status removed.
    pub text: &'a str,
    /// Linked or marked-up redactions, sorted and disjoint: "N1" where the author wrote `[_N<sub>1</sub>_][n1]`; a
    /// `$` before it is not included.
    pub placeholders: &'a [Range<usize>],
    /// Inline code, bare addresses, mentions, tags, sorted and disjoint: words without meaning for numbers.
    pub opaque: &'a [Range<usize>],
}

impl<'a> Phrase<'a> {
    /// Words of which nothing more is known.
    pub const fn of_words(text: &'a str) -> Self {
        Self {
            text,
            placeholders: &[],
            opaque: &[],
        }
    }
}

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

/// A phrase that has been read; answers every question without reading again.
pub struct Reading<'a> {
    tokens: Tokens<'a>,
    figures: Vec<Figure>,
}

impl<'a> Reading<'a> {
    /// Reads the phrase.
    pub fn of(phrase: &Phrase<'a>) -> Self {
        let tokens = Tokens::of(phrase);
        let figures = figure::figures(&tokens);
        Reading { tokens, figures }
    }

    /// See [`measure`].
    pub fn measure(&self) -> Measure {
        if placeholder::is_stub(&self.tokens) {
            return Measure::Redacted;
        }
        match (self.first_amount(false), self.first_amount(true)) {
            (Some(measure), _) => measure,
            (None, _) if quantifier::has_quantifier(&self.tokens) => Measure::Measured,
            (None, aside) => aside.unwrap_or(Measure::None),
        }
    }

    /// The first number or placeholder, inside or outside brackets: "N1 users with at least 2 devices" is redacted.
    /// A blank ("from __ to 50") gives way to any number.
    fn first_amount(&self, aside: bool) -> Option<Measure> {
        let measures = self
            .figures
            .iter()
            .filter(|f| f.standing == Standing::Measure);
        let mut figures = measures.peekable();
        let has_figures = figures.peek().is_some();
        self.tokens.iter().find_map(|(at, token)| {
            while figures.next_if(|f| f.first < at).is_some() {}
            let figure = figures.peek().is_some_and(|f| f.first == at);
            let multiple = token.kind == Kind::Word && quantifier::is_multiple(&self.tokens, at);
            let amount = if figure || multiple {
                Measure::Measured
            } else if placeholder::is_placeholder(&self.tokens, at)
                && !(has_figures && self.tokens.is_sign(at, '_'))
            {
                Measure::Redacted
            } else {
                return None;
            };
            let bare = amount == Measure::Redacted && at > 0 && self.tokens.is_sign(at - 1, '[');
            ((token.depth > 0 && !bare) == aside).then_some(amount)
        })
    }

    /// See [`quantities`].
    pub fn quantities(&self) -> Vec<Quantity> {
        quantity::quantities(self)
    }

    /// See [`change`].
    pub fn change(&self) -> Option<Change> {
        range::change(self).map(|span| span.change)
    }

    /// See [`incomplete_range`].
    pub fn incomplete_range(&self) -> Option<IncompleteRange> {
        gap::incomplete_range(self)
    }

    /// See [`contradiction`].
    pub fn contradiction(&self) -> Option<Contradiction> {
        direction::contradiction(self)
    }

    /// See [`objective_target`].
    pub fn objective_target(&self) -> Option<Target> {
        target::objective_target(self)
    }

    /// See [`work_like`].
    pub fn work_like(&self) -> bool {
        work::work_like(self)
    }

    /// The first words that a template left to be filled in.
    pub fn template_text(&self) -> Option<TemplateText> {
        template::template_text(self)
    }
}

/// Whether the phrase states a measure (G34, G77, G88).
pub fn measure(phrase: &Phrase) -> Measure {
    Reading::of(phrase).measure()
}

/// Every quantity that the phrase states, in order, without dates, versions, ids and other names.
pub fn quantities(phrase: &Phrase) -> Vec<Quantity> {
    Reading::of(phrase).quantities()
}

/// The last baseline and target that the phrase states; a bare baseline has the unit of its target. Never of
/// placeholders.
pub fn change(phrase: &Phrase) -> Option<Change> {
    Reading::of(phrase).change()
}

/// The same of plain words without placeholders.
pub fn change_in(words: &str) -> Option<Change> {
    change(&Phrase::of_words(words))
}

/// A range with a literal gap (G81).
pub fn incomplete_range(phrase: &Phrase) -> Option<IncompleteRange> {
    Reading::of(phrase).incomplete_range()
}

/// A range that goes against the verb that governs it.
pub fn contradiction(phrase: &Phrase) -> Option<Contradiction> {
    Reading::of(phrase).contradiction()
}

/// The numeric target in the words of an objective (G24, G26, G27).
pub fn objective_target(phrase: &Phrase) -> Option<Target> {
    Reading::of(phrase).objective_target()
}

/// Whether the words are of an activity or an output (G36, G38).
pub fn work_like(phrase: &Phrase) -> bool {
    Reading::of(phrase).work_like()
}

#[cfg(test)]
mod tests;
