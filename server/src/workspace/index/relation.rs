//! Tables from keys to several values. Clones share their memory.

use imbl::OrdSet;

/// For each `K` the `V` that belong to it, each once.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::workspace) struct Relation<K: Ord, V: Ord>(OrdSet<(K, V)>);

impl<K: Ord, V: Ord> Default for Relation<K, V> {
    fn default() -> Self {
        Self(OrdSet::new())
    }
}

impl<K: Copy + Ord, V: Clone + Default + Ord> Relation<K, V> {
    /// The values of `key`, in order. The default of `V` must be its least value.
    pub(in crate::workspace) fn of(&self, key: K) -> impl Iterator<Item = V> + '_ {
        let from = self.0.range((key, V::default())..);
        let own = from.take_while(move |(other, _)| *other == key);
        own.map(|(_, value)| value.clone())
    }

    /// The keys from `key` on with their values, in order.
    pub(in crate::workspace) fn from(&self, key: K) -> impl Iterator<Item = (K, V)> + '_ {
        self.0.range((key, V::default())..).cloned()
    }

    /// The first key that is `key` or greater.
    pub(in crate::workspace) fn key_from(&self, key: K) -> Option<K> {
        let (key, _) = self.0.range((key, V::default())..).next()?;
        Some(*key)
    }

    /// Notes that `value` belongs to `key`.
    pub(in crate::workspace) fn put(&mut self, key: K, value: V) {
        self.0.insert((key, value));
    }

    /// Notes that `value` does not belong to `key` any more.
    pub(in crate::workspace) fn take(&mut self, key: K, value: V) {
        self.0.remove(&(key, value));
    }

    /// Replaces the keys `old` of `value` by the keys `new`. Both may have a key several times.
    pub(in crate::workspace) fn replace(&mut self, value: &V, mut old: Vec<K>, mut new: Vec<K>) {
        for keys in [&mut old, &mut new] {
            keys.sort_unstable();
            keys.dedup();
        }
        let is_in = |keys: &[K], key: &K| keys.binary_search(key).is_ok();
        for key in old.iter().filter(|key| !is_in(&new, key)) {
            self.take(*key, value.clone());
        }
        for key in new.iter().filter(|key| !is_in(&old, key)) {
            self.put(*key, value.clone());
        }
    }

    /// The greatest key.
    pub(in crate::workspace) fn last_key(&self) -> Option<K> {
        self.0.get_max().map(|(key, _)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_is_not_found_any_more_but_in_clones() {
        let mut same = Relation::<u64, u32>::default();
        for file in 0..3000 {
            same.replace(&file, vec![], vec![7000, u64::from(file % 1000), 7000]);
        }
        let before = same.clone();
        assert_eq!(same.of(5).collect::<Vec<_>>(), [5, 1005, 2005]);
        assert_eq!(same.of(7000).count(), 3000);
        same.replace(&5, vec![5, 7000], vec![6]);
        same.replace(&1005, vec![5, 7000], vec![]);
        assert_eq!(same.of(6).collect::<Vec<_>>(), [5, 6, 1006, 2006]);
        assert_eq!(same.of(7000).count(), 2998);
        assert_eq!(same.of(5).collect::<Vec<_>>(), [2005]);
        assert_eq!(before.of(5).count(), 3);
        assert_eq!(before.of(7000).count(), 3000);
        assert_eq!(same.last_key(), Some(7000));
    }
}
