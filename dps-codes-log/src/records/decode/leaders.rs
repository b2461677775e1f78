//! Leaders: the dots between a name and its value, as reports are printed: `errorCode .......... 401002`.

use std::borrow::Cow;

use memchr::memmem;

/// The shortest leader, with the blank before it.
const SHORTEST: &str = " ...";

/// Returns the line with a colon in place of a leader, between a name that begins the line and a value.
pub(crate) fn decoded(line: &str) -> Cow<'_, str> {
    let Some(at) = memmem::find(line.as_bytes(), SHORTEST.as_bytes()) else { return Cow::Borrowed(line) };
    let (name, leader) = line.split_at(at);
    let value = leader[1..].trim_start_matches('.');
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let is_field = name.trim().starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_name);
    match value.strip_prefix(' ') {
        Some(value) if is_field && !value.trim().is_empty() => Cow::Owned([name, ": ", value].concat()),
        _ => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_become_colons() {
        assert_eq!(decoded("  errorCode ......... 401002"), "  errorCode: 401002");
        assert_eq!(decoded("Device ID ... dev-1"), "Device ID: dev-1");
        for line in ["waiting ...", "[dps] waiting ... done", "a... 401002", " ... 4 more", "x ...y", ""] {
            assert_eq!(decoded(line), line);
        }
    }
}
