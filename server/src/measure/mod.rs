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
//! - [`period`]: quarters, years and dates.

mod connective;
mod direction;
mod exempt;
mod figure;
mod gap;
mod lexer;
mod lexicon;
mod numeral;
pub mod period;
mod placeholder;
mod quantifier;
mod quantity;
mod range;
mod scope;
mod target;
mod unit;
mod work;

use std::fmt;
use std::ops::Range;

pub use direction::{Contradiction, Direction};
pub use gap::{IncompleteRange, Missing};
pub use quantity::{Bound, Quantity};
pub use range::Change;
pub use target::Target;
pub use unit::Unit;

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

/// The word tables of all recognisers.
const WORDS: &[&lexicon::Rows] = &[
    connective::WORDS,
    direction::WORDS,
    exempt::WORDS,
    figure::WORDS,
    placeholder::WORDS,
    quantifier::WORDS,
    scope::WORDS,
    target::WORDS,
    work::WORDS,
];

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
    fn first_amount(&self, aside: bool) -> Option<Measure> {
        let mut figures = self
            .figures
            .iter()
            .filter(|f| f.standing == Standing::Measure)
            .peekable();
        self.tokens.iter().find_map(|(at, token)| {
            while figures.next_if(|f| f.first < at).is_some() {}
            let figure = figures.peek().is_some_and(|f| f.first == at);
            let multiple = token.kind == Kind::Word && quantifier::is_multiple(&self.tokens, at);
            let amount = if figure || multiple {
                Measure::Measured
            } else if placeholder::is_placeholder(&self.tokens, at) {
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of which the recognisers are fond, so that chance meets their edges.
    const PIECES: [&str; 44] = [
        "from", "to", " ", " ", " ", "30", "5", "k", "%", "％", "$", "€", "-", "→", "->", "Q2",
        "FY22", "2021", "-05", "-01", "N", "X", "TBD", "??", "__", "(", ")", "[", "]", "#", "top",
        "Reduce", "Increase", "half", "one", "all", "no", "weekly", "٣", "½", "5万", "所有", "é",
        ".",
    ];

    fn texts() -> impl Strategy<Value = String> {
        let pieces = proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40);
        prop_oneof![pieces.prop_map(|p| p.concat()), any::<String>(), ".{0,60}"]
    }

    fn spans() -> impl Strategy<Value = Vec<Range<usize>>> {
        proptest::collection::vec((0..90usize, 0..90usize).prop_map(|(a, b)| a..b), 0..5)
    }

    /// Every range that the module can return for the phrase.
    fn ranges(phrase: &Phrase) -> Vec<Range<usize>> {
        let reading = Reading::of(phrase);
        let change = |c: Change| [c.range, c.baseline.range, c.target.range];
        let mut found: Vec<_> = reading.quantities().into_iter().map(|q| q.range).collect();
        found.extend(reading.change().into_iter().flat_map(change));
        if let Some(contradiction) = reading.contradiction() {
            found.push(contradiction.verb);
            found.extend(change(contradiction.change));
        }
        found.extend(reading.incomplete_range().map(|r| r.range));
        found.extend(reading.objective_target().map(|t| t.range));
        found.extend(period::Period::find(phrase.text).map(|(_, range)| range));
        found.extend(period::explicit_dates(phrase.text).map(|(.., range)| range));
        found.extend(period::dates(phrase.text).map(|(_, range)| range));
        found
    }

    proptest! {
        #[test]
        fn nothing_panics_and_ranges_are_text(text in texts(), placeholders in spans(), opaque in spans()) {
            let phrase = Phrase { text: &text, placeholders: &placeholders, opaque: &opaque };
            measure(&phrase);
            work_like(&phrase);
            for range in ranges(&phrase) {
                prop_assert!(text.get(range.clone()).is_some_and(|s| !s.is_empty()), "{range:?}");
            }
        }

        #[test]
        fn a_period_reads_back(year in 1991i16..2099, n in 1u8..=4, fiscal in any::<bool>()) {
            let calendar = if fiscal { period::Calendar::Fiscal } else { period::Calendar::Unmarked };
            let period = period::Period::new(year, period::Part::Quarter(n), calendar);
            let read = period.and_then(|p| period::Period::find(&p.to_string()));
            prop_assume!(!fiscal || year >= 2000);
            prop_assert_eq!(read.map(|(p, _)| p), period);
            prop_assert_eq!(period.and_then(|p| p.next()?.previous()), period);
        }
    }

    #[test]
    fn time_is_linear_in_the_text() {
        let pieces = [
            "from 5 to ",
            "all ",
            "(",
            "5-",
            "X",
            "1,",
            "2021-",
            "每",
            "Reduce a ",
            "#1 ",
            "1 000 ",
            "?",
            "N ",
        ];
        for piece in pieces {
            let text = piece.repeat(30_000 / piece.len());
            let phrase = Phrase {
                text: &text,
                placeholders: &[],
                opaque: &[],
            };
            let start = std::time::Instant::now();
            measure(&phrase);
            work_like(&phrase);
            ranges(&phrase);
            assert!(
                start.elapsed().as_secs() < 2,
                "{piece}: {:?}",
                start.elapsed()
            );
        }
    }
}
