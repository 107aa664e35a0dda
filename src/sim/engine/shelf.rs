//! A table that forgets what was not used for longest.

use std::collections::BTreeMap;

/// A table of so many items at most.
#[derive(Debug)]
pub(super) struct Shelf<K, V> {
    items: BTreeMap<K, (u64, V)>,
    uses: u64,
    most: usize,
}

impl<K: Ord + Clone, V: Clone> Shelf<K, V> {
    /// An empty one for so many items.
    pub(super) fn new(most: usize) -> Self {
        Self { items: BTreeMap::new(), uses: 0, most }
    }

    /// What lies there under a key.
    pub(super) fn get(&mut self, key: &K) -> Option<V> {
        self.uses += 1;
        let (used, value) = self.items.get_mut(key)?;
        *used = self.uses;
        Some(value.clone())
    }

    /// Whether something lies there; asking is no use.
    pub(super) fn has(&self, key: &K) -> bool {
        self.items.contains_key(key)
    }

    /// What lies there, made now if nothing does.
    pub(super) fn get_or(&mut self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some(value) = self.get(&key) {
            return value;
        }
        let value = make();
        self.put(key, value.clone());
        value
    }

    /// Puts something there.
    pub(super) fn put(&mut self, key: K, value: V) {
        self.uses += 1;
        self.items.insert(key, (self.uses, value));
        if self.items.len() > self.most
            && let Some(oldest) = self.items.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone())
        {
            self.items.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_forgets_what_was_not_used() {
        let mut shelf = Shelf::new(2);
        shelf.put(1, "one");
        shelf.put(2, "two");
        assert_eq!(shelf.get(&1), Some("one"));
        shelf.put(3, "three");
        assert_eq!([shelf.get(&1), shelf.get(&2), shelf.get(&3)], [Some("one"), None, Some("three")]);
        assert_eq!((shelf.get_or(4, || "four"), shelf.has(&3), shelf.has(&1)), ("four", true, false));
    }
}
