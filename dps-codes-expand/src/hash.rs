//! A perfect hash: for each key a place of its own, found with one or two multiplications.
//!
//! Few keys are placed by one multiplication, for which a multiplier is searched that keeps them apart. Many are put
//! into buckets of two or so, and each bucket has a pilot, a byte that steers its keys to free places
//! (Belazzougui, Botelho and Dietzfelbinger, "Hash, displace, and compress", ESA 2009). The largest buckets choose
//! first. Whatever does not work out is tried again with another multiplier, a bounded number of times.

mod kernel {
    #![allow(clippy::cast_possible_truncation)] // high bits are shifted down before
    include!("hash/kernel.rs");
}
use dps_codes_model::sort;
use kernel::{ends_key, fold, name_key, place, steered_place};

/// The functions that find a key again, for the generated code.
pub(crate) const KERNEL: &str = include_str!("hash/kernel.rs");

/// Up to this many keys are placed without pilots, if a multiplier for them is found.
const FEW: usize = 64;
/// Multipliers that are tried for few keys at each size.
const TRIES_FOR_FEW: usize = 4_000;
/// Multipliers that are tried for many keys at each size, and seeds that are tried to keep keys apart.
/// None with `--cfg dps_codes_sorted`, so that tests can see what there is instead of a hash.
const TRIES: usize = if cfg!(dps_codes_sorted) { 0 } else { 32 };

/// The place of each key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PerfectHash {
    pub(crate) multiplier: u32,
    /// The pilot of each bucket; none if the keys are few.
    pub(crate) pilots: Vec<u8>,
    /// The shift that yields the bucket.
    pub(crate) bucket_shift: u32,
    /// The index of the key at each place; 0, which is as wrong as any, where no key is.
    pub(crate) slots: Vec<usize>,
    /// The shift that yields the place.
    pub(crate) slot_shift: u32,
}

/// A hash of keys that are made of something larger, with the seed that keeps them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seeded {
    /// The function of [`KERNEL`] that makes a key.
    pub(crate) key: &'static str,
    pub(crate) seed: u64,
    pub(crate) hash: PerfectHash,
}

impl Seeded {
    /// Finds a hash of 64-bit numbers.
    pub(crate) fn of_numbers(numbers: &[u64]) -> Option<Self> {
        Self::of(numbers, "fold", |&number, seed| fold(number, seed))
    }

    /// Finds a hash of names, in any case: by both ends if that keeps them apart, else by all of their bytes.
    pub(crate) fn of_names(names: &[&str]) -> Option<Self> {
        Self::of(names, "ends_key", |name, seed| ends_key(name.as_bytes(), seed))
            .or_else(|| Self::of(names, "name_key", |name, seed| name_key(name.as_bytes(), seed)))
    }

    fn of<T>(items: &[T], key: &'static str, key_of: impl Fn(&T, u64) -> u32) -> Option<Self> {
        let mut random = Random::default();
        (0..TRIES).find_map(|_| {
            let seed = random.next() | 1;
            let keys: Vec<u32> = items.iter().map(|item| key_of(item, seed)).collect();
            let mut sorted = keys.clone();
            sort::by_key(&mut sorted, |&key| key);
            if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
                return None;
            }
            Some(Self { key, seed, hash: PerfectHash::of(&keys)? })
        })
    }
}

impl PerfectHash {
    /// Finds a hash of distinct keys. Returns `None` if the bounded search finds none.
    pub(crate) fn of(keys: &[u32]) -> Option<Self> {
        if TRIES == 0 {
            return None;
        }
        let mut random = Random::default();
        if keys.len() <= FEW {
            let smallest = bits(keys.len());
            let sizes = smallest..=smallest.max(8);
            let found = sizes
                .flat_map(|bits| std::iter::repeat_n(bits, TRIES_FOR_FEW))
                .find_map(|bits| Self::few(keys, bits, random.multiplier()));
            if found.is_some() {
                return found;
            }
        }
        // A little room, since the last buckets have to find the last free places.
        let smallest = bits(keys.len() + keys.len() / 40);
        (smallest..smallest + 3)
            .flat_map(|bits| std::iter::repeat_n(bits, TRIES))
            .find_map(|bits| Self::many(keys, bits, random.multiplier()))
    }

    fn few(keys: &[u32], bits: u32, multiplier: u32) -> Option<Self> {
        let slot_shift = 32 - bits;
        let mut slots = Slots::new(bits);
        let placed = keys.iter().enumerate().all(|(index, &key)| slots.take(place(key, multiplier, slot_shift), index));
        placed.then(|| Self { multiplier, pilots: Vec::new(), bucket_shift: 0, slots: slots.filled(), slot_shift })
    }

    fn many(keys: &[u32], slot_bits: u32, multiplier: u32) -> Option<Self> {
        let bucket_bits = bits(keys.len() / 2);
        let (bucket_shift, slot_shift) = (32 - bucket_bits, 32 - slot_bits);
        let mut buckets = vec![Vec::new(); 1 << bucket_bits];
        for (index, &key) in keys.iter().enumerate() {
            buckets[place(key, multiplier, bucket_shift)].push(index);
        }
        let mut order: Vec<usize> = (0..buckets.len()).filter(|&bucket| !buckets[bucket].is_empty()).collect();
        sort::by_key(&mut order, |&bucket| std::cmp::Reverse(buckets[bucket].len()));

        let mut slots = Slots::new(slot_bits);
        let mut pilots = vec![0; buckets.len()];
        for bucket in order {
            let indices = &buckets[bucket];
            pilots[bucket] = (0..=u8::MAX).find(|&pilot| {
                let place_of = |index: usize| steered_place(keys[index], pilot, multiplier, slot_shift);
                let placed = indices.iter().take_while(|&&index| slots.take(place_of(index), index)).count();
                if placed < indices.len() {
                    indices[..placed].iter().for_each(|&index| slots.free(place_of(index)));
                }
                placed == indices.len()
            })?;
        }
        Some(Self { multiplier, pilots, bucket_shift, slots: slots.filled(), slot_shift })
    }

    /// Returns the index of a key, if it is one of them; any other key leads to any index or none.
    #[cfg(test)]
    fn find(&self, key: u32) -> usize {
        if self.pilots.is_empty() {
            return self.slots[place(key, self.multiplier, self.slot_shift)];
        }
        let pilot = self.pilots[place(key, self.multiplier, self.bucket_shift)];
        self.slots[steered_place(key, pilot, self.multiplier, self.slot_shift)]
    }
}

/// Places that are taken or free.
struct Slots(Vec<Option<usize>>);

impl Slots {
    fn new(bits: u32) -> Self {
        Self(vec![None; 1 << bits])
    }

    /// Puts a key's index at a place, if that is free.
    fn take(&mut self, place: usize, index: usize) -> bool {
        let free = self.0[place].is_none();
        if free {
            self.0[place] = Some(index);
        }
        free
    }

    fn free(&mut self, place: usize) {
        self.0[place] = None;
    }

    fn filled(self) -> Vec<usize> {
        self.0.into_iter().map(Option::unwrap_or_default).collect()
    }
}

/// Returns the number of bits that count up to at least `size`; one at least, since a shift by all 32 bits is invalid.
fn bits(size: usize) -> u32 {
    size.next_power_of_two().ilog2().max(1)
}

/// The same sequence for every table (Steele, Lea and Flood's `SplitMix`, OOPSLA 2014), so that output is reproducible.
#[derive(Default)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn multiplier(&mut self) -> u32 {
        (self.next() >> 32) as u32 | 1
    }
}

#[cfg(test)]
#[cfg(not(dps_codes_sorted))]
mod tests {
    use super::*;

    fn holds_numbers(what: &str, numbers: impl IntoIterator<Item = i128>) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as the generated code does it
        let numbers: Vec<u64> = numbers.into_iter().map(|number| number as u64).collect();
        let found = Seeded::of_numbers(&numbers).unwrap_or_else(|| panic!("{what}: no hash"));
        for (index, &number) in numbers.iter().enumerate() {
            assert_eq!(found.hash.find(fold(number, found.seed)), index, "{what}");
        }
        let load = found.hash.slots.len() / numbers.len().max(1);
        assert!(load <= 8 || numbers.len() <= FEW, "{what}: {load} places a number");
    }

    fn holds_keys(what: &str, keys: impl IntoIterator<Item = u32>) {
        let keys: Vec<u32> = keys.into_iter().collect();
        let found = PerfectHash::of(&keys).unwrap_or_else(|| panic!("{what}: no hash"));
        for (index, &key) in keys.iter().enumerate() {
            assert_eq!(found.find(key), index, "{what}");
        }
    }

    /// Numbers of the largest tables, which a multiplication spreads badly.
    #[test]
    fn adversarial_keys() {
        for count in [1, 2, 3, 38, 64, 65, 100, 1_000, 10_000, 65_535] {
            holds_keys("consecutive", 0..count);
            holds_keys("consecutive at the end", (0..count).map(|n| u32::MAX - n));
            holds_keys("multiples of 2^8", (0..count).map(|n| n << 8));
            holds_keys("multiples of 2^16", (0..count).map(|n| n << 16));
            holds_keys("multiples of 1000", (0..count).map(|n| n * 1_000));
            holds_keys("equal low bits", (0..count).map(|n| n << 16 | 0xABCD));
            holds_keys("equal high bits", (0..count).map(|n| 0xABCD_0000 | n));
            holds_keys("clusters", (0..count).map(|n| n / 16 * 1_000_003 + n % 16));
            holds_keys("multiples of the pilots' multiplier", (0..count).map(|n| n.wrapping_mul(0x9E37_79B1)));
        }
    }

    /// A pilot that leads to a taken place leaves the others free.
    #[test]
    fn few_places_are_left_free() {
        for (count, places) in [(124, 128), (249, 256), (498, 512), (990, 1_024)] {
            let keys: Vec<u32> = (0..count).collect();
            assert_eq!(PerfectHash::of(&keys).map(|found| found.slots.len()), Some(places), "{count}");
        }
    }

    #[test]
    fn adversarial_numbers() {
        for count in [1, 2, 38, 65, 1_000, 65_535] {
            holds_numbers("consecutive", 0..count);
            holds_numbers("around zero", -count / 2..(count + 1) / 2);
            holds_numbers("least i64", (0..count).map(|n| i128::from(i64::MIN) + n));
            holds_numbers("greatest u64", (0..count).map(|n| i128::from(u64::MAX) - n));
            holds_numbers("multiples of 2^32", (0..count).map(|n| n << 32));
            holds_numbers("multiples of 2^48", (0..count).map(|n| n << 48));
            holds_numbers("equal low bits", (0..count).map(|n| n << 40 | 0xAB_CDEF_0123));
            holds_numbers("equal high bits", (0..count).map(|n| 0x1234_5678 << 32 | n));
            let mut random = Random(7);
            holds_numbers("random", (0..count).map(|_| i128::from(random.next())));
        }
        holds_numbers(
            "extremes of each type",
            [
                i64::MIN.into(),
                i32::MIN.into(),
                i16::MIN.into(),
                i8::MIN.into(),
                -1,
                0,
                1,
                i8::MAX.into(),
                u8::MAX.into(),
                i16::MAX.into(),
                u16::MAX.into(),
                i32::MAX.into(),
                u32::MAX.into(),
                i64::MAX.into(),
            ],
        );
    }

    #[test]
    fn names_in_any_case() {
        let names: Vec<String> = (0..65_535).map(|n| format!("Name{n}{}", "x".repeat(n % 20))).collect();
        let list: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = Seeded::of_names(&list).unwrap();
        let key_of: fn(&[u8], u64) -> u32 = if found.key == "ends_key" { ends_key } else { name_key };
        for (index, name) in names.iter().enumerate() {
            for name in [name.clone(), name.to_uppercase(), name.to_lowercase()] {
                assert_eq!(found.hash.find(key_of(name.as_bytes(), found.seed)), index);
            }
        }
    }

    /// Names that have both ends in common differ in the hash by what is between.
    #[test]
    fn names_with_equal_ends() {
        let names: Vec<String> = (0..10_000).map(|n| format!("SameBeginning{n:05}SameEnding")).collect();
        let list: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = Seeded::of_names(&list).unwrap();
        assert_eq!(found.key, "name_key");
        for (index, name) in names.iter().enumerate() {
            assert_eq!(found.hash.find(name_key(name.to_uppercase().as_bytes(), found.seed)), index);
        }
    }

    fn holds_names(what: &str, names: &[String]) {
        let list: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = Seeded::of_names(&list).unwrap_or_else(|| panic!("{what}: no hash"));
        let key_of: fn(&[u8], u64) -> u32 = if found.key == "ends_key" { ends_key } else { name_key };
        for (index, name) in names.iter().enumerate() {
            assert_eq!(found.hash.find(key_of(name.as_bytes(), found.seed)), index, "{what}");
        }
    }

    #[test]
    fn adversarial_string_codes() {
        for count in [1, 64, 65, 1_000, 20_000] {
            let all = |name: &dyn Fn(usize) -> String| (0..count).map(name).collect::<Vec<_>>();
            holds_names("SQLSTATE", &all(&|n| format!("{n:05X}")));
            holds_names("one prefix", &all(&|n| format!("KV:Storage:Backend:{n}")));
            holds_names("one suffix", &all(&|n| format!("{n}NotFoundException")));
            holds_names("differ in the middle", &all(&|n| format!("{0}{n:05}{0}", "x".repeat(125))));
            // The rest of fewer than eight bytes is not padded.
            holds_names("shorter and longer", &all(&|n| "!".repeat(n % 8) + &format!("{n:x}")));
            // The length is mixed into the first eight bytes, where another character can undo it.
            holds_names(
                "undone lengths",
                &all(&|n| {
                    let first = char::from(b'a' + u8::try_from(n % 2).unwrap());
                    format!("{first}{:0width$}", n / 2, width = 9 + n % 2)
                }),
            );
        }
        // Bit 5 is ignored, also where it is not the case of a letter: then rows are searched.
        assert!(Seeded::of_names(&["a[1]", "a{1}"]).is_none());
    }

    #[test]
    fn no_keys_and_equal_keys() {
        assert!(PerfectHash::of(&[]).is_some());
        assert_eq!(PerfectHash::of(&[7, 7]), None);
        assert!(Seeded::of_names(&["Same", "SAME"]).is_none());
    }
}
