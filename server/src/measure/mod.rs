//! Quantities in prose: what of an item can be measured, where it starts and where it shall end.
//!
//! Everything here is a pure function of the plain text of one item and what is known about spans of it. One pass
//! makes tokens, a second figures (numerals with their units); each recogniser then is a file of its own with its
//! words and its cases. Time is linear in the text; nothing panics.
//!
//! - [`Reading`]: what can be asked of a phrase: whether it can be measured, its quantities, its change.
//! - [`Phrasing`]: how an objective is worded. [`KeyResultReading`]: what a key result is measured by.
//!
//! What a recogniser looks for are rows of patterns in `server/patterns/`, which `matcher` reads, and words in
//! `server/lexicon/`.

mod affix;
mod alike;
mod amount;
mod attributive;
mod clause;
mod deadline;
mod direction;
mod english;
mod figure;
mod figures;
mod fingerprint;
mod incomplete_range;
mod key_result;
mod lexer;
mod matcher;
mod not_a_measure;
mod numeral;
mod objective;
mod phrase;
mod placeholder;
mod quantifier;
mod quantity;
mod range;
mod reading;
mod target;
mod template;
mod text_bit;
mod unit;
mod verb;
mod word_form;
mod work;

pub use alike::over_the_same;
pub use amount::Measure;
pub use deadline::{Deadline, Due, due};
pub use direction::Contradiction;
pub use english::is_english;
pub use fingerprint::Fingerprint;
pub use incomplete_range::{IncompleteRange, Missing};
pub use key_result::{KeyResultReading, Output};
pub use objective::{Flaw, Length, Phrasing};
pub use phrase::Phrase;
pub use quantity::{Bound, Quantity};
pub use range::{Change, Direction};
pub use reading::Reading;
pub use target::ObjectiveTarget;
pub use template::TemplateText;
pub use unit::Unit;
pub use verb::{Verb, verb};

impl Reading<'_> {
    /// Whether the phrase states a measure (G34, G77, G88).
    pub fn measure(&self) -> Measure {
        amount::measure(self)
    }

    /// Every quantity that the phrase states, in order, without dates, versions, ids and other names.
    pub fn quantities(&self) -> Vec<Quantity> {
        quantity::quantities(self)
    }

    /// The last baseline and target that the phrase states; a bare baseline has the unit of its target. Never of
    /// placeholders.
    pub fn change(&self) -> Option<Change> {
        range::change(self).map(|span| span.change)
    }

    /// A range with a literal gap (G81).
    pub fn incomplete_range(&self) -> Option<IncompleteRange> {
        incomplete_range::incomplete_range(self)
    }

    /// A range that goes against the verb that governs it.
    pub fn contradiction(&self) -> Option<Contradiction> {
        direction::contradiction(self)
    }

    /// The numeric target in the words of an objective (G24, G26, G27).
    pub fn objective_target(&self) -> Option<ObjectiveTarget> {
        target::objective_target(self)
    }

    /// Whether the words are of an activity or an output (G36, G38).
    pub fn work_like(&self) -> bool {
        work::work_like(self)
    }

    /// The first words that a template left to be filled in.
    pub fn template_text(&self) -> Option<TemplateText> {
        template::template_text(self)
    }
}

/// See [`Reading::quantities`].
pub fn quantities(phrase: &Phrase) -> Vec<Quantity> {
    Reading::of(phrase).quantities()
}

/// See [`Reading::change`].
pub fn change(phrase: &Phrase) -> Option<Change> {
    Reading::of(phrase).change()
}

/// The same of plain words without placeholders.
pub fn change_in(words: &str) -> Option<Change> {
    change(&Phrase::of_words(words))
}

#[cfg(test)]
mod tests;
