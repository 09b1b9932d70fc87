//! The goals of the workspace as a tree. Below each company objective are its key results and the objectives that serve
//! it. Below each of those are its own key results.

mod node;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::symbols::SymbolKind;
use crate::model::SectionLevel;
use crate::period::Period;
use crate::text::Position;
use crate::workspace::alignment::Edge;
use crate::workspace::index::{Aligned, FileId, Goal, GoalKind, Place};

pub use node::{Node, PeriodGoals, Served, Standing};

/// Objectives nested deeper than this stand beside each other.
const MOST_LAYERS: usize = 16;

/// The goals of `files` by their period, as [`Index::aligned`](crate::workspace::index::Index::aligned) gives them. An
/// objective of a team stands below the company objective that it serves, even if that one is for a longer period.
pub fn tree(files: &[Aligned]) -> BTreeMap<Option<Period>, PeriodGoals> {
    let goals = Goals::of(files);
    let mut tree: BTreeMap<_, PeriodGoals> = BTreeMap::new();
    let mut roots = goals.roots.clone();
    roots.sort_by_key(|at| goals.standing(*at) != Standing::Company);
    for at in roots {
        let Some(node) = goals.node(at) else { continue };
        let of_period = tree.entry(node.period).or_default();
        node.count(of_period);
        of_period.goals.push(node);
    }
    tree
}

/// A goal: its file, by its place among all, and its number in it.
type At = (usize, u32);

struct Goals<'a> {
    files: &'a [Aligned],
    places: HashMap<FileId, usize>,
    /// The times for which the company has objectives.
    company: HashSet<Option<Period>>,
    parents: HashMap<At, At>,
    children: HashMap<At, Vec<At>>,
    roots: Vec<At>,
}

impl<'a> Goals<'a> {
    fn of(files: &'a [Aligned]) -> Self {
        let places = files.iter().enumerate();
        let company = files.iter().flat_map(|file| file.record.company.iter());
        let mut goals = Self {
            files,
            places: places.map(|(at, file)| (file.id, at)).collect(),
            company: company.map(|goal| goal.period).collect(),
            parents: HashMap::new(),
            children: HashMap::new(),
            roots: Vec::new(),
        };
        for kind in [GoalKind::KeyResult, GoalKind::Objective] {
            for (file, aligned) in files.iter().enumerate() {
                let by_key_results = by_key_results(aligned);
                for (number, goal) in aligned.goals().filter(|(_, goal)| goal.kind == kind) {
                    let by_key_result = by_key_results.get(&number).copied();
                    goals.put((file, number), goal, by_key_result);
                }
            }
        }
        goals
    }

    fn put(&mut self, at: At, goal: &Goal, by_key_result: Option<&Edge>) {
        let around = goal.objective().map(|number| (at.0, number));
        let is_team = goal.kind == GoalKind::Objective && goal.level != Some(SectionLevel::Company);
        let edge = self.files.get(at.0).and_then(|file| file.edge(at.1));
        let served = edge.or(by_key_result).filter(|_| is_team);
        // An objective stands behind the one around it, so that there are no circles.
        let parent = served
            .and_then(|edge| self.target(edge))
            .or(around.filter(|around| goal.kind == GoalKind::KeyResult || around.1 < at.1));
        match parent.and_then(|parent| self.not_too_deep(parent)) {
            Some(parent) => {
                self.parents.insert(at, parent);
                self.children.entry(parent).or_default().push(at);
            }
            None => self.roots.push(at),
        }
    }

    /// The company objective that `edge` leads to, if it is still there.
    fn target(&self, edge: &Edge) -> Option<At> {
        let file = *self.places.get(&edge.to.file?)?;
        let number = u32::try_from(edge.to.objective.index()).ok()?;
        let goal = self.goal((file, number))?;
        let is_company =
            goal.level == Some(SectionLevel::Company) && goal.kind == GoalKind::Objective;
        is_company.then_some((file, number))
    }

    /// `parent`, or a goal around it, that is not too deep to have others below it.
    fn not_too_deep(&self, parent: At) -> Option<At> {
        let above: Vec<At> =
            std::iter::successors(Some(parent), |at| self.parents.get(at).copied()).collect();
        let at = above.len().saturating_sub(MOST_LAYERS);
        above.get(at).copied()
    }

    fn goal(&self, (file, number): At) -> Option<&'a Goal> {
        self.files.get(file)?.record.goals.get(number as usize)
    }

    fn standing(&self, at: At) -> Standing {
        let Some((goal, file)) = self.goal(at).zip(self.files.get(at.0)) else {
            return Standing::Unknown;
        };
        let period = file.record.period(goal);
        let year = period.map(Period::year_around);
        let known = self.company.contains(&period) || self.company.contains(&year);
        let unplaced = goal.level.is_none() && !file.record.company.is_empty();
        match goal.level {
            Some(SectionLevel::Company) => Standing::Company,
            _ if self.parents.contains_key(&at) => Standing::Aligned,
            _ if known && !unplaced => Standing::Unaligned,
            _ => Standing::Unknown,
        }
    }

    fn node(&self, at: At) -> Option<Node> {
        let file = self.files.get(at.0)?;
        let goal = self.goal(at)?;
        let words = file.record.words(goal).trim();
        let kind = match goal.kind {
            GoalKind::Objective => SymbolKind::Objective,
            GoalKind::KeyResult => SymbolKind::KeyResult,
        };
        let own = goal.objective().map(|number| (at.0, number));
        let children = self.children.get(&at).into_iter().flatten();
        Some(Node {
            kind: goal.kind,
            text: if words.is_empty() { kind.name() } else { words }.to_owned(),
            team: file.record.team_of(goal, &file.path),
            period: file.record.period(goal),
            path: Arc::clone(&file.path),
            words: goal.place,
            whole: whole(goal),
            // A key result stands as its objective does.
            standing: match goal.kind {
                GoalKind::Objective => self.standing(at),
                GoalKind::KeyResult => own.map_or(Standing::Unknown, |own| self.standing(own)),
            },
            serves: file.edge(at.1).and_then(|edge| self.served(edge)),
            children: children.filter_map(|child| self.node(*child)).collect(),
        })
    }

    fn served(&self, edge: &Edge) -> Option<Served> {
        let at = self.target(edge)?;
        let file = self.files.get(at.0)?;
        let goal = self.goal(at)?;
        Some(Served {
            text: file.record.words(goal).trim().to_owned(),
            path: Arc::clone(&file.path),
            words: goal.place,
            evidence: edge.evidence.clone(),
        })
    }
}

/// For each objective of a file, the first edge that comes from one of its key results.
fn by_key_results(file: &Aligned) -> HashMap<u32, &Edge> {
    let mut found = HashMap::new();
    for (number, goal) in file.goals() {
        if goal.kind == GoalKind::KeyResult
            && let Some(edge) = file.edge(number)
            && let Some(objective) = goal.objective()
        {
            found.entry(objective).or_insert(edge);
        }
    }
    found
}

/// A goal with its label and everything below it.
fn whole(goal: &Goal) -> Place {
    let start = Position {
        character: 0,
        ..goal.place.start
    };
    Place {
        start,
        end: goal.end.max(goal.place.end),
    }
}
