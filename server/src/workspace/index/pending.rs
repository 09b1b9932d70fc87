//! Working out who serves whom, apart from the index, so that it can be asked meanwhile.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{CompanyKeyResultId, File, FileId, Goal, GoalKind, Index, Record, Surroundings};
use crate::measure::period::Period;
use crate::model::{Level, Words};
use crate::workspace::alignment::{Companies, Edge, Scope, Support, Target, Wording, year_around};

/// A file whose edges are to be worked out.
#[derive(Clone, Debug)]
pub struct Pending {
    id: FileId,
    record: Arc<Record>,
}

/// The edges of a file.
#[derive(Debug)]
pub struct Resolved {
    pending: Pending,
    /// The company's goals by which they were worked out.
    companies: Arc<Companies>,
    edges: Vec<(u32, Edge)>,
    repeats: Vec<(u32, CompanyKeyResultId)>,
}

impl Index {
    /// At most `most` of the files whose edges are to be worked out.
    pub fn pending(&self, most: usize) -> Vec<Pending> {
        let files = self.unsettled.iter().take(most);
        let pending = files.filter_map(|id| {
            let record = Arc::clone(&self.file(*id)?.record);
            Some(Pending { id: *id, record })
        });
        pending.collect()
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
            companies: Arc::clone(&self.companies),
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

    /// Takes the edges of a file, unless it or the company's goals have changed since they were asked for. Concerns the other files
    /// whose goals are served or repeated by others than before.
    pub fn settle(&mut self, resolved: Resolved) {
        let Resolved {
            pending,
            companies,
            edges,
            repeats,
        } = resolved;
        let id = pending.id;
        let Some(Some(file)) = self.files.get_mut(id.0 as usize) else {
            return;
        };
        if !Arc::ptr_eq(&file.record, &pending.record) || !Arc::ptr_eq(&self.companies, &companies)
        {
            return;
        }
        self.unsettled.remove(&id);
        let after: BTreeSet<Target> = edges.iter().map(|(_, edge)| edge.to).collect();
        let changed = file.served_before.symmetric_difference(&after);
        let concerned = changed.filter_map(|target| target.file);
        self.concern
            .files
            .extend(concerned.filter(|file| *file != id));
        file.served_before = after;
        if file.edges != edges {
            self.goals_revision += 1;
            let old = std::mem::replace(&mut file.edges, edges);
            self.served.take(id, old.iter().map(|(_, edge)| &edge.to));
            for (goal, edge) in &file.edges {
                self.served.put(id, *goal, edge.to);
            }
        }
        if file.repeats != repeats {
            let old = std::mem::replace(&mut file.repeats, repeats.clone());
            self.repeated.take(id, old.iter().map(|(_, to)| to));
            for (goal, to) in &repeats {
                self.repeated.put(id, *goal, *to);
            }
            for (_, of) in old.iter().chain(&repeats) {
                let others = self.repeated.of(of).iter().map(|(file, _)| *file);
                let concerned = others.chain(of.0.file).filter(|file| *file != id);
                self.concern.files.extend(concerned);
            }
        }
    }

    /// Works out all edges that are to be worked out.
    pub fn settle_all(&mut self) {
        self.refresh();
        for pending in self.pending(usize::MAX) {
            let resolved = self.resolve(pending);
            self.settle(resolved);
        }
        self.unsettled.clear();
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
