//! Looks up which company objective an item supports.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use super::goal_view::GoalView;
use super::surroundings::Surroundings;
use crate::lexicon::support;
use crate::model::{
    Attribute, Document, Item, KeyResult, KeyResultId, Objective, ObjectiveId, SectionLevel, Words,
};
use crate::period::Period;
use crate::text::Text;
use crate::workspace::alignment::{
    CompanyGoal, CompanyGoals, Edge, Evidence, GoalWording, Support, SupportableGoals, Titles,
    year_around,
};
use crate::workspace::identity::Target;

/// Objectives by their times and their numbers.
pub(super) type Numbered<'a> = HashMap<(Option<Period>, &'a str), Vec<ObjectiveId>>;

/// The company's goals that goals of a document may support.
pub(super) type GoalScope<'a> = SupportableGoals<'a, Surroundings<'a>>;

/// Looks alignments up for one version of a document.
pub struct Resolver<'a> {
    document: &'a Document,
    text: &'a Text,
    own: HashMap<Option<Period>, CompanyGoals>,
    around: Surroundings<'a>,
    titles: OnceLock<Titles>,
    /// The company's objectives of the document by their times and numbers.
    pub(super) numbered: OnceLock<Numbered<'a>>,
    /// What objectives say they serve, for those that were asked for until now.
    pub(super) parents: Mutex<HashMap<Target, Option<Target>>>,
}

impl<'a> Resolver<'a> {
    /// Prepares for `document` with the text `text`, among the documents `around` it.
    pub fn new(document: &'a Document, text: &'a Text, around: Surroundings<'a>) -> Self {
        let mut own: HashMap<_, CompanyGoals> = HashMap::new();
        for goal in CompanyGoal::all(document) {
            let company = own.entry(goal.period).or_default();
            company.add(None, goal);
        }
        Self {
            document,
            text,
            own,
            around,
            titles: OnceLock::new(),
            numbered: OnceLock::new(),
            parents: Mutex::default(),
        }
    }

    /// Whether the company has objectives that `objective` could serve.
    pub fn knows_company_of(&self, objective: &Objective) -> bool {
        self.scope(objective).is_some()
    }

    /// The company objective that an objective of a team serves. For an objective of the company, it is one of the year
    /// around.
    pub fn objective(&self, objective: &Objective) -> Option<Edge> {
        let wording = GoalWording::of(&objective.item, self.text);
        self.scope(objective)?.objective(&wording)
    }

    /// The company objective that a team's key result serves.
    pub fn key_result(&self, key_result: &KeyResult) -> Option<Edge> {
        self.own_key_result(key_result).or_else(|| {
            let objective = self.document.objective(key_result.objective?)?;
            self.objective(objective).map(|edge| Edge {
                inherited: true,
                ..edge
            })
        })
    }

    /// The same by the key result's own evidence.
    pub fn own_key_result(&self, key_result: &KeyResult) -> Option<Edge> {
        let objective = self.document.objective(key_result.objective?)?;
        let wording = GoalWording::of(&key_result.item, self.text);
        self.scope(objective)?.key_result(&wording)
    }

    /// The company's key result, with its objective, that an objective of a team repeats, and how alike they are.
    pub fn repeated_key_result(&self, objective: &Objective) -> Option<(Target, f64)> {
        let scope = self.team_scope(objective)?;
        let found = scope.same_key_result(objective.item.word_set())?;
        match found {
            (target, _, Evidence::SameKeyResult(share)) => Some((target, share)),
            _ => None,
        }
    }

    /// The key result of the company that a team's key result repeats, nearly repeats or contains, with its
    /// objective.
    pub fn same_key_result(&self, key_result: &KeyResult) -> Option<(Target, KeyResultId)> {
        let objective = self.document.objective(key_result.objective?)?;
        let scope = self.team_scope(objective)?;
        let (target, id, _) = scope.same_key_result(key_result.item.word_set())?;
        Some((target, id))
    }

    /// The line below the item that says what the item serves, if it names nothing known.
    pub fn unknown_parent(&self, item: &Item, objective: &Objective) -> Option<Attribute> {
        let scope = self.scope(objective)?;
        item.supports().find(|attribute| {
            let support = Support::by_words(attribute.value());
            // Perhaps an objective of a team.
            let titled = || self.titles().named(&Words::of(&support.value), None);
            let known = || scope.explicit(&support).is_some() || titled().is_some();
            !leads_elsewhere(attribute) && !is_prose(&support.value) && !known()
        })
    }

    /// The objectives of the document by their words, no matter whose they are.
    pub(super) fn titles(&self) -> &Titles {
        let objectives = self.document.objectives.iter();
        self.titles
            .get_or_init(|| Titles::of(objectives.map(|objective| objective.item.word_set())))
    }

    /// The objective `target`, here or in another file.
    pub fn goal(&self, target: Target) -> Option<GoalView<'a>> {
        if target.file.is_none() {
            let item = &self.document.objective(target.objective)?.item;
            return Some(GoalView::here(item));
        }
        let file = self.around.file(target.file?)?;
        let goal = file.record.objective(target.objective)?;
        Some(GoalView::of(file, goal))
    }

    /// The key result `id` of the file of `target`, here or in another file.
    pub fn company_key_result(&self, target: Target, id: KeyResultId) -> Option<GoalView<'a>> {
        let Some(file) = target.file else {
            let item = &self.document.key_result(id)?.item;
            return Some(GoalView::here(item));
        };
        let file = self.around.file(file)?;
        Some(GoalView::of(file, file.record.key_result(id)?))
    }

    /// Whether an objective belongs to a team: its section says so, or its section says nothing and the document has no
    /// goals of the company.
    pub fn is_team(&self, objective: &Objective) -> bool {
        match self.document.level(objective) {
            Some(level) => level != SectionLevel::Company,
            None => self.own.is_empty(),
        }
    }

    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    pub(super) fn text(&self) -> &'a Text {
        self.text
    }

    /// The documents around.
    pub fn around(&self) -> Surroundings<'a> {
        self.around
    }

    fn team_scope(&self, objective: &Objective) -> Option<GoalScope<'_>> {
        let team = self.document.level(objective) != Some(SectionLevel::Company);
        self.scope(objective).filter(|_| team)
    }

    /// What an objective and its key results may serve. For a team, these are the objectives of the company for the
    /// same period or, if there are none, for the year. For the company, these are its own objectives for the year
    /// around the period.
    pub(super) fn scope(&self, objective: &Objective) -> Option<GoalScope<'_>> {
        let company = self.document.level(objective) == Some(SectionLevel::Company);
        let period = objective.period;
        let own_period = (!company).then(|| self.scope_of(period)).flatten();
        own_period.or_else(|| self.scope_of(Some(year_around(period?)?)))
    }

    fn scope_of(&self, period: Option<Period>) -> Option<GoalScope<'_>> {
        let own = self.own.get(&period).map(CompanyGoals::whole);
        SupportableGoals::new(own, self.around.company(period), self.around)
    }
}

/// Whether the value is a link. It may lead to another document or to the goals of the company there.
fn leads_elsewhere(attribute: &Attribute) -> bool {
    let value = attribute.value();
    let linked = !attribute.block.block.head.inline.links.is_empty();
    linked || value.contains("://") || value.contains(".md")
}

/// A title has at most so many words.
const LONGEST_TITLE: usize = 16;

/// Whether the value is something else than a name: `This does not align`, `none`.
fn is_prose(value: &str) -> bool {
    let lower = value.to_lowercase();
    support::NO_NAME.contains(&lower.trim_matches(['.', '-', '–', ' ']))
        || value.split_whitespace().count() > LONGEST_TITLE
        || lower.contains(" not align")
}
