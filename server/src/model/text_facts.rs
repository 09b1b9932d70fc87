//! What the words of an item say in numbers, worked out once per block.

use std::sync::OnceLock;

use super::plain::PlainText;
use crate::measure::{
    Contradiction, Fingerprint, IncompleteRange, KeyResultReading, Measure, ObjectiveTarget,
    Phrasing, Reading, TemplateText,
};
use crate::period::{Impossible, TextPlace, impossible};

/// At most this many days that no calendar has are looked for in the words of an item.
const MOST: usize = 8;

/// The findings of the recognisers. Their ranges are in bytes of the plain text.
#[derive(Debug)]
pub struct TextFacts {
    /// Whether and how a key result can be measured.
    pub measure: Measure,
    /// The numeric target of an objective.
    pub target: Option<Box<ObjectiveTarget>>,
    /// A range that lacks its baseline or target.
    pub incomplete_range: Option<Box<IncompleteRange>>,
    /// A verb of direction at odds with the change.
    pub contradiction: Option<Box<Contradiction>>,
    /// Whether the wording is that of work to be done and not of a result.
    pub work_like: bool,
    /// Words that a template left to be filled in.
    pub template: Option<Box<TemplateText>>,
    /// What tells them from other words; `None` where there are none.
    pub fingerprint: Option<Fingerprint>,
    /// The same, with all redactions alike.
    pub redacted_fingerprint: Option<Fingerprint>,
    impossible: OnceLock<Box<[Impossible]>>,
    phrasing: OnceLock<Box<Phrasing>>,
    key_result: OnceLock<Box<KeyResultReading>>,
}

impl TextFacts {
    pub(super) fn of(plain: &PlainText) -> Self {
        let phrase = plain.phrase();
        let reading = Reading::of(&phrase);
        let fingerprint = Fingerprint::of(&phrase);
        Self {
            measure: reading.measure(),
            target: reading.objective_target().map(Box::new),
            incomplete_range: reading.incomplete_range().map(Box::new),
            contradiction: reading.contradiction().map(Box::new),
            work_like: reading.work_like(),
            template: reading.template_text().map(Box::new),
            fingerprint,
            redacted_fingerprint: match plain.placeholders() {
                [] => fingerprint,
                _ => Fingerprint::of_any_redaction(&phrase),
            },
            impossible: OnceLock::new(),
            phrasing: OnceLock::new(),
            key_result: OnceLock::new(),
        }
    }

    // What follows is worked out when first asked for; `plain` is to be the words that these facts are of.

    /// The days and quarters in the words that no calendar has.
    pub fn impossible(&self, plain: &PlainText) -> &[Impossible] {
        self.impossible.get_or_init(|| {
            let phrase = plain.phrase();
            impossible(phrase.text, phrase.opaque, TextPlace::Words)
                .take(MOST)
                .collect()
        })
    }

    /// How the words are put for an objective.
    pub fn phrasing(&self, plain: &PlainText) -> &Phrasing {
        let read = || Phrasing::of(&plain.phrase());
        self.phrasing.get_or_init(|| Box::new(read()))
    }

    /// What a key result is measured by.
    pub fn key_result_reading(&self, plain: &PlainText) -> &KeyResultReading {
        let read = || KeyResultReading::of(&plain.phrase());
        self.key_result.get_or_init(|| Box::new(read()))
    }
}

/// Whether `words` hold nothing but punctuation, as a goal still to be written does.
pub fn is_blank(words: &str) -> bool {
    !words.chars().any(char::is_alphanumeric)
}
