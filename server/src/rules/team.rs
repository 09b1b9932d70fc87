//! Which objectives belong together: those of one team for one period.

use std::collections::HashMap;

use super::nesting::{self, Nesting};
use crate::model::{Document, KeyResult, Objective, SectionId, SectionLevel};
use crate::period::Period;

/// The objectives of one team for one period, in order. Objectives nested below another item count as a team of their
/// own. So do the objectives of one role in a list such as `CEO: …`, `Sales: …`.
pub(super) struct Team<'a> {
    /// The heading that names it, where there is one.
    pub(super) section: Option<SectionId>,
    /// The time its objectives are for, where a heading tells.
    pub(super) period: Option<Period>,
    /// Whether they are nested below an item.
    pub(super) nested: bool,
    /// Its objectives; at least one.
    pub(super) objectives: Vec<&'a Objective>,
}

/// What the objectives of one team and period have in common: the section, the period, the start of the item around
/// them, and the role.
type TeamKey<'a> = (
    Option<SectionId>,
    Option<Period>,
    Option<usize>,
    Option<&'a str>,
);

/// The teams of `document`, in order. Quoted objectives and examples are nobody's.
pub(super) fn teams<'a>(document: &'a Document, nesting: &Nesting) -> Vec<Team<'a>> {
    let mut teams: Vec<Team<'a>> = Vec::new();
    let mut known: HashMap<TeamKey<'_>, usize> = HashMap::new();
    for (id, objective) in document.objective_ids() {
        if objective.item.quoted {
            continue;
        }
        let above = nesting.above(id);
        let above = above.and_then(|above| nesting::item(document, above));
        let key = (
            objective.section,
            objective.period,
            above.map(|item| item.block.start),
            role(objective.item.text()),
        );
        let at = *known.entry(key).or_insert(teams.len());
        match teams.get_mut(at) {
            Some(team) => team.objectives.push(objective),
            None => teams.push(Team {
                section: objective.section,
                period: objective.period,
                nested: above.is_some(),
                objectives: vec![objective],
            }),
        }
    }
    teams
}

impl<'a> Team<'a> {
    /// The key results of its objectives, in order.
    pub(super) fn key_results(
        &self,
        document: &'a Document,
    ) -> impl Iterator<Item = &'a KeyResult> {
        self.objectives
            .iter()
            .flat_map(|objective| document.key_results_of(objective))
    }
}

/// The role at the beginning of an objective: `CEO` of `CEO: Grow steadily`.
fn role(words: &str) -> Option<&str> {
    /// A longer role is a sentence: no title has more words than this.
    const LONGEST: usize = 8;
    let (role, rest) = words.split_once(": ")?;
    let title = role.split(' ').count() <= LONGEST && !role.contains(". ");
    (title && !rest.trim().is_empty()).then_some(role)
}

/// Whether an objective is the whole organisation's.
pub(super) fn is_company(document: &Document, objective: &Objective) -> bool {
    let section = objective.section.and_then(|id| document.section(id));
    section.is_some_and(|section| section.level == SectionLevel::Company)
}
