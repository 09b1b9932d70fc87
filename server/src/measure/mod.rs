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

mod affix;
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

    #[test]
    fn measures() {
        use Measure::{Measured, None, Redacted};
        for (text, expected) in [
            // Deliverables and wishes.
            ("Public tutorial site deployed in June", None),
            ("Commit to a new pricing model by end of Q2", None),
            (
                "We've documented and are executing on the outreach process",
                None,
            ),
            (
                "New website plan complete; V2 updates are rolling out",
                None,
            ),
            ("Guidelines are adopted internally", None),
            ("Traction is sufficient to build the team in Q3", None),
            (
                "Morale improves from the start of the quarter to the end",
                None,
            ),
            ("Build great demo scripts to cover most situations", None),
            (
                "Survey is live and tracked: response rate, time to answer, # answers per team",
                None,
            ),
            ("Improve customer satisfaction", None),
            ("more followers and engagement", None),
            ("Maximize monthly unique visitors", None),
            ("Lead > qualified > accepted conversion is visible", None),
            ("Finish the plan for the next 18 months", None),
            ("Migrate off the old cluster (#4260, #5547)", None),
            // Counts, shares, ranks, durations.
            ("Top-5 post on the forum", Measured),
            ("Be the #1 choice of small teams", Measured),
            (
                "Program V1 deployed with at least 15 members in mid-June",
                Measured,
            ),
            ("New hires lead meetings within first 30 days", Measured),
            (
                "Templates are ready for deals within 1 day of request",
                Measured,
            ),
            ("Revenue is predicted with <30% variance", Measured),
            ("Final Q2 hiring is 85%+ of plan", Measured),
            ("3x qualified pipeline for Q3+Q4", Measured),
            ("Double the number of partners", Measured),
            ("Cut the setup time in half", Measured),
            ("Raise conversion by a third", Measured),
            ("Our tools serve twice as many people", Measured),
            ("Implement the database (in 5 stages)", Measured),
            ("Keep the error rate below 1 in 1000", Measured),
            // Participation and rhythm.
            ("Values interview for all candidates", Measured),
            ("All sales staff have completed the course", Measured),
            ("Every large account has a success plan", Measured),
            (
                "Across all accounts, a plan exists if one is at risk",
                Measured,
            ),
            ("Zero rejected builds", Measured),
            ("No open security findings", Measured),
            ("Weekly per-team reviews of the handbook", Measured),
            ("The board receives monthly updates", Measured),
            // Withheld.
            ("Land X large customers", Redacted),
            ("Move the win rate from X to Y", Redacted),
            ("Raise usage by X%", Redacted),
            ("$X in new sales", Redacted),
            ("TBD", Redacted),
            ("Key result 1", Redacted),
            ("XXX well-known people on the podcast", Redacted),
            ("Cut cost by 10% (target TBD)", Measured),
            ("", None),
        ] {
            assert_eq!(
                measure(&Phrase {
                    text,
                    placeholders: &[],
                    opaque: &[]
                }),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_linked_placeholder_withholds_the_measure_it_leads() {
        for (text, name, expected) in [
            (
                "Approval from N2 to proceed with a 10k+-user trial",
                "N2",
                Measure::Redacted,
            ),
            (
                "Weekly active user growth to get to N0 by end of year",
                "N0",
                Measure::Redacted,
            ),
            ("$N1 of revenue", "N1", Measure::Redacted),
            (
                "N8 users with at least 1 repository",
                "N8",
                Measure::Redacted,
            ),
            ("N9", "N9", Measure::Redacted),
            ("Week-1 retention grows N7", "N7", Measure::Redacted),
            (
                "3x pipeline coverage for FY22 ($N4 if at plan)",
                "N4",
                Measure::Measured,
            ),
            ("2x weekly activation to N7", "N7", Measure::Measured),
            (
                "Every account is renewed (including N9)",
                "N9",
                Measure::Measured,
            ),
        ] {
            let start = text.find(name).unwrap_or_default();
            let span = start..start + name.len();
            let phrase = Phrase {
                text,
                placeholders: std::slice::from_ref(&span),
                opaque: &[],
            };
            assert_eq!(measure(&phrase), expected, "{text}");
            assert_eq!(change(&phrase), None, "{text}");
            assert_eq!(incomplete_range(&phrase), None, "{text}");
        }
    }

    #[test]
    fn code_says_nothing_unless_it_is_all_there_is() {
        let text = "Call run(5) often";
        let phrase = Phrase {
            text,
            placeholders: &[],
            opaque: std::slice::from_ref(&(5..11)),
        };
        assert_eq!(measure(&phrase), Measure::None);
        let text = "Get 100 subscribers";
        let phrase = Phrase {
            text,
            placeholders: &[],
            opaque: std::slice::from_ref(&(0..19)),
        };
        assert_eq!(measure(&phrase), Measure::Measured);
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
