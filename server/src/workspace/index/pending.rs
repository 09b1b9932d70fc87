//! Working out who serves whom, apart from the index, so that it can be asked meanwhile.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{File, FileId, Index, Record, Surroundings};
use crate::model::{Level, Words};
use crate::workspace::alignment::{Edge, Scope, Support, Target, Wording, year_around};

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
    edges: Vec<(u32, Edge)>,
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
        let edges = if self.companies.is_empty() {
            Vec::new()
        } else {
            let goals = (0..record.goals.len()).filter_map(|number| {
                let edge = self.edge_of(pending.id, &record, number)?;
                Some((u32::try_from(number).ok()?, edge))
            });
            goals.collect()
        };
        Resolved { pending, edges }
    }

    /// Takes the edges of a file, unless it has changed since they were asked for. Gives the other files whose
    /// goals are served by others than before.
    pub fn settle(&mut self, resolved: Resolved) -> BTreeSet<FileId> {
        let Resolved { pending, edges } = resolved;
        let id = pending.id;
        let Some(Some(file)) = self.files.get_mut(id.0 as usize) else {
            return BTreeSet::new();
        };
        if !Arc::ptr_eq(&file.record, &pending.record) {
            return BTreeSet::new();
        }
        self.unsettled.remove(&id);
        let targets = |edges: &[(u32, Edge)]| -> BTreeSet<Target> {
            edges.iter().map(|(_, edge)| edge.to).collect()
        };
        let (before, after) = (&file.served_before, targets(&edges));
        let changed = before.symmetric_difference(&after);
        let concerned = changed
            .filter_map(|target| target.file)
            .filter(|file| *file != id);
        let concerned = concerned.collect();
        file.served_before = after;
        if file.edges == edges {
            return concerned;
        }
        let old = std::mem::replace(&mut file.edges, edges);
        for (_, edge) in old {
            if let Some(goals) = self.served.get_mut(&edge.to) {
                goals.retain(|(file, _)| *file != id);
            }
        }
        let file = self.files.get(id.0 as usize).and_then(Option::as_ref);
        for (goal, edge) in file.map(File::edges).unwrap_or_default() {
            self.served.entry(edge.to).or_default().push((id, *goal));
        }
        concerned
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

    fn edge_of(&self, id: FileId, record: &Record, number: usize) -> Option<Edge> {
        let goal = record.goals.get(number)?;
        let around = Surroundings::within(self, id);
        let period = record.period(goal);
        let of = |period| {
            let company = self.companies.get(&period).map(|company| company.whole());
            Scope::new(company, None, around)
        };
        let team = goal.level != Some(Level::Company);
        let own = team.then(|| of(period)).flatten();
        let scope = own.or_else(|| of(Some(year_around(period?)?)))?;
        let wording = Wording {
            words: Cow::Owned(Words::of(record.words(goal))),
            redactions: record.redactions(number).collect(),
            supports: record.supports(number).map(Support::borrowed).collect(),
        };
        match goal.kind {
            super::GoalKind::Objective => scope.objective(&wording),
            super::GoalKind::KeyResult => scope.key_result(&wording),
        }
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
