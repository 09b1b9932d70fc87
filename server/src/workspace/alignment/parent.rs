//! The objective that another says it serves, whosever it is, and circles of them.

use super::company::Target;
use super::evidence::{Edge, Evidence};
use super::named::Named;
use super::resolver::Resolver;
use super::similarity::near;
use super::wording::{Support, Wording};
use crate::model::{Level, Objective, ObjectiveId, Words};
use crate::workspace::index::{FileId, Index, Surroundings};

/// Circles through more objectives are not looked for: nobody writes them.
const LONGEST: usize = 32;

impl Resolver<'_> {
    /// The objectives on the way from the document's objective `id` to itself, by what they say they serve;
    /// `None` where the way ends elsewhere.
    pub fn circle(&self, id: ObjectiveId) -> Option<Vec<Target>> {
        let start = Target {
            file: None,
            objective: id,
        };
        let mut way = Vec::new();
        let mut at = start;
        while way.len() < LONGEST {
            at = match at.file {
                None => self.said_parent(at.objective)?,
                Some(_) => self.around().said_parent(at)?,
            };
            if at == start {
                return Some(way);
            }
            // A circle that does not lead through the start is told where it is.
            if way.contains(&at) {
                return None;
            }
            way.push(at);
        }
        None
    }

    fn said_parent(&self, id: ObjectiveId) -> Option<Target> {
        let objective = self.document().objective(id)?;
        let wording = Wording::of(&objective.item, self.text());
        if wording.supports.is_empty() {
            return None;
        }
        let company = explicit(self.objective(objective).as_ref());
        company.or_else(|| {
            let linked = |support| linked(self.around(), support);
            let mut supports = wording.supports.iter();
            supports.find_map(|support| linked(support).or_else(|| self.named(support, id)))
        })
    }

    /// The document's objective that `support` means by its title or, among the company's own, by its number.
    fn named(&self, support: &Support<'_>, of: ObjectiveId) -> Option<Target> {
        let level = |objective: &Objective| self.document().level(objective);
        let company = level(self.document().objective(of)?) == Some(Level::Company);
        let named = Named::read(&support.value);
        let title = Words::of(&support.value);
        let mut objectives = self.document().objective_ids();
        let meant = objectives.find(|(id, other)| {
            let numbered = matches!(named, Named::Number(number)
                if company && level(other) == Some(Level::Company) && other.item.number() == Some(number));
            // Of the same words another is meant: one that is not known.
            *id != of && (numbered || near(&title, other.item.word_set()))
        });
        meant.map(|(objective, _)| Target {
            file: None,
            objective,
        })
    }
}

impl Index {
    /// The objective that the objective `of` of the file `id` says it serves.
    pub(in crate::workspace) fn said_parent(&self, id: FileId, of: ObjectiveId) -> Option<Target> {
        let record = &self.file(id)?.record;
        let number = of.index();
        let company = explicit(self.edge((id, u32::try_from(number).ok()?)));
        company.or_else(|| {
            let around = Surroundings::within(self, id);
            let mut supports = record.supports(number);
            supports.find_map(|support| {
                let title = Words::of(&support.value);
                let mut others = record.objectives().filter(|(other, _)| *other != of);
                let named = others.find(|(_, goal)| near(&title, &Words::of(record.words(goal))));
                let named = named.map(|(objective, _)| Target {
                    file: Some(id),
                    objective,
                });
                linked(around, support).or(named)
            })
        })
    }
}

fn explicit(edge: Option<&Edge>) -> Option<Target> {
    let edge = edge.filter(|edge| edge.evidence == Evidence::Explicit)?;
    Some(edge.to)
}

fn linked(around: Surroundings<'_>, support: &Support<'_>) -> Option<Target> {
    around.linked_any(support.destination.as_deref()?, &support.value)
}
