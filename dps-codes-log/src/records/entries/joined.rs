//! Records that were joined on one line: the end of a file is truncated, and the next file was appended to it.

use memchr::memmem::{self, Finder};

use crate::records::json;

/// Splits a line into truncated records, and the complete one at its end. Returns `None` for any other line.
///
/// All of them begin with the same key, as records of one source do.
pub(super) fn split(line: &str) -> Option<(Vec<&str>, usize)> {
    let start = beginning(line)?;
    let last = memmem::rfind(line.as_bytes(), start.as_bytes()).filter(|&at| at > 0)?;
    if !json::is_complete(&line[last..]) {
        return None;
    }
    let starts: Vec<_> = Finder::new(start).find_iter(line.as_bytes()).collect();
    Some((starts.windows(2).map(|pair| &line[pair[0]..pair[1]]).collect(), last))
}

/// Returns the first key of an object with the bracket before it and the colon behind it.
fn beginning(line: &str) -> Option<&str> {
    let key = line.strip_prefix("{\"")?;
    let length = key.find('"')?;
    key[length + 1..].starts_with(':').then(|| &line[..length + 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_record_is_complete() {
        let whole = r#"{"time":"2","a":{"b":1}}"#;
        for first in [r#"{"time":"1","a":"b"#, r#"{"time":"1","#, r#"{"time":"1","a":"#, r#"{"time":"1","a":1"#] {
            let line = format!("{first}{whole}");
            assert_eq!(split(&line), Some((vec![first], first.len())));
            let line = format!("{first}{first}{whole}");
            assert_eq!(split(&line), Some((vec![first, first], 2 * first.len())));
        }
        let [first, whole_behind] = [r#"{"":"1"#, r#"{"":"2"}"#];
        assert_eq!(split(&format!("{first}{whole_behind}")), Some((vec![first], first.len())));
        for line in
            [whole, "", "{", "{\"", "{\"\":", r#"{"time":"1","a{"time":"2""#, r#"{"time":"1""#, "{time:{time:1}"]
        {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
