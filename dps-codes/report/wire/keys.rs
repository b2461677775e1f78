//! Finds a key of free text, in any of its spellings.

use super::cursor::Cursor;
use super::vocabulary::{KEYS, Key};
use super::words::is_word;

/// The keys that start with a letter.
#[derive(Clone, Copy)]
struct Initial {
    /// The number of keys with earlier letters.
    start: u8,
    end: u8,
    /// A bit for each letter that is the second one of a key: most words have other letters there.
    second: u32,
}

#[allow(clippy::cast_possible_truncation)] // there are fewer than 256 keys
const INITIALS: [Initial; 32] = {
    let mut initials = [Initial { start: 0, end: 0, second: 0 }; 32];
    let mut at = 0;
    while at < KEYS.len() {
        let key = KEYS[at].0.as_bytes();
        let initial = &mut initials[letter(key[0])];
        if initial.end == 0 {
            initial.start = at as u8;
        }
        assert!(initial.end == 0 || initial.end as usize == at, "not sorted by their first letters");
        initial.end = at as u8 + 1;
        initial.second |= 1 << letter(key[1]);
        at += 1;
    }
    initials
};

/// Maps both cases of a letter to the same index, and other characters to any.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// Returns the key that starts at the cursor, and the cursor after it.
#[inline]
#[must_use]
pub fn find(here: Cursor<'_>) -> Option<(Key, Cursor<'_>)> {
    let mut cursor = here;
    let mut next = || cursor.advance().and_then(|c| u8::try_from(c).ok()).map(letter);
    let initial = INITIALS.get(next()?)?;
    if initial.second == 0 || initial.second >> next()? & 1 == 0 {
        return None;
    }
    first_of(KEYS.get(initial.start.into()..initial.end.into())?, here)
}

/// Returns the first of the keys that is at the cursor: most words never get here.
fn first_of<'a>(keys: &[(&str, Key)], here: Cursor<'a>) -> Option<(Key, Cursor<'a>)> {
    for &(spelling, key) in keys {
        if let Some(behind) = here.after(spelling) {
            if matches!(key, Key::Http | Key::Topic) || !behind.peek().is_some_and(is_word) {
                return Some((key, behind));
            }
        }
    }
    None
}
