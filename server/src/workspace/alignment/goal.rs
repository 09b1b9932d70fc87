//! The company's goals as others look them up: in their own document, or in others of the workspace.

use crate::model::{Document, Item, KeyResultId, Objective, ObjectiveId, SectionLevel, Words};
use crate::period::Period;

/// A company objective.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyGoal {
    /// Which of its document's objectives it is.
    pub objective: ObjectiveId,
    /// The time it is for.
    pub period: Option<Period>,
    /// Its number by its label.
    pub number: Option<Box<str>>,
    /// Its words.
    pub text: Box<str>,
    /// Its words as a set.
    pub words: Words,
    /// The ids of the redactions in its words.
    pub redactions: Box<[Box<str>]>,
    /// Its key results.
    pub key_results: Box<[CompanyKeyResult]>,
}

/// A key result of the company.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyKeyResult {
    /// Which of its document's key results it is.
    pub id: KeyResultId,
    /// Its words as a set.
    pub words: Words,
    /// The ids of the redactions in its words.
    pub redactions: Box<[Box<str>]>,
}

impl CompanyGoal {
    /// The company objectives of `document`.
    pub fn all(document: &Document) -> Vec<Self> {
        document
            .objective_ids()
            .filter(|(_, objective)| document.level(objective) == Some(SectionLevel::Company))
            .map(|(id, objective)| Self::of(document, id, objective))
            .collect()
    }

    fn of(document: &Document, id: ObjectiveId, objective: &Objective) -> Self {
        let key_results = objective.key_results.iter().filter_map(|id| {
            let item = &document.key_result(*id)?.item;
            Some(CompanyKeyResult {
                id: *id,
                words: item.word_set().clone(),
                redactions: owned(item),
            })
        });
        Self {
            objective: id,
            period: objective.period,
            number: objective.item.number().map(Into::into),
            text: objective.item.text().into(),
            words: objective.item.word_set().clone(),
            redactions: owned(&objective.item),
            key_results: key_results.collect(),
        }
    }
}

fn owned(item: &Item) -> Box<[Box<str>]> {
    redactions(item).map(Into::into).collect()
}

/// The ids of the redactions in the item's words.
pub fn redactions(item: &Item) -> impl Iterator<Item = &str> {
    let references = &item.words().block.head.inline.references;
    let redactions = references.iter().filter(|reference| reference.redaction);
    redactions.map(|reference| &*reference.id)
}
