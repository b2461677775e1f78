//! Finds a key of free text, in any of its spellings.

use super::cursor::Cursor;
use super::vocabulary::{KEYS, Key};
use super::words::is_word;

/// For each letter, a bit for each key that has it at this index: most words have other letters there.
const fn with_letter_at(index: usize) -> [u64; 32] {
    let (mut keys, mut at) = ([0; 32], 0);
    while at < KEYS.len() {
        keys[letter(KEYS[at].0.as_bytes()[index])] |= 1 << at;
        at += 1;
    }
    keys
}

const FIRST: [u64; 32] = with_letter_at(0);
const SECOND: [u64; 32] = with_letter_at(1);

/// Maps both cases of a letter to the same index, and other characters to any.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// Returns the key that starts at the cursor, and the cursor after it.
#[inline]
#[must_use]
pub fn find(here: Cursor<'_>) -> Option<(Key, Cursor<'_>)> {
    let mut cursor = here;
    let mut next = || cursor.advance().and_then(|c| u8::try_from(c).ok());
    let mut alike = FIRST.get(letter(next()?)).copied().filter(|&keys| keys != 0)?;
    alike &= SECOND.get(letter(next()?))?;
    if alike == 0 { None } else { first_of(alike, here) }
}

/// Returns the first of some keys that is at the cursor: most words never get here.
fn first_of(mut alike: u64, here: Cursor<'_>) -> Option<(Key, Cursor<'_>)> {
    while alike != 0 {
        let (spelling, key) = *KEYS.get(alike.trailing_zeros() as usize)?;
        alike &= alike - 1;
        if let Some(behind) = here.after(spelling) {
            if matches!(key, Key::Http | Key::Topic) || !behind.peek().is_some_and(is_word) {
                return Some((key, behind));
            }
        }
    }
    None
}
