//! What the rules about the wording of key results look at.

use crate::measure::{KeyResultReading, Measure, Output};
use crate::model::{AttributeName, Document, Item, KeyResult, SectionLevel, TextFacts};

/// A key result and how it is put.
pub(super) struct Put<'a> {
    pub(super) key_result: &'a KeyResult,
    pub(super) item: &'a Item,
    pub(super) reading: &'a KeyResultReading,
    pub(super) advice: Option<Advice>,
}

/// The ones of `key_results` that are somebody's and have words, in any language.
pub(super) fn put(key_results: &[KeyResult]) -> Vec<Put<'_>> {
    let judged = key_results
        .iter()
        .filter(|one| !one.item.quoted && !one.item.is_empty());
    let put = judged.map(|key_result| {
        let item = &key_result.item;
        let reading = item.facts().key_result_reading(item.plain());
        Put {
            key_result,
            item,
            reading,
            advice: advice(item.facts(), reading),
        }
    });
    put.collect()
}

/// The most important thing to say about how a key result counts: one thing only. Nothing if it counts nothing or its
/// range is wrong, because other rules report that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// It counts work.
    Output,
    /// It counts deliverables.
    Counted,
    /// It counts one deliverable.
    Milestone,
    /// It goes on and on.
    Activity,
    /// A fuzzy word decides.
    Vague,
}

fn advice(facts: &TextFacts, reading: &KeyResultReading) -> Option<Advice> {
    let told = facts.incomplete_range.is_some() || facts.contradiction.is_some();
    if told || facts.measure == Measure::None {
        return None;
    }
    match reading.output {
        Some(Output::Work) => Some(Advice::Output),
        Some(Output::Several) => Some(Advice::Counted),
        Some(Output::Single) => Some(Advice::Milestone),
        Some(Output::Activity) => Some(Advice::Activity),
        None => reading.vague.is_some().then_some(Advice::Vague),
    }
}

impl Put<'_> {
    /// Whether an attribute tells the value it starts from.
    pub(super) fn has_baseline(&self) -> bool {
        self.item.attributes().any(|attribute| {
            matches!(
                attribute.name,
                AttributeName::Baseline | AttributeName::Current
            )
        })
    }

    /// Whether it is the whole organisation's.
    pub(super) fn is_company(&self, document: &Document) -> bool {
        let section = self.key_result.section;
        let section = section.and_then(|id| document.section(id));
        section.is_some_and(|section| section.level == SectionLevel::Company)
    }
}
