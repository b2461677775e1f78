//! `Grams`: tells text that can contain a phrase by four consecutive bytes of it, several times faster than a search.

use std::collections::BTreeSet;

use crate::work;

/// The number of bits of a hash.
const BITS: u32 = 15;

/// The letters of English from the most frequent to the rarest. Anything else is rarer.
const FREQUENT: &[u8] = b"etaoinsrhldcumfpgwybvkxjqz";

/// Words that many lines of a device have.
const FREQUENT_WORDS: [&[u8]; 9] =
    [b"device", b"message", b"status", b"mqtt", b"broker", b"connected", b"http", b"service", b"client"];

/// Four bytes of one phrase of each rule, in any case of ASCII letters.
#[derive(Debug, Default)]
pub(super) struct Grams {
    exact: BTreeSet<u32>,
    hashes: Hashes,
}

/// A byte for each hash: 1 if a gram has it, and 0 if not. Bits would take longer to look up.
#[derive(Debug)]
struct Hashes(Box<[u8; 1 << BITS]>);

/// So many windows of a text are looked up together, without a branch between them.
const TOGETHER: usize = 8;

impl Grams {
    /// Adds the rarest four bytes of the phrases of a rule.
    ///
    /// # Panics
    /// Panics if all phrases are shorter.
    pub(super) fn add<P: AsRef<[u8]>>(&mut self, phrases: &[P]) {
        let gram = rarest(phrases).expect("a rule without a check has a phrase of four bytes");
        self.insert(gram);
    }

    /// Adds the same, and returns `true`, unless many lines have them, or all phrases are shorter.
    pub(super) fn add_rare<P: AsRef<[u8]>>(&mut self, phrases: &[P]) -> bool {
        let gram = rarest(phrases).filter(|gram| rarity(gram) > 0);
        gram.inspect(|gram| self.insert(gram)).is_some()
    }

    fn insert(&mut self, gram: &[u8]) {
        let gram = folded(gram);
        self.exact.insert(gram);
        self.hashes.insert(gram);
    }

    /// Returns `true` if one of the grams occurs in the text.
    pub(super) fn occur_in(&self, text: &[u8]) -> bool {
        work::count(text.len());
        let is_known = |gram| self.hashes.of(gram) == 1 && self.exact.contains(&gram);
        let mut rest = text;
        while let Some(start) = rest.first_chunk::<{ TOGETHER + 3 }>() {
            let found = (0..TOGETHER).fold(0, |found, at| found | self.hashes.of(folded(&start[at..at + 4])));
            if found == 1 && start.windows(4).map(folded).any(is_known) {
                return true;
            }
            rest = &rest[TOGETHER..];
        }
        rest.windows(4).map(folded).any(is_known)
    }
}

impl Default for Hashes {
    fn default() -> Self {
        Self(vec![0; 1 << BITS].try_into().expect("the length is that of the array"))
    }
}

impl Hashes {
    fn insert(&mut self, gram: u32) {
        self.0[hash(gram)] = 1;
    }

    /// Returns 1 if a gram with the same hash was inserted, and 0 if not.
    fn of(&self, gram: u32) -> u8 {
        self.0[hash(gram)]
    }
}

fn rarest<P: AsRef<[u8]>>(phrases: &[P]) -> Option<&[u8]> {
    phrases.iter().flat_map(|phrase| phrase.as_ref().windows(4)).max_by_key(|gram| rarity(gram))
}

fn rarity(gram: &[u8]) -> usize {
    if FREQUENT_WORDS.iter().any(|word| word.windows(4).any(|part| part.eq_ignore_ascii_case(gram))) {
        return 0;
    }
    let of_byte =
        |byte: &u8| FREQUENT.iter().position(|letter| byte.eq_ignore_ascii_case(letter)).unwrap_or(FREQUENT.len());
    gram.iter().map(of_byte).sum()
}

/// Returns four bytes as a number that is the same for letters of either case.
fn folded(gram: &[u8]) -> u32 {
    let bytes = gram.first_chunk().copied().unwrap_or_default();
    u32::from_le_bytes(bytes) | 0x2020_2020
}

/// Returns the upper bits of a product with the golden ratio.
fn hash(gram: u32) -> usize {
    (gram.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_never_missed() {
        let mut grams = Grams::default();
        let phrases = ["connection refused", "gone", "$dps/", "i/o timeout", "quick"];
        for phrase in phrases {
            grams.add(&[phrase]);
            for text in [phrase.to_owned(), phrase.to_uppercase(), format!("a{phrase}z"), format!("é {phrase}")] {
                assert!(grams.occur_in(text.as_bytes()), "{text}");
            }
        }
        for text in ["", "gon", "connection", "2026-11-26T10:00:00Z INFO sent message 18823 in 34 ms"] {
            assert!(!grams.occur_in(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn four_bytes_with_the_hash_of_a_phrase_are_not_the_phrase() {
        let mut grams = Grams::default();
        grams.add(&["gone"]);
        let of_phrase = folded(b"gone");
        let alike = (0..u32::MAX)
            .map(u32::to_be_bytes)
            .find(|bytes| folded(bytes) != of_phrase && hash(folded(bytes)) == hash(of_phrase))
            .unwrap();
        for text in [alike.to_vec(), [&alike, [b'.'; TOGETHER + 3].as_slice()].concat()] {
            assert!(!grams.occur_in(&text), "{text:?}");
        }
    }

    #[test]
    fn frequent_words_are_avoided() {
        let mut grams = Grams::default();
        assert!(!grams.add_rare(&["device"]) && !grams.add_rare(&["err", "mqtt"]));
        assert!(grams.add_rare(&["device", "backup"]));
        assert!(!grams.occur_in(b"device") && grams.occur_in(b"no BACKUP"));
    }
}
