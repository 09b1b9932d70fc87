//! Working out who serves whom, apart from the index, so that it can be asked meanwhile.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{CompanyKeyResultId, File, FileId, Goal, GoalKind, Index, Record, Surroundings};
use crate::measure::period::Period;
use crate::model::{Level, Words};
use crate::workspace::alignment::{Edge, Evidence, Scope, Support, Target, Wording, year_around};

/// A file whose edges are to be worked out.
#[derive(Clone, Debug)]
pub struct Pending {
    id: FileId,
    /// When it became so.
    since: u64,
    record: Arc<Record>,
}

/// The edges of a file.
#[derive(Debug)]
pub struct Resolved {
    pending: Pending,
    edges: Vec<(u32, Edge)>,
    repeats: Vec<(u32, CompanyKeyResultId)>,
}

impl Index {
    /// At most `most` of the files whose edges are to be worked out.
    pub fn pending(&self, most: usize) -> Vec<Pending> {
        let files = self.unsettled.iter().take(most);
        let pending = files.filter_map(|(id, since)| {
            Some(Pending {
                id: *id,
                since: *since,
                record: Arc::clone(&self.file(*id)?.record),
            })
        });
        pending.collect()
    }

    /// Notes that the edges of the file `id` are to be worked out anew: what is being worked out does not count.
    pub(super) fn unsettle(&mut self, id: FileId) {
        let now = self.next_revision();
        self.unsettled.insert(id, now);
    }

    /// Whether there is anything to work out.
    pub fn is_unsettled(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// Works out the edges of a file.
    pub fn resolve(&self, pending: Pending) -> Resolved {
        let record = Arc::clone(&pending.record);
        let mut resolved = Resolved {
            pending,
            edges: Vec::new(),
            repeats: Vec::new(),
        };
        if self.companies.is_empty() {
            return resolved;
        }
        for (number, goal) in (0u32..).zip(&record.goals) {
            self.resolve_goal(&mut resolved, &record, number, goal);
        }
        resolved
    }

    /// Takes the edges of a file, unless something on which they depend has changed since they were asked for. Concerns
    /// the other files whose goals are served or repeated by others than before.
    pub fn settle(&mut self, resolved: Resolved) {
        let Pending { id, since, .. } = resolved.pending;
        if self.unsettled.get(&id) != Some(&since) {
            return;
        }
        self.unsettled.remove(&id);
        self.settle_edges(id, resolved.edges);
        self.settle_repeats(id, resolved.repeats);
    }

    fn settle_edges(&mut self, id: FileId, edges: Vec<(u32, Edge)>) {
        let Some(file) = self.file_mut(id) else {
            return;
        };
        let old = std::mem::replace(&mut file.edges, edges.into());
        let new = Arc::clone(&file.edges);
        let filed = file.filed.clone();
        let [before, after] = [&old, &new].map(|edges| {
            let served = edges.iter().map(|(_, edge)| edge.to);
            served.collect::<BTreeSet<Target>>()
        });
        let changed = before.symmetric_difference(&after);
        self.concern_all_but(id, changed.filter_map(|target| target.file));
        if said(&old).ne(said(&new)) {
            self.concern.ways.insert(filed.clone());
        }
        if old != new {
            self.goals_revision += 1;
            for (goal, edge) in &*old {
                self.served.take(edge.to, (filed.clone(), *goal));
            }
            for (goal, edge) in &*new {
                self.served.put(edge.to, (filed.clone(), *goal));
            }
        }
    }

    fn settle_repeats(&mut self, id: FileId, repeats: Vec<(u32, CompanyKeyResultId)>) {
        let Some(file) = self.file_mut(id).filter(|file| *file.repeats != repeats) else {
            return;
        };
        let old = std::mem::replace(&mut file.repeats, repeats.into());
        let new = Arc::clone(&file.repeats);
        let filed = file.filed.clone();
        for (goal, to) in &*old {
            self.repeated.take(*to, (filed.clone(), *goal));
        }
        for (goal, to) in &*new {
            self.repeated.put(*to, (filed.clone(), *goal));
        }
        let both = old.iter().chain(&*new).map(|(_, of)| *of);
        self.concern_all_with(id, both);
    }

    /// Works out all edges that are to be worked out.
    pub fn settle_all(&mut self) {
        self.refresh();
        for pending in self.pending(usize::MAX) {
            let resolved = self.resolve(pending);
            self.settle(resolved);
        }
    }

    /// Works out what the goal number `number` of a file serves, and which key result of the company it repeats.
    fn resolve_goal(&self, resolved: &mut Resolved, record: &Record, number: u32, goal: &Goal) {
        let team = goal.level != Some(Level::Company);
        let Some(scope) = self.scope(resolved.pending.id, record.period(goal), team) else {
            return;
        };
        let at = number as usize;
        let wording = Wording {
            words: Cow::Owned(Words::of(record.words(goal))),
            redactions: record.redactions(at).collect(),
            supports: record.supports(at).map(Support::borrowed).collect(),
        };
        let edge = match goal.kind {
            GoalKind::Objective => scope.objective(&wording),
            GoalKind::KeyResult => scope.key_result(&wording),
        };
        let Some(edge) = edge else { return };
        resolved.edges.push((number, edge));
        // Whatever repeats a key result of the company has an edge.
        if goal.kind == GoalKind::KeyResult && team {
            let same = scope.same_key_result(&wording.words);
            let same = same.map(|(target, id, _)| (number, (target, id)));
            resolved.repeats.extend(same);
        }
    }

    /// The company's goals that goals of `period` in the file `id` may serve.
    fn scope(&self, id: FileId, period: Option<Period>, team: bool) -> Option<Scope<'_>> {
        let around = Surroundings::within(self, id);
        let of = |period| {
            let company = self.companies.get(&period).map(|company| company.whole());
            Scope::new(company, None, around)
        };
        let own = team.then(|| of(period)).flatten();
        own.or_else(|| of(Some(year_around(period?)?)))
    }
}

/// Those of `edges` that are what goals say they serve.
fn said(edges: &[(u32, Edge)]) -> impl Iterator<Item = (u32, Target)> {
    let said = edges
        .iter()
        .filter(|(_, edge)| edge.evidence == Evidence::Explicit);
    said.map(|(goal, edge)| (*goal, edge.to))
}

impl File {
    /// Whose goal `goal` is: the nearest heading above it, or else the file's name.
    pub fn team_of(&self, goal: &super::Goal) -> String {
        self.record.team_of(goal, &self.path)
    }

    /// What its goals serve, by their numbers.
    pub fn edges(&self) -> &[(u32, Edge)] {
        &self.edges
    }
}
