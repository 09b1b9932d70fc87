//! What a key result is measured by, and what keeps that from telling success (G32-G42, G87-G91).
//!
//! All but numbers and deadlines is read by English words, and means nothing in another language.

mod change;
mod compound;
mod kpi;
mod output;
mod routine;
mod share;
mod vague;

use std::ops::Range;

use super::deadline::{self, Deadline};
use super::phrase::Phrase;
use super::reading::Reading;

pub use output::Output;

/// How a key result is put. Ranges are bytes of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyResultReading {
    /// What it counts, where that is work or what work brings out (G36, G38).
    pub output: Option<Output>,
    /// A fuzzy word that decides whether it is met.
    pub vague: Option<Range<usize>>,
    /// The second of several results (G33).
    pub compound: Option<Range<usize>>,
    /// A share of nothing that is named.
    pub bare_share: Option<Range<usize>>,
    /// A share of people or things above all of them.
    pub excessive_share: Option<Range<usize>>,
    /// A change by a share or a multiple, of a value that is not told (G90).
    pub relative: Option<Range<usize>>,
    /// A change to a value, from one that is not told (G87).
    pub open_start: Option<Range<usize>>,
    /// Whether it is a business metric with a target and nothing else (G35, G43, G46).
    pub kpi: bool,
    /// Whether it keeps things as they are, or repeats what is done anyway (G35).
    pub routine: bool,
    /// By when it is due.
    pub deadline: Option<Deadline>,
    /// Words instead of a deadline.
    pub vague_deadline: Option<Range<usize>>,
    /// How many characters a reader sees, without addresses.
    pub length: usize,
}

impl KeyResultReading {
    /// Reads the words of a key result.
    pub fn of(phrase: &Phrase) -> Self {
        let reading = &Reading::of(phrase);
        let hidden = phrase
            .opaque
            .iter()
            .filter_map(|span| phrase.text.get(span.clone()));
        let addresses = hidden.filter(|words| words.contains("://"));
        let addresses: usize = addresses.map(|words| words.chars().count()).sum();
        Self {
            output: output::output(reading),
            vague: vague::vague(reading),
            compound: compound::compound(reading),
            bare_share: share::bare(reading),
            excessive_share: share::excessive(reading),
            relative: change::relative(reading),
            open_start: change::open_start(reading),
            kpi: kpi::is_kpi(reading),
            routine: routine::is_routine(reading),
            deadline: deadline::deadline(reading),
            vague_deadline: deadline::vague_deadline(reading),
            length: phrase.text.chars().count().saturating_sub(addresses),
        }
    }
}
