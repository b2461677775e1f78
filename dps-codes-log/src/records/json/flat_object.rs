//! Objects of one line without lists, read in one pass.

use memchr::memchr2;

/// The name of a field, and the text of its value.
pub(crate) type Member<'l> = (&'l str, &'l str);

/// Deeper objects are not read.
const DEEPEST: usize = 8;

/// Returns the members of a line that is nothing but an object. Returns `None` if it is not, or has a list.
pub(crate) fn members(line: &str) -> Option<Vec<Member<'_>>> {
    let mut members = Vec::with_capacity(32);
    (object(line, 0, 0, Some(&mut members))? == line.len()).then_some(members)
}

/// Returns the contents of a string that escapes nothing.
pub(crate) fn string(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"').filter(|inside| !inside.contains('\\'))
}

/// Reads an object without arrays, adds its members, and returns the position after it.
fn object<'l>(line: &'l str, start: usize, depth: usize, mut members: Option<&mut Vec<Member<'l>>>) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = start + 1;
    if bytes.get(start) != Some(&b'{') || depth > DEEPEST {
        return None;
    }
    loop {
        at = skip_blanks(bytes, at);
        let name_end = end_of_string(bytes, at)?;
        let name = string(line.get(at..name_end)?)?;
        at = skip_blanks(bytes, name_end);
        if bytes.get(at) != Some(&b':') {
            return None;
        }
        at = skip_blanks(bytes, at + 1);
        let end = match bytes.get(at)? {
            b'"' => end_of_string(bytes, at)?,
            b'{' => object(line, at, depth + 1, None)?,
            _ => end_of_scalar(line, at)?,
        };
        if let Some(members) = &mut members {
            members.push((name, line.get(at..end)?));
        }
        at = skip_blanks(bytes, end);
        match bytes.get(at)? {
            b',' => at += 1,
            b'}' => return Some(at + 1),
            _ => return None,
        }
    }
}

fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == b' ').count()
}

/// Returns the position behind the quote that closes the string.
fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    if bytes.get(start) != Some(&b'"') {
        return None;
    }
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Returns the position behind a number, `true`, `false` or `null`.
fn end_of_scalar(line: &str, at: usize) -> Option<usize> {
    let rest = line.get(at..)?;
    let length = rest.find([',', '}', ' ']).unwrap_or(rest.len());
    let scalar = &rest[..length];
    let is_number = || scalar.bytes().all(|byte| byte.is_ascii_digit()) && !scalar.is_empty();
    (matches!(scalar, "true" | "false" | "null") || is_number()).then_some(at + length)
}
