//! Numbers that can be error codes or statuses, without regard to the words around them.

use std::ops::Range;

use super::ordinary::is_ordinary;
use crate::colors;

/// The numbers of a text, found in one pass.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct Numbers {
    /// A number in the range of DPS: six digits, of which the first is 4 or 5. It can be an error code by itself.
    pub(crate) is_of_dps: bool,
    /// The status of a response that has failed, or that redirects.
    pub(crate) is_status: bool,
    /// Such a status before a word that begins with a capital letter.
    pub(crate) is_named: bool,
    /// Such a status in parentheses.
    pub(crate) is_in_parentheses: bool,
    /// Such a status in an opening bracket, without a closing one behind it.
    pub(crate) is_bracketed: bool,
    /// A word can end with `rc`, which can be the key of the return code of a CONNACK.
    pub(crate) has_rc: bool,
}

impl Numbers {
    pub(crate) fn of(text: &[u8]) -> Self {
        let mut found = Self::default();
        let Some(last) = text.len().checked_sub(CHUNK) else {
            found.read(text, 0..text.len(), NUMBER | RC);
            return found;
        };
        // The last two can overlap: to find a number twice makes no difference.
        for start in (0..last).step_by(TOGETHER).chain([last]) {
            let kinds = text[start..].first_chunk().map_or(0, kinds_of);
            if kinds != 0 {
                found.read(text, start..start + CHUNK, kinds);
            }
        }
        found
    }

    /// Reads what begins in a range of the text.
    fn read(&mut self, text: &[u8], range: Range<usize>, kinds: u8) {
        self.has_rc |= kinds & RC != 0;
        if kinds & NUMBER != 0 {
            let starts = range.filter(|&at| matches!(text[at], b'3'..=b'5'));
            starts.filter_map(|at| Number::at(text, at)).for_each(|number| self.add(&number));
        }
    }

    fn add(&mut self, number: &Number<'_>) {
        self.is_of_dps |= number.is_of_dps();
        if number.is_status() {
            self.is_status = true;
            self.is_named |= matches!(number.behind, [b' ', b'A'..=b'Z', ..]);
            self.is_in_parentheses |= number.before.ends_with(b"(") && number.behind.starts_with(b")");
            self.is_bracketed |= number.before.ends_with(b"[") && !number.behind.starts_with(b"]");
        }
    }
}

/// So many bytes are looked at together, without a branch between them.
const TOGETHER: usize = 16;
/// The bytes that are needed for that: those at which something can begin, and two more.
const CHUNK: usize = TOGETHER + 2;

/// A number of three digits or more begins here, with 3, 4 or 5.
const NUMBER: u8 = 1;
/// The letters `rc` end a word here.
const RC: u8 = 2;

/// Returns what begins at one of the first bytes.
fn kinds_of(bytes: &[u8; CHUNK]) -> u8 {
    (0..TOGETHER).fold(0, |kinds, at| kinds | kind_of(bytes[at], bytes[at + 1], bytes[at + 2]))
}

/// Returns what begins at the first of three bytes. Without a branch, many are looked at by one instruction.
fn kind_of(first: u8, second: u8, third: u8) -> u8 {
    let all = |conditions: [bool; 3]| conditions.into_iter().fold(1, |all, one| all & u8::from(one));
    let number = all([matches!(first, b'3'..=b'5'), second.is_ascii_digit(), third.is_ascii_digit()]);
    let rc = all([first | 0x20 == b'r', second | 0x20 == b'c', !third.is_ascii_alphanumeric()]);
    (number * NUMBER) | (rc * RC)
}

/// A run of three digits or more that begins with 3, 4 or 5, zeros before it included.
struct Number<'t> {
    before: &'t [u8],
    digits: &'t [u8],
    behind: &'t [u8],
}

impl<'t> Number<'t> {
    /// Returns the number whose first digit but zeros is at a position.
    fn at(text: &'t [u8], at: usize) -> Option<Self> {
        // Most are within a run that begins with another digit, or are short.
        let &[first, second, third] = text[at..].first_chunk()?;
        if kind_of(first, second, third) & NUMBER == 0 || matches!(text[..at], [.., b'1'..=b'9']) {
            return None;
        }
        let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let zeros = text[..at].iter().rev().take_while(|byte| **byte == b'0').count();
        let (before, rest) = text.split_at(at - zeros);
        let (digits, behind) = rest.split_at(zeros + digits);
        Some(Self { before, digits, behind })
    }
}

impl Number<'_> {
    fn is_of_dps(&self) -> bool {
        let [zeros @ .., first, _, _, _, _, _] = self.digits else { return false };
        matches!(first, b'4' | b'5')
            && zeros.iter().all(|&zero| zero == b'0')
            // As the control plane writes it: `code: IH400303`.
            && (self.is_apart(b"/.,$@%")
                || matches!(self.before, [.., b'I' | b'i', b'H' | b'h'])
                || self.before.strip_suffix(b"/").is_some_and(|before| before.ends_with(&self.digits[..3])))
            && self.ends()
            && !is_ordinary(self.before, self.digits, self.behind)
    }

    fn is_status(&self) -> bool {
        // `10:00:02,512` is a time.
        let is_fraction = matches!(self.before, [.., digit, b','] if digit.is_ascii_digit());
        matches!(self.digits, [zeros @ .., b'3'..=b'5', _, _] if zeros.iter().all(|&zero| zero == b'0'))
            && self.is_apart(b".")
            && self.ends()
            && !is_fraction
            && !self.behind.starts_with(b"/")
    }

    /// Returns `true` if neither a word nor one of these signs precedes the number. The letter of an escape is not a word.
    fn is_apart(&self, signs: &[u8]) -> bool {
        match self.before {
            [] | [.., b'\\', b'n' | b'r' | b't' | b'b' | b'f'] => true,
            [.., b'm'] => colors::end(self.before),
            [.., byte] => !(byte.is_ascii_alphanumeric() || *byte == b'_' || signs.contains(byte)),
        }
    }

    /// Returns `true` if neither a word nor a fraction continues the number.
    fn ends(&self) -> bool {
        match self.behind {
            [b'.' | b',', digit, ..] => !digit.is_ascii_digit(),
            [byte, ..] => !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%')),
            [] => true,
        }
    }
}
