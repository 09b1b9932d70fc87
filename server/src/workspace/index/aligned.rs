//! What files hold and what they serve. It is apart from the index, so that it can be read while the index changes.

use std::path::Path;
use std::sync::Arc;

use super::record::{Goal, Record};
use super::store::Index;
use crate::workspace::alignment::Edge;
use crate::workspace::identity::FileId;

/// A file's goals and what they serve.
#[derive(Clone, Debug)]
pub struct Aligned {
    /// Its name in the index.
    pub id: FileId,
    /// Where it is.
    pub path: Arc<Path>,
    /// What it holds.
    pub record: Arc<Record>,
    edges: Arc<[(u32, Edge)]>,
}

impl Aligned {
    /// What the goal number `number` serves, by its own evidence.
    pub fn edge(&self, number: u32) -> Option<&Edge> {
        let edges = &self.edges;
        let at = edges
            .binary_search_by_key(&number, |(goal, _)| *goal)
            .ok()?;
        edges.get(at).map(|(_, edge)| edge)
    }

    /// Its goals with their numbers.
    pub fn goals(&self) -> impl Iterator<Item = (u32, &Goal)> {
        (0u32..).zip(&self.record.goals)
    }
}

impl Index {
    /// All files in the order of their paths.
    pub fn aligned(&self) -> Vec<Aligned> {
        let files = self.files().map(|(id, file)| Aligned {
            id,
            path: Arc::clone(&file.path),
            record: Arc::clone(&file.record),
            edges: Arc::clone(&file.edges),
        });
        files.collect()
    }

    /// A number that stays the same as long as all goals, their places and what they serve stay the same.
    pub fn goals_revision(&self) -> u64 {
        self.goals_revision
    }
}
