//! A value that many threads read while others change it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// A value in its present version. A reader keeps the version that it has got and blocks nobody. Writers take turns.
#[derive(Debug, Default)]
pub struct Versions<T> {
    present: RwLock<Arc<T>>,
    turn: Mutex<()>,
}

impl<T: Clone> Versions<T> {
    /// The present version.
    pub fn get(&self) -> Arc<T> {
        Arc::clone(&self.present.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes the next version from a clone of the present one, and returns the result of `change`. Cloning must be cheap.
    /// Readers get the present version until the next one is complete.
    pub fn change<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = T::clone(&self.get());
        let result = change(&mut next);
        let mut present = self.present.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *present, Arc::new(next));
        drop(present);
        // Its last reader frees it, which may take time; so this is done without the lock.
        drop(before);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_looks_holds_up_nobody_and_sees_no_change() {
        let list = Versions::<Vec<u32>>::default();
        let before = list.get();
        let length = list.change(|next| {
            next.push(1);
            assert!(list.get().is_empty(), "a change that is under way is seen");
            next.len()
        });
        assert_eq!(length, 1);
        assert!(before.is_empty());
        assert_eq!(*list.get(), [1]);
    }

    #[test]
    fn no_change_is_lost() {
        let count = Versions::<u32>::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..1000).for_each(|_| count.change(|count| *count += 1)));
            }
        });
        assert_eq!(*count.get(), 4000);
    }
}
