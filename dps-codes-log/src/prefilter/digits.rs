//! Numbers that can be error codes or statuses, without regard to what precedes and follows them.

use memchr::memchr3_iter;

/// Returns `true` if the text contains a number in the range of DPS: six digits, of which the first is 4 or 5.
pub(super) fn has_number_of_dps(text: &[u8]) -> bool {
    numbers(text).any(|number| {
        let [.., first, _, _, _, _, _] = number.digits else { return false };
        matches!(first, b'4' | b'5') && number.digits[..number.digits.len() - 6].iter().all(|&zero| zero == b'0')
            // As the control plane writes it: `code: IH400303`.
            && (number.is_apart(b"/.,$@%") || matches!(number.before, [.., b'I' | b'i', b'H' | b'h']))
            && number.ends()
    })
}

/// Returns `true` if the text contains the status of a response that has failed, or that redirects.
pub(crate) fn has_status(text: &[u8]) -> bool {
    numbers(text).any(|number| number.is_status())
}

/// Returns `true` if the text contains such a status before a word that begins with a capital letter.
pub(crate) fn has_named_status(text: &[u8]) -> bool {
    numbers(text).any(|number| number.is_status() && matches!(number.behind, [b' ', b'A'..=b'Z', ..]))
}

/// Returns `true` if the text contains such a status in parentheses.
pub(crate) fn has_status_in_parentheses(text: &[u8]) -> bool {
    numbers(text).any(|number| number.is_status() && number.before.ends_with(b"(") && number.behind.starts_with(b")"))
}

/// Returns `true` if the text contains such a status in an opening bracket, without a closing one behind it.
pub(crate) fn has_bracketed_status(text: &[u8]) -> bool {
    numbers(text).any(|number| number.is_status() && number.before.ends_with(b"[") && !number.behind.starts_with(b"]"))
}

/// A run of digits that begins with 3, 4 or 5, zeros before it included.
struct Number<'t> {
    before: &'t [u8],
    digits: &'t [u8],
    behind: &'t [u8],
}

fn numbers(text: &[u8]) -> impl Iterator<Item = Number<'_>> {
    let mut end = 0;
    memchr3_iter(b'3', b'4', b'5', text).filter_map(move |at| {
        if at < end {
            return None;
        }
        end = at + text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let zeros = text[..at].iter().rev().take_while(|byte| **byte == b'0').count();
        let (before, rest) = text.split_at(at - zeros);
        let (digits, behind) = rest.split_at(end - before.len());
        Some(Number { before, digits, behind })
    })
}

impl Number<'_> {
    /// Returns `true` if neither a word nor one of these signs precedes the number. The letter of an escape is not a word.
    fn is_apart(&self, signs: &[u8]) -> bool {
        match self.before {
            [] | [.., b'\\', b'n' | b'r' | b't' | b'b' | b'f'] => true,
            [.., b'm'] => follows_color(self.before),
            [.., byte] => !(byte.is_ascii_alphanumeric() || *byte == b'_' || signs.contains(byte)),
        }
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
