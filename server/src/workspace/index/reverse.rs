//! Which goals lead to something, for what a goal leads to.

use std::collections::HashMap;
use std::hash::Hash;

use super::{FileId, GoalId};

/// For each `K` the goals that lead to it.
#[derive(Clone, Debug)]
pub(super) struct Reverse<K>(HashMap<K, Vec<GoalId>>);

impl<K> Default for Reverse<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Copy + Eq + Hash> Reverse<K> {
    /// The goals that lead to `key`.
    pub(super) fn of(&self, key: &K) -> &[GoalId] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Notes that the goal number `goal` of `file` leads to `key`.
    pub(super) fn put(&mut self, file: FileId, goal: u32, key: K) {
        self.0.entry(key).or_default().push((file, goal));
    }

    /// Forgets that goals of `file` lead to `keys`.
    pub(super) fn take<'a>(&mut self, file: FileId, keys: impl Iterator<Item = &'a K>)
    where
        K: 'a,
    {
        for key in keys {
            let Some(goals) = self.0.get_mut(key) else {
                continue;
            };
            goals.retain(|(other, _)| *other != file);
            if goals.is_empty() {
                self.0.remove(key);
            }
        }
    }
}
