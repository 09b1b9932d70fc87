//! A document as its readers understand it: the lists of its items, with who belongs to whom.

use std::sync::Arc;

use super::block::{Block, Placed};
use super::id::{KeyResultId, ObjectiveId, SectionId};
use super::item::{Initiative, Item, KeyResult, Kpi, Objective, RecognisedBy};
use super::period::DocumentPeriod;
use super::reference::{Definition, Use};
use super::section::{Section, SectionLevel};
use super::template::is_template;
use crate::syntax::Unread;

impl Parts {
    pub(super) fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.index())
    }

    pub(super) fn section_mut(&mut self, id: SectionId) -> Option<&mut Section> {
        self.sections.get_mut(id.index())
    }

    pub(super) fn objective_mut(&mut self, id: ObjectiveId) -> Option<&mut Objective> {
        self.objectives.get_mut(id.index())
    }
}

/// The lists of a document, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// All headings that are no items, also those without objectives.
    pub sections: Vec<Section>,
    /// The objectives.
    pub objectives: Vec<Objective>,
    /// The key results.
    pub key_results: Vec<KeyResult>,
    /// The initiatives.
    pub initiatives: Vec<Initiative>,
    /// The KPIs.
    pub kpis: Vec<Kpi>,
    /// The definitions of references.
    pub definitions: Vec<Definition>,
    /// The uses of references, also in prose.
    pub uses: Vec<Use>,
}

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its blocks.
    pub root: Arc<Block>,
    /// Whether its title or its file's name says that it holds OKRs.
    pub titled: bool,
    /// Whether its title says that it explains how OKRs are written.
    pub explains: bool,
    /// Whether it says anywhere that it is about OKRs.
    pub mentions: bool,
    /// Whether moreover a heading or that name names a period.
    pub periodic: bool,
    /// Where the text is not read any more.
    pub unread: Option<Unread>,
    /// Whether its file is the whole organisation's by its name or its folder's.
    pub of_company: bool,
    /// The time its goals are for.
    pub period: DocumentPeriod,
    pub(super) parts: Parts,
}

impl std::ops::Deref for Document {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// Whether an item is somebody's goal: no example, quotation, question to the reader or text of a template.
fn is_goal(item: &Item) -> bool {
    !item.quoted && !is_question(item.text()) && !is_template(item.text())
}

/// Whether `words` ask something, as guides ask their readers. What stands in brackets behind a question belongs to it.
fn is_question(words: &str) -> bool {
    let bracketed = words.rsplit_once('(').filter(|_| words.ends_with(')'));
    let asked = bracketed.map_or(words, |(before, _)| before);
    asked.trim_end().ends_with(['?', '？'])
}

impl Document {
    /// The section with this id, which must be of this document.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.index())
    }

    /// The objective with this id, which must be of this document.
    pub fn objective(&self, id: ObjectiveId) -> Option<&Objective> {
        self.objectives.get(id.index())
    }

    /// The key result with this id, which must be of this document.
    pub fn key_result(&self, id: KeyResultId) -> Option<&KeyResult> {
        self.key_results.get(id.index())
    }

    /// The ids and objectives, in order.
    pub fn objective_ids(&self) -> impl Iterator<Item = (ObjectiveId, &Objective)> {
        self.objectives
            .iter()
            .enumerate()
            .map(|(at, objective)| (ObjectiveId::at(at), objective))
    }

    /// The ids and key results, in order.
    pub fn key_result_ids(&self) -> impl Iterator<Item = (KeyResultId, &KeyResult)> {
        self.key_results
            .iter()
            .enumerate()
            .map(|(at, key_result)| (KeyResultId::at(at), key_result))
    }

    /// The objective's own key results.
    pub fn key_results_of<'a>(
        &'a self,
        objective: &'a Objective,
    ) -> impl Iterator<Item = &'a KeyResult> {
        objective
            .key_results
            .iter()
            .filter_map(|id| self.key_result(*id))
    }

    /// The sections: the headings that own objectives.
    pub fn owning_sections(&self) -> impl Iterator<Item = &Section> + Clone {
        self.sections
            .iter()
            .filter(|section| !section.objectives.is_empty())
    }

    /// Whether an objective outside quotations and examples owns at least one key result, and the document
    /// itself tells that they are: what makes a Markdown file an OKR document. So does a title that names OKRs
    /// where no objective is to be seen and only key results are.
    pub fn holds_okrs(&self) -> bool {
        let owned = self.objectives.iter().any(|objective| {
            let mut key_results = self.key_results_of(objective);
            is_goal(&objective.item)
                && key_results.any(|key_result| {
                    is_goal(&key_result.item) && self.is_told(objective, key_result)
                })
        });
        let explained = self.explains && !self.periodic;
        !explained && (owned || (self.titled && self.lists_key_results()))
    }

    /// Whether an objective and its key result are told well enough. Research notes have a `Key results` heading
    /// below each experiment, lesson plans a list below `Objective 1`, guides lists below `Objectives` and `Key
    /// results`: there the document must say that it is about OKRs.
    fn is_told(&self, objective: &Objective, key_result: &KeyResult) -> bool {
        let label = objective.item.block.block.head.label.as_ref();
        let numbered = label.is_some_and(|label| label.id.is_some());
        match (objective.item.told, key_result.item.told) {
            (RecognisedBy::Column, _) => true,
            (
                RecognisedBy::Label,
                RecognisedBy::Label | RecognisedBy::Column | RecognisedBy::Group,
            ) => numbered || self.mentions,
            (_, RecognisedBy::Label | RecognisedBy::Column)
            | (RecognisedBy::Place, RecognisedBy::Group) => self.mentions,
            (RecognisedBy::Label, RecognisedBy::Place) => self.titled,
            (RecognisedBy::Group, RecognisedBy::Group)
            | (RecognisedBy::Group | RecognisedBy::Place, RecognisedBy::Place) => self.periodic,
        }
    }

    /// Whether several key results stand in a column of a table.
    fn lists_key_results(&self) -> bool {
        let told = |key_result: &&KeyResult| {
            is_goal(&key_result.item) && key_result.item.told == RecognisedBy::Column
        };
        self.key_results.iter().filter(told).nth(1).is_some()
    }

    /// Whose goal an objective is, by its section or else by the file; `None` where nothing tells.
    pub fn level(&self, objective: &Objective) -> Option<SectionLevel> {
        let section = objective.section.and_then(|id| self.section(id));
        let of_file = self.of_company.then_some(SectionLevel::Company);
        section.map(|section| section.level).or(of_file)
    }

    /// The document as a block at its place.
    pub fn placed_root(&self) -> Placed {
        Placed {
            block: Arc::clone(&self.root),
            start: 0,
        }
    }
}
