//! `Success`: a record of Azure Monitor that states a success, told by a few of its bytes.

use memchr::memchr2;

use super::azure_monitor;
use super::fields::{Field, Fields};

/// A success.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Success<'l> {
    /// In UTC.
    pub(crate) time: &'l str,
}

/// Deeper objects are not read.
const DEEPEST: usize = 8;

/// So many layouts are remembered.
const MOST: usize = 8;

/// The names of the fields of records so far: in one file, they are the same in every record.
#[derive(Debug, Default)]
pub(crate) struct Layouts(Vec<Layout>);

/// The names of the fields of a record, in their order.
#[derive(Debug)]
struct Layout {
    names: Vec<String>,
    /// The positions of the time and of the result. Each is the only field of its kind.
    places: Option<(usize, usize)>,
}

impl Layouts {
    /// Returns the success that a line states. Returns `None` if it is anything else, or if that cannot be told at once.
    pub(crate) fn success<'l>(&mut self, line: &'l [u8]) -> Option<Success<'l>> {
        let line = std::str::from_utf8(line).ok()?;
        let mut members = Vec::with_capacity(32);
        let end = object(line, 0, 0, Some(&mut members))?;
        if end != line.len() {
            return None;
        }
        let (time, result) = self.places(&members)?;
        let (time, result) = (string(members[time].1)?, string(members[result].1)?);
        let is_time = time.len() > 18 && time.ends_with('Z') && time.is_ascii();
        (is_time && azure_monitor::is_success_result(result)).then_some(Success { time })
    }

    fn places(&mut self, members: &[Member<'_>]) -> Option<(usize, usize)> {
        let names = || members.iter().map(|(name, _)| *name);
        if let Some(known) = self.0.iter().find(|layout| layout.names.iter().map(String::as_str).eq(names())) {
            return known.places;
        }
        let only = |field| {
            let mut found = names().enumerate().filter(|(_, name)| Field::of(name) == Some(field));
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        let places = only(Field::Time).zip(only(Field::ResultType)).filter(|_| Fields::are_of_azure_monitor(names()));
        if self.0.len() < MOST {
            self.0.push(Layout { names: names().map(str::to_owned).collect(), places });
        }
        places
    }
}

/// Returns the contents of a string that escapes nothing.
fn string(value: &str) -> Option<&str> {
    value.strip_prefix('"')?.strip_suffix('"').filter(|inside| !inside.contains('\\'))
}

/// The name of a field, and the text of its value.
type Member<'l> = (&'l str, &'l str);

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
