//! A document as its readers understand it: the lists of its items, with who belongs to whom.

use std::sync::Arc;

use super::block::Block;
use super::document_style::DocumentStyle;
use super::id::{KeyResultId, ObjectiveId, SectionId};
use super::item::{Initiative, Item, KeyResult, Kpi, Objective, RecognisedBy};
use super::period::DocumentPeriod;
use super::placed::Placed;
use super::reference::{Definition, Use};
use super::section::{Section, SectionLevel};
use super::template::is_template;
use crate::syntax::Unread;

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

impl Parts {
    /// The section with this id, which must be of these lists.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.index())
    }

    /// The objective with this id, which must be of these lists.
    pub fn objective(&self, id: ObjectiveId) -> Option<&Objective> {
        self.objectives.get(id.index())
    }

    /// The key result with this id, which must be of these lists.
    pub fn key_result(&self, id: KeyResultId) -> Option<&KeyResult> {
        self.key_results.get(id.index())
    }
}

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its blocks.
    pub root: Arc<Block>,
    /// How it marks its items, and what it says that it is about.
    pub style: DocumentStyle,
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
    /// The ids and objectives, in order.
    pub fn objective_ids(&self) -> impl Iterator<Item = (ObjectiveId, &Objective)> {
        let objectives = self.objectives.iter().enumerate();
        objectives.map(|(at, objective)| (ObjectiveId::at(at), objective))
    }

    /// The ids and key results, in order.
    pub fn key_result_ids(&self) -> impl Iterator<Item = (KeyResultId, &KeyResult)> {
        let key_results = self.key_results.iter().enumerate();
        key_results.map(|(at, key_result)| (KeyResultId::at(at), key_result))
    }

    /// The objective's own key results.
    pub fn key_results_of<'a>(
        &'a self,
        objective: &'a Objective,
    ) -> impl Iterator<Item = &'a KeyResult> {
        let ids = objective.key_results.iter();
        ids.filter_map(|id| self.key_result(*id))
    }

    /// The sections: the headings that own objectives.
    pub fn owning_sections(&self) -> impl Iterator<Item = &Section> + Clone {
        let sections = self.sections.iter();
        sections.filter(|section| !section.objectives.is_empty())
    }

    /// Whether an objective outside quotations and examples owns at least one key result, and the document
    /// itself tells that they are: what makes a Markdown file an OKR document. So does a title that names OKRs
    /// where no objective is to be seen and only key results are.
    pub fn holds_okrs(&self) -> bool {
        let owned = self.objectives.iter().any(|objective| {
            let told = |key_result: &KeyResult| {
                is_goal(&key_result.item) && self.is_told(objective, key_result)
            };
            is_goal(&objective.item) && self.key_results_of(objective).any(told)
        });
        let explained = self.style.explains && !self.style.periodic;
        !explained && (owned || (self.style.titled && self.lists_key_results()))
    }

    /// Whether an objective and its key result are told well enough. Research notes have a `Key results` heading
    /// below each experiment, lesson plans a list below `Objective 1`, guides lists below `Objectives` and `Key
    /// results`: there the document must say that it is about OKRs.
    fn is_told(&self, objective: &Objective, key_result: &KeyResult) -> bool {
        let numbered = objective.item.block.block.head.number().is_some();
        match (objective.item.told, key_result.item.told) {
            (RecognisedBy::Column, _) => true,
            (
                RecognisedBy::Label,
                RecognisedBy::Label | RecognisedBy::Column | RecognisedBy::Group,
            ) => numbered || self.style.mentions,
            (_, RecognisedBy::Label | RecognisedBy::Column)
            | (RecognisedBy::Place, RecognisedBy::Group) => self.style.mentions,
            (RecognisedBy::Label, RecognisedBy::Place) => self.style.titled,
            (RecognisedBy::Group, RecognisedBy::Group)
            | (RecognisedBy::Group | RecognisedBy::Place, RecognisedBy::Place) => {
                self.style.periodic
            }
        }
    }

    /// Whether several key results stand in a column of a table.
    fn lists_key_results(&self) -> bool {
        let items = self.key_results.iter().map(|key_result| &key_result.item);
        let mut told = items.filter(|item| is_goal(item) && item.told == RecognisedBy::Column);
        told.nth(1).is_some()
    }

    /// Whose goal an objective is, by its section or else by the file; `None` where nothing tells.
    pub fn level(&self, objective: &Objective) -> Option<SectionLevel> {
        let section = objective.section.and_then(|id| self.section(id));
        let of_file = self.of_company.then_some(SectionLevel::Company);
        section.map(|section| section.level).or(of_file)
    }

    /// The document as a block at its place.
    pub fn placed_root(&self) -> Placed {
        Placed::root(Arc::clone(&self.root))
    }
}
