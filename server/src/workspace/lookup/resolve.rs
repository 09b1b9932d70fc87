//! Working out which goals support which. This is apart from the index, so that others can ask the index meanwhile.

use std::borrow::Cow;
use std::sync::Arc;

use super::resolver::GoalScope;
use super::surroundings::Surroundings;
use crate::model::{SectionLevel, Words};
use crate::period::Period;
use crate::workspace::alignment::{GoalWording, Support, year_around};
use crate::workspace::identity::FileId;
use crate::workspace::index::{Goal, GoalKind, Index, Pending, Record, Resolved};

impl Index {
    /// Works out the edges of a file.
    pub fn resolve(&self, pending: Pending) -> Resolved {
        let record = Arc::clone(&pending.record);
        let mut resolved = Resolved {
            pending,
            edges: Vec::new(),
            repeats: Vec::new(),
        };
        if self.companies().is_empty() {
            return resolved;
        }
        for (number, goal) in (0u32..).zip(&record.goals) {
            self.resolve_goal(&mut resolved, &record, number, goal);
        }
        resolved
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
        let team = goal.level != Some(SectionLevel::Company);
        let Some(scope) = self.scope(resolved.pending.id, record.period(goal), team) else {
            return;
        };
        let at = number as usize;
        let wording = GoalWording {
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
        // Each key result that repeats one of the company has an edge.
        if goal.kind == GoalKind::KeyResult && team {
            let same = scope.same_key_result(&wording.words);
            let same = same.map(|(target, id, _)| (number, (target, id)));
            resolved.repeats.extend(same);
        }
    }

    /// The company's goals that goals of `period` in the file `id` may serve.
    fn scope(&self, id: FileId, period: Option<Period>, team: bool) -> Option<GoalScope<'_>> {
        let around = Surroundings::within(self, id);
        let of = |period| {
            let company = self.companies().get(&period).map(|company| company.whole());
            GoalScope::new(company, None, around)
        };
        let own = team.then(|| of(period)).flatten();
        own.or_else(|| of(Some(year_around(period?)?)))
    }
}
