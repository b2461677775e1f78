//! Numbers that can be error codes or statuses, without regard to the words around them.

use memchr::memchr3_iter;

use crate::evidence::is_ordinary;

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
}

impl Numbers {
    pub(crate) fn of(text: &[u8]) -> Self {
        let mut found = Self::default();
        for number in numbers(text) {
            found.is_of_dps |= number.is_of_dps();
            if number.is_status() {
                found.is_status = true;
                found.is_named |= matches!(number.behind, [b' ', b'A'..=b'Z', ..]);
                found.is_in_parentheses |= number.before.ends_with(b"(") && number.behind.starts_with(b")");
                found.is_bracketed |= number.before.ends_with(b"[") && !number.behind.starts_with(b"]");
            }
        }
        found
    }
}

/// A run of digits that begins with 3, 4 or 5, zeros before it included.
struct Number<'t> {
    before: &'t [u8],
    digits: &'t [u8],
    behind: &'t [u8],
}

fn numbers(text: &[u8]) -> impl Iterator<Item = Number<'_>> {
    memchr3_iter(b'3', b'4', b'5', text).filter_map(|at| {
        // Within a run that begins with another digit, or with one of these.
        if matches!(text[..at], [.., b'1'..=b'9']) {
            return None;
        }
        let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let zeros = text[..at].iter().rev().take_while(|byte| **byte == b'0').count();
        let (before, rest) = text.split_at(at - zeros);
        let (digits, behind) = rest.split_at(zeros + digits);
        Some(Number { before, digits, behind })
    })
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
        matches!(self.digits, [b'3'..=b'5', _, _])
            && self.is_apart(b".")
            && self.ends()
            && !is_fraction
            && !self.behind.starts_with(b"/")
    }

    /// Returns `true` if neither a word nor one of these signs precedes the number. The letter of an escape is not a word.
    fn is_apart(&self, signs: &[u8]) -> bool {
        match self.before {
            [] | [.., b'\\', b'n' | b'r' | b't' | b'b' | b'f'] => true,
            [.., b'm'] => follows_color(self.before),
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

/// Returns `true` if the text ends with a sequence that colors a terminal.
fn follows_color(before: &[u8]) -> bool {
    let start = before.iter().rev().skip(1).take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b';').count();
    before[..before.len().saturating_sub(start + 1)].ends_with(b"\x1b[")
}
