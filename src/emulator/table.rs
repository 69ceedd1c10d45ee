//! Entries by name.

/// Entries sorted by their names, found by halving.
///
/// A `BTreeMap` would do; its code is compiled anew for each type of entry and would be a fifth
/// of this room in the page. The longest table has a few hundred entries.
#[derive(Debug)]
pub(super) struct Table<V>(Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Table<V> {
    /// Where a name is, or where it would be.
    fn position(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    pub(super) fn get(&self, name: &str) -> Option<&V> {
        let position = self.position(name).ok()?;
        self.0.get(position).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let position = self.position(name).ok()?;
        self.0.get_mut(position).map(|(_, value)| value)
    }

    /// Adds an entry or replaces the one of that name.
    pub(super) fn insert(&mut self, name: &str, value: V) {
        match self.position(name) {
            Ok(position) => self.0[position].1 = value,
            Err(position) => self.0.insert(position, (name.to_owned(), value)),
        }
    }

    /// The entry of that name, made if there is none.
    pub(super) fn get_or_insert(&mut self, name: &str, make: impl FnOnce() -> V) -> &mut V {
        let position = self.position(name).unwrap_or_else(|position| {
            self.0.insert(position, (name.to_owned(), make()));
            position
        });
        &mut self.0[position].1
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<V> {
        let position = self.position(name).ok()?;
        Some(self.0.remove(position).1)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    pub(super) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        self.0.retain(|(_, value)| keep(value));
    }

    pub(super) fn contains(&self, name: &str) -> bool {
        self.position(name).is_ok()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut V)> {
        self.0
            .iter_mut()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The entries by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_replaced_and_removed_by_name() {
        let mut table = Table::default();
        for (name, value) in [("b", 2), ("a", 1), ("c", 3), ("b", 4)] {
            table.insert(name, value);
        }
        assert_eq!(
            table.iter().collect::<Vec<_>>(),
            [("a", &1), ("b", &4), ("c", &3)]
        );
        assert_eq!((table.get("b"), table.get("d")), (Some(&4), None));
        assert_eq!((table.remove("a"), table.remove("a")), (Some(1), None));
        assert_eq!((table.contains("a"), table.len()), (false, 2));
        assert_eq!(
            (
                *table.get_or_insert("c", || 9),
                *table.get_or_insert("d", || 9)
            ),
            (3, 9)
        );
    }
}
