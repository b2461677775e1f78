//! `HashMap` and `HashSet`: those of the standard library, with a search that a build without optimization compiles
//! once, not once a type. Entries keep the order in which they were inserted.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};

/// Hashes eight bytes at a time. The hasher of the standard library takes several times as long where it is not optimized,
/// as in a macro; it is made for keys from strangers, and a table is the program's own.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, mut bytes: &[u8]) {
        while let Some((word, rest)) = bytes.split_first_chunk() {
            self.write_u64(u64::from_le_bytes(*word));
            bytes = rest;
        }
        let mut last = [0; 8];
        last[..bytes.len()].copy_from_slice(bytes);
        self.write_u64(u64::from_le_bytes(last));
    }

    fn write_u64(&mut self, word: u64) {
        // The odd number closest to 2⁶⁴ / φ spreads consecutive words. The rotation brings the upper bits, which depend on
        // the whole word, down to where the next product spreads them again.
        self.0 = (self.0.rotate_left(32) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// The places of entries by the hashes of their keys, with open addressing.
#[derive(Default)]
struct Places {
    /// The hash of each entry.
    hashes: Vec<u64>,
    /// One more than the place of an entry; 0 if free. The length is a power of two, and at least a half is free.
    slots: Vec<usize>,
}

impl Places {
    /// Returns the first entry with this hash for which `is_key` returns `true`.
    fn find(&self, hash: u64, is_key: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut slot = hash;
        loop {
            let place = self.slots.get(self.index(slot))?.checked_sub(1)?;
            if self.hashes[place] == hash && is_key(place) {
                return Some(place);
            }
            slot = slot.wrapping_add(1);
        }
    }

    /// Adds the next entry.
    fn add(&mut self, hash: u64) {
        self.hashes.push(hash);
        if self.hashes.len() * 2 <= self.slots.len() {
            self.fill(self.hashes.len() - 1);
        } else {
            self.slots = vec![0; (self.hashes.len() * 4).next_power_of_two()];
            (0..self.hashes.len()).for_each(|place| self.fill(place));
        }
    }

    /// Puts an entry into the next free slot.
    fn fill(&mut self, place: usize) {
        let mut slot = self.hashes[place];
        while self.slots[self.index(slot)] != 0 {
            slot = slot.wrapping_add(1);
        }
        let index = self.index(slot);
        self.slots[index] = place + 1;
    }

    #[allow(clippy::cast_possible_truncation)] // The mask cuts it off anyway.
    fn index(&self, slot: u64) -> usize {
        slot as usize & self.slots.len().wrapping_sub(1)
    }
}

/// A map.
pub struct HashMap<K, V> {
    places: Places,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for HashMap<K, V> {
    fn default() -> Self {
        Self { places: Places::default(), entries: Vec::new() }
    }
}

impl<K: Hash + Eq, V> HashMap<K, V> {
    /// Creates an empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the value of the key.
    pub fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (_, place) = self.find(key);
        Some(&self.entries[place?].1)
    }

    /// Returns `true` if the key is in the map.
    pub fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).1.is_some()
    }

    /// Returns `true` if the key is new.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        let (hash, place) = self.find(&key);
        if let Some(place) = place {
            self.entries[place].1 = value;
            return false;
        }
        self.places.add(hash);
        self.entries.push((key, value));
        true
    }

    /// Returns the value of the key, which is inserted with `value` if it is new.
    pub fn get_or_insert_with(&mut self, key: K, value: impl FnOnce(&K) -> V) -> &mut V {
        let (hash, place) = self.find(&key);
        let place = place.unwrap_or_else(|| {
            let value = value(&key);
            self.places.add(hash);
            self.entries.push((key, value));
            self.entries.len() - 1
        });
        &mut self.entries[place].1
    }

    /// Returns `true` if the map has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the keys.
    pub fn into_keys(self) -> impl Iterator<Item = K> {
        self.entries.into_iter().map(|(key, _)| key)
    }

    /// Returns the hash of the key, and the place of its entry.
    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> (u64, Option<usize>)
    where
        K: Borrow<Q>,
    {
        let mut hasher = WordHasher::default();
        key.hash(&mut hasher);
        let hash = hasher.finish();
        (hash, self.places.find(hash, &|place| self.entries[place].0.borrow() == key))
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for HashMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

/// A set.
pub struct HashSet<K>(HashMap<K, ()>);

impl<K> Default for HashSet<K> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<K: Hash + Eq> HashSet<K> {
    /// Creates an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns `true` if the key is new.
    pub fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ())
    }

    /// Returns `true` if the key is in the set.
    pub fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }
}

impl<K: Hash + Eq> Extend<K> for HashSet<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Hash + Eq> FromIterator<K> for HashSet<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::new();
        set.extend(keys);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections;
    use std::hash::{Hash, Hasher};

    use super::{HashMap, HashSet, WordHasher};

    /// Returns the lower bits of a hash, which choose one of 16,384 slots.
    fn slot(key: impl Hash) -> u64 {
        let mut hasher = WordHasher::default();
        key.hash(&mut hasher);
        hasher.finish() & 0x3fff
    }

    #[test]
    fn similar_keys_spread_over_the_slots() {
        // 10,000 random keys would take some 7,480 slots.
        let slots = [
            (0..10_000_u64).map(slot).collect(),
            (0..10_000_i128).map(|key| slot(key * 1_000)).collect(),
            (0..10_000).map(|key| slot((key * 64)..(key * 64 + 9))).collect(),
            (0..10_000).map(|key| slot(format!("NotFound{key}"))).collect(),
            (0..10_000).map(|key| slot(format!("{key} was not found among the devices"))).collect(),
        ];
        for (keys, slots) in slots.iter().enumerate() {
            let slots: &collections::HashSet<u64> = slots;
            assert!(slots.len() > 7_000, "keys {keys}: {}", slots.len());
        }
    }

    #[test]
    fn entries_are_found_at_any_size() {
        let mut map = HashMap::new();
        assert_eq!(map.get(&0), None);
        for key in 0..1_000 {
            assert!(map.insert(key * 7, key));
            assert_eq!(map.get(&(key * 7 + 1)), None);
        }
        for key in 0..1_000 {
            assert_eq!(map.get(&(key * 7)), Some(&key));
            assert!(!map.insert(key * 7, key + 1));
            assert_eq!(*map.get_or_insert_with(key * 7, |_| unreachable!()), key + 1);
        }
        assert_eq!(*map.get_or_insert_with(1, |&key| key + 1), 2);
        assert!(map.contains_key(&1));
    }

    #[test]
    fn equal_hashes_are_distinguished_by_the_keys() {
        #[derive(Debug, PartialEq, Eq)]
        struct Colliding(u8);
        impl std::hash::Hash for Colliding {
            fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
        }
        let set: HashSet<Colliding> = (0..100).chain(0..100).map(Colliding).collect();
        assert!((0..100).all(|key| set.contains(&Colliding(key))));
        assert!(!set.contains(&Colliding(100)) && !set.0.is_empty());
    }
}
