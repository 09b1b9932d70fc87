//! Who serves a company objective.

use crate::model::{Objective, ObjectiveId};
use crate::workspace::Snapshot;
use crate::workspace::Surroundings;
use crate::workspace::alignment::Edge;
use crate::workspace::index::{FileId, GoalKind, Location};
use crate::workspace::lookup::{Alignments, GoalView};

/// A goal that serves a company objective.
#[derive(Clone, Debug)]
pub(super) struct Supporter {
    pub(super) kind: GoalKind,
    /// Where its words stand.
    pub(super) words: Location,
    /// The objective that it is or that it belongs to: its file and its number there.
    pub(super) objective: (Option<FileId>, Option<usize>),
    /// Whose goal it is: the heading above it.
    pub(super) team: String,
}

/// The goals that serve `objective` by their own evidence. Those in the document come first, then those in other
/// documents in the order of their paths.
pub(super) fn supporters(
    snapshot: &Snapshot,
    objective: &Objective,
    around: Surroundings<'_>,
) -> Vec<Supporter> {
    let document = snapshot.document();
    let mut ids = document.objective_ids();
    let Some((id, _)) = ids.find(|(_, other)| std::ptr::eq(*other, objective)) else {
        return Vec::new();
    };
    let edges = Alignments::of(document, snapshot.text(), around);
    let serves = |edge: &Option<Edge>| {
        let to = edge.as_ref().map(|edge| edge.to);
        to.is_some_and(|to| to.file.is_none() && to.objective == id)
    };
    let team = |objective: Option<&Objective>| {
        let section = objective.and_then(|objective| document.section(objective.section?));
        section.map_or(String::new(), |section| section.name().to_owned())
    };
    let objectives = document.objective_ids().zip(&edges.objectives);
    let objectives = objectives
        .filter(|(_, edge)| serves(edge))
        .map(|((id, objective), _)| Supporter {
            kind: GoalKind::Objective,
            objective: (None, Some(id.index())),
            words: Location::Here(objective.item.text_range()),
            team: team(Some(objective)),
        });
    let key_results = document.key_results.iter().zip(&edges.key_results);
    let key_results = key_results
        .filter(|(_, edge)| serves(edge))
        .map(|(key_result, _)| Supporter {
            kind: GoalKind::KeyResult,
            objective: (None, key_result.objective.map(ObjectiveId::index)),
            words: Location::Here(key_result.item.text_range()),
            team: team(key_result.objective.and_then(|id| document.objective(id))),
        });
    let others = around.supporters(id).filter_map(|(id, number)| {
        let file = around.file(id)?;
        Some((file, id, number, file.record.goals.get(number as usize)?))
    });
    let mut others: Vec<_> = others.collect();
    others.sort_by(|(a, _, _, one), (b, _, _, other)| {
        (&a.path, one.place.start).cmp(&(&b.path, other.place.start))
    });
    let others = others.into_iter().map(|(file, id, number, goal)| {
        let own = (goal.kind == GoalKind::Objective).then_some(number);
        Supporter {
            kind: goal.kind,
            objective: (Some(id), own.or(goal.objective()).map(|at| at as usize)),
            words: GoalView::of(file, goal).words,
            team: file.team_of(goal),
        }
    });
    objectives.chain(key_results).chain(others).collect()
}
