//! The files whose edges are to be worked out, and the index taking the result.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::record::Record;
use super::store::Index;
use crate::workspace::alignment::{Edge, Evidence};
use crate::workspace::identity::{CompanyKeyResultId, FileId, Target};

/// A file whose edges are to be worked out.
#[derive(Clone, Debug)]
pub struct Pending {
    pub(in crate::workspace) id: FileId,
    /// When it became so.
    since: u64,
    pub(in crate::workspace) record: Arc<Record>,
}

/// The edges of a file.
#[derive(Debug)]
pub struct Resolved {
    pub(in crate::workspace) pending: Pending,
    pub(in crate::workspace) edges: Vec<(u32, Edge)>,
    pub(in crate::workspace) repeats: Vec<(u32, CompanyKeyResultId)>,
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

    /// Notes that the edges of the file `id` must be worked out again. A result that is being worked out now will not
    /// count.
    pub(super) fn unsettle(&mut self, id: FileId) {
        let now = self.next_revision();
        self.unsettled.insert(id, now);
    }

    /// Whether there is anything to work out.
    pub fn is_unsettled(&self) -> bool {
        !self.unsettled.is_empty()
    }

    /// Takes the edges of a file, unless something that they depend on has changed since they were asked for. Notes the
    /// other files that are affected: those whose goals are served or repeated by others than before.
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
        self.mark_affected_but(id, changed.filter_map(|target| target.file));
        if said(&old).ne(said(&new)) {
            self.unreported.ways.insert(filed.clone());
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
        self.mark_repeating_affected(id, both);
    }
}

/// Those of `edges` that are what goals say they serve.
fn said(edges: &[(u32, Edge)]) -> impl Iterator<Item = (u32, Target)> {
    let said = edges
        .iter()
        .filter(|(_, edge)| edge.evidence == Evidence::Explicit);
    said.map(|(goal, edge)| (*goal, edge.to))
}
