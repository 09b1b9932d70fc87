//! The objective that another one says it serves, no matter whose it is, and circles of them.

use std::sync::PoisonError;

use super::resolver::{Numbered, Resolver};
use super::surroundings::Surroundings;
use crate::lexicon::support;
use crate::model::{Objective, ObjectiveId, SectionLevel, Words};
use crate::workspace::alignment::{Edge, Evidence, GoalWording, Named, Support, year_around};
use crate::workspace::identity::{FileId, Target};
use crate::workspace::index::Index;

/// Longer circles are not looked for: nobody writes them.
const LONGEST: usize = 32;

impl Resolver<'_> {
    /// The objectives on the way from the document's objective `id` back to itself, following what each says it serves;
    /// `None` if the way ends elsewhere.
    pub fn circle(&self, id: ObjectiveId) -> Option<Vec<Target>> {
        let start = Target {
            file: None,
            objective: id,
        };
        let mut way = Vec::new();
        let mut at = start;
        while way.len() < LONGEST {
            at = self.parent(at)?;
            if at == start {
                return Some(way);
            }
            // A circle without the start is reported at its own objectives.
            if way.contains(&at) {
                return None;
            }
            way.push(at);
        }
        None
    }

    /// The objective that the objective `of`, here or elsewhere, says it serves.
    fn parent(&self, of: Target) -> Option<Target> {
        let parents = || self.parents.lock().unwrap_or_else(PoisonError::into_inner);
        let known = parents().get(&of).copied();
        known.unwrap_or_else(|| {
            let parent = match of.file {
                None => self.said_parent(of.objective),
                Some(_) => self.around().said_parent(of),
            };
            parents().insert(of, parent);
            parent
        })
    }

    fn said_parent(&self, id: ObjectiveId) -> Option<Target> {
        let objective = self.document().objective(id)?;
        let wording = GoalWording::of(&objective.item, self.text());
        if !wording.supports.iter().all(is_reason) {
            return None;
        }
        let scope = self.scope(objective);
        let company = scope.and_then(|scope| scope.explicitly(&wording));
        company.map(|(company, _)| company).or_else(|| {
            let linked = |support| linked(self.around(), support);
            let mut supports = wording.supports.iter();
            supports.find_map(|support| linked(support).or_else(|| self.named(support, id)))
        })
    }

    /// The document's objective that `support` means by its number among the company's own, or by its title.
    fn named(&self, support: &Support<'_>, of: ObjectiveId) -> Option<Target> {
        let numbered = || match Named::read(&support.value) {
            Named::Number(number) => self.company_numbered(number, of),
            Named::Title(_) => None,
        };
        let titled = || self.titles().named(&Words::of(&support.value), Some(of));
        let objective = numbered().or_else(titled)?;
        Some(Target {
            file: None,
            objective,
        })
    }

    /// The company's objective with the number `number`, if `of` is another one of the company's. It is for the same
    /// period as `of` or for the year around it, because a goal of a year does not serve one of a quarter.
    fn company_numbered(&self, number: &str, of: ObjectiveId) -> Option<ObjectiveId> {
        let document = self.document();
        let is_company = |one: &Objective| document.level(one) == Some(SectionLevel::Company);
        let numbered = self.numbered.get_or_init(|| {
            let mut numbered = Numbered::new();
            let company = document.objective_ids().filter(|(_, one)| is_company(one));
            for (id, one) in company {
                let Some(number) = one.item.number() else {
                    continue;
                };
                numbered.entry((one.period, number)).or_default().push(id);
            }
            numbered
        });
        let period = document.objective(of).filter(|one| is_company(one))?.period;
        let times = [period, period.and_then(year_around), None];
        let mut others = times
            .iter()
            .flat_map(|time| numbered.get(&(*time, number)).into_iter().flatten());
        others.find(|id| **id != of).copied()
    }
}

impl Surroundings<'_> {
    /// The objective that the objective `of`, of another document, says it serves: the company's or another.
    fn said_parent(&self, of: Target) -> Option<Target> {
        let index = self.index?;
        let id = of.file?;
        let parent = index.said_parent(id, of.objective)?;
        let own = parent.file == self.own;
        Some(Target {
            file: parent.file.filter(|_| !own),
            ..parent
        })
    }
}

impl Index {
    /// The objective that the objective `of` of the file `id` says it serves.
    fn said_parent(&self, id: FileId, of: ObjectiveId) -> Option<Target> {
        let record = &self.file(id)?.record;
        let number = of.index();
        if !record.supports(number).all(is_reason) {
            return None;
        }
        let company = explicit(self.edge((id, u32::try_from(number).ok()?)));
        company.or_else(|| {
            let around = Surroundings::within(self, id);
            let mut supports = record.supports(number);
            supports.find_map(|support| {
                let named = || {
                    let title = Words::of(&support.value);
                    let objective = record.names().titled(&title, Some(of))?;
                    Some(Target {
                        file: Some(id),
                        objective,
                    })
                };
                linked(around, support).or_else(named)
            })
        })
    }
}

/// Whether a line gives a reason for the goal. A line between goals that name each other gives none. Nor does a line
/// that no longer holds or never did, as in `~~O2~~`, `formerly O2`, `O2 (until May)`.
fn is_reason(support: &Support<'_>) -> bool {
    let mut words = support
        .value
        .split('(')
        .filter_map(|part| part.split_whitespace().next());
    !support.mutual
        && !support.value.contains("~~")
        && !words.any(|word| support::WITHDRAWN.contains(&word.to_lowercase().as_str()))
}

fn explicit(edge: Option<&Edge>) -> Option<Target> {
    let edge = edge.filter(|edge| edge.evidence == Evidence::Explicit)?;
    Some(edge.to)
}

fn linked(around: Surroundings<'_>, support: &Support<'_>) -> Option<Target> {
    around.linked_any(support.destination.as_deref()?, &support.value)
}
