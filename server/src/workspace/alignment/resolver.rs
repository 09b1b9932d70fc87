//! Looks up which company objective an item serves.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use super::company::{Company, Part, Target};
use super::evidence::{Edge, Evidence};
use super::goal::CompanyGoal;
use super::named::Named;
use super::titles::Titles;
use super::wording::{Support, Wording};
use crate::measure::period::Period;
use crate::model::{
    Attribute, Document, Item, KeyResult, KeyResultId, Level, Objective, ObjectiveId, Words,
};
use crate::text::{Position, Text};
use crate::workspace::index::{File, Goal, Location, Place, Surroundings};

/// Objectives by their times and their numbers.
pub(super) type Numbered<'a> = HashMap<(Option<Period>, &'a str), Vec<ObjectiveId>>;

/// Looks alignments up for one version of a document.
pub struct Resolver<'a> {
    document: &'a Document,
    text: &'a Text,
    own: HashMap<Option<Period>, Company>,
    around: Surroundings<'a>,
    titles: OnceLock<Titles>,
    /// The company's objectives of the document by their times and numbers.
    pub(super) numbered: OnceLock<Numbered<'a>>,
    /// What objectives say they serve, as far as it has been asked for.
    pub(super) parents: Mutex<HashMap<Target, Option<Target>>>,
}

/// What there is to see of a goal from another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalView<'a> {
    /// Its words.
    pub text: &'a str,
    /// Whose goal it is: in another file the heading above it, or the file's name.
    pub team: String,
    /// Where they stand.
    pub words: Location,
    /// The goal with everything below it.
    pub whole: Location,
}

impl<'a> GoalView<'a> {
    fn here(item: &'a Item) -> Self {
        Self {
            text: item.text(),
            team: String::new(),
            words: Location::Here(item.text_range()),
            whole: Location::Here(item.range()),
        }
    }

    /// A goal of `file`.
    pub fn of(file: &'a File, goal: &Goal) -> Self {
        let start = Position {
            character: 0,
            ..goal.place.start
        };
        let whole = Place {
            start,
            end: goal.end.max(goal.place.end),
        };
        Self {
            text: file.record.words(goal),
            team: file.team_of(goal),
            words: Location::Elsewhere(Arc::clone(&file.path), goal.place),
            whole: Location::Elsewhere(Arc::clone(&file.path), whole),
        }
    }
}

/// The company's goals that the goals of one period may serve, those in the same document first.
pub(in crate::workspace) struct Scope<'a> {
    pub(in crate::workspace) parts: [Option<Part<'a>>; 2],
    pub(in crate::workspace) around: Surroundings<'a>,
}

impl<'a> Resolver<'a> {
    /// Prepares for `document` with the text `text`, among the documents `around` it.
    pub fn new(document: &'a Document, text: &'a Text, around: Surroundings<'a>) -> Self {
        let mut own: HashMap<_, Company> = HashMap::new();
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

    /// The company objective that a team's objective serves; of the company's own, one of the year's.
    pub fn objective(&self, objective: &Objective) -> Option<Edge> {
        let wording = Wording::of(&objective.item, self.text);
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
        let wording = Wording::of(&key_result.item, self.text);
        self.scope(objective)?.key_result(&wording)
    }

    /// The company's key result, by its objective, that a team's objective repeats, and how alike they are.
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

    /// The line below the item that names what it serves, where nothing is meant by it that is known.
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

    /// The objectives of the document by their words, whosever they are.
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

    /// Whether an objective is a team's: its section says so, or nothing does in a document without goals of
    /// the company.
    pub fn is_team(&self, objective: &Objective) -> bool {
        match self.document.level(objective) {
            Some(level) => level != Level::Company,
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

    fn team_scope(&self, objective: &Objective) -> Option<Scope<'_>> {
        let team = self.document.level(objective) != Some(Level::Company);
        self.scope(objective).filter(|_| team)
    }

    /// What an objective and its key results may serve: a team's, the company's objectives of the period, or
    /// else of the year; the company's own, those of the year around the period.
    pub(super) fn scope(&self, objective: &Objective) -> Option<Scope<'_>> {
        let company = self.document.level(objective) == Some(Level::Company);
        let period = objective.period;
        let own_period = (!company).then(|| self.scope_of(period)).flatten();
        own_period.or_else(|| self.scope_of(Some(year_around(period?)?)))
    }

    fn scope_of(&self, period: Option<Period>) -> Option<Scope<'_>> {
        let own = self.own.get(&period).map(Company::whole);
        Scope::new(own, self.around.company(period), self.around)
    }
}

/// The year in which a shorter period lies.
pub(in crate::workspace) fn year_around(period: Period) -> Option<Period> {
    let year = period.year_around();
    (year != period).then_some(year)
}

impl<'a> Scope<'a> {
    /// The goals `own`, of the same document, and `others`, of other documents; `None` where there are none.
    pub(in crate::workspace) fn new(
        own: Option<Part<'a>>,
        others: Option<Part<'a>>,
        around: Surroundings<'a>,
    ) -> Option<Self> {
        let parts = [own, others].map(|part| part.filter(|part| !part.is_empty()));
        let some = parts.iter().any(Option::is_some);
        some.then_some(Self { parts, around })
    }

    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'a>> {
        self.parts.into_iter().flatten()
    }

    /// What an objective worded so serves.
    pub(in crate::workspace) fn objective(&self, wording: &Wording<'_>) -> Option<Edge> {
        let (to, evidence) = self
            .explicitly(wording)
            .or_else(|| self.near(wording))
            .or_else(|| self.shared_reference(wording))?;
        Some(edge(to, evidence))
    }

    /// What a key result worded so serves.
    pub(in crate::workspace) fn key_result(&self, wording: &Wording<'_>) -> Option<Edge> {
        let same = || {
            let (to, _, evidence) = self.same_key_result(&wording.words)?;
            Some((to, evidence))
        };
        let (to, evidence) = self
            .explicitly(wording)
            .or_else(|| self.shared_reference(wording))
            .or_else(same)?;
        Some(edge(to, evidence))
    }

    pub(super) fn explicitly(&self, wording: &Wording<'_>) -> Option<(Target, Evidence)> {
        let mut supports = wording.supports.iter();
        let target = supports.find_map(|support| self.explicit(support))?;
        Some((target, Evidence::Explicit))
    }

    pub(super) fn explicit(&self, support: &Support<'_>) -> Option<Target> {
        let linked = support
            .destination
            .as_deref()
            .and_then(|destination| self.around.linked(destination, &support.value));
        linked.or_else(|| {
            let named = Named::read(&support.value);
            self.parts().find_map(|part| part.named(&named))
        })
    }

    fn near(&self, wording: &Wording<'_>) -> Option<(Target, Evidence)> {
        let found = self.parts().filter_map(|part| part.near(&wording.words));
        // Of equals the first, which stands in the same document.
        let best = found.reduce(|best, other| if other.1 > best.1 { other } else { best });
        best.map(|(target, share)| (target, Evidence::of_text(share)))
    }

    fn shared_reference(&self, wording: &Wording<'_>) -> Option<(Target, Evidence)> {
        self.parts().find_map(|part| part.shared_reference(wording))
    }

    /// The key result of the company that is the same, nearly the same, or contained in `words`.
    pub(in crate::workspace) fn same_key_result(
        &self,
        words: &Words,
    ) -> Option<(Target, KeyResultId, Evidence)> {
        self.parts().find_map(|part| part.same_key_result(words))
    }
}

fn edge(to: Target, evidence: Evidence) -> Edge {
    Edge {
        to,
        evidence,
        inherited: false,
    }
}

/// Whether the value is a link, which may lead to another document, or to the company's goals there.
fn leads_elsewhere(attribute: &Attribute) -> bool {
    let value = attribute.value();
    let linked = !attribute.block.block.head.inline.links.is_empty();
    linked || value.contains("://") || value.contains(".md")
}

/// A title has at most so many words.
const LONGEST_TITLE: usize = 16;

/// Whether the value says something else than a name: `This does not align`, `none`.
fn is_prose(value: &str) -> bool {
    const NO_NAME: [&str; 7] = ["none", "n/a", "na", "no", "tbd", "tbc", "?"];
    let lower = value.to_lowercase();
    NO_NAME.contains(&lower.trim_matches(['.', '-', '–', ' ']))
        || value.split_whitespace().count() > LONGEST_TITLE
        || lower.contains(" not align")
}
