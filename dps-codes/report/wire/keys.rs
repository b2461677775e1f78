//! Finds a key of free text, in any of its spellings.

use super::cursor::Cursor;
use super::vocabulary::{KEYS, Key};
use super::words::is_word;

/// A bit for each letter that a key starts with: most words start with another one.
const INITIALS: u32 = {
    let (mut initials, mut at) = (0, 0);
    while at < KEYS.len() {
        initials |= 1 << (KEYS[at].0.as_bytes()[0] & 31);
        at += 1;
    }
    initials
};

/// Returns the key that starts at the cursor, and the cursor after it.
#[must_use]
pub fn find(here: Cursor<'_>) -> Option<(Key, Cursor<'_>)> {
    let first = u8::try_from(here.peek()?).ok()?;
    if INITIALS & 1 << (first & 31) == 0 {
        return None;
    }
    let starts_alike = |key: &str| key.as_bytes().first().is_some_and(|initial| initial.eq_ignore_ascii_case(&first));
    KEYS.iter().filter(|(key, _)| starts_alike(key)).find_map(|&(spelling, key)| {
        let behind = here.after(spelling)?;
        let ends = matches!(key, Key::Http | Key::Topic) || !behind.peek().is_some_and(is_word);
        ends.then_some((key, behind))
    })
}
