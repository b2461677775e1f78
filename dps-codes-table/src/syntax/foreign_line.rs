//! Lines of another format in a table: rows of YAML and JSON, and lines of a patch.

use crate::cost;

/// A line in another format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForeignLine {
    /// The start of a row in this format.
    Row(&'static str),
    /// A line of a patch.
    Patch,
}

impl ForeignLine {
    /// Returns what a line is that may not be TOML. Returns `None` for any other line.
    pub(super) fn of(line: &str) -> Option<Self> {
        cost::add(line.len());
        let line = line.trim_end();
        if item(line).is_some() {
            return Some(Self::Row("YAML"));
        }
        let object = line.trim_start().strip_prefix('{').map(str::trim_start);
        if line.starts_with(['{', ' ']) && object.is_some_and(|object| object.starts_with('"')) && line.contains(':') {
            return Some(Self::Row("JSON"));
        }
        if let Some(rest) = line.strip_prefix(['+', '-']) {
            if rest.starts_with('[') || rest.split_once('=').is_some_and(|(key, _)| is_key(key.trim_end())) {
                return Some(Self::Patch);
            }
        }
        line.starts_with("@@ -").then_some(Self::Patch)
    }
}

/// Returns the key and the value of an item of a list in YAML.
pub(super) fn item(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().strip_prefix("- ")?.split_once(": ")?;
    is_key(key).then_some((key, value))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c))
}

/// Returns the end of a row in another format that starts at `at`: its lines are indented, or start with a bracket.
pub(super) fn row_end(text: &str, at: usize) -> usize {
    let mut lines = text[at..].split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    let rest = lines.take_while(|line| {
        cost::add(line.len());
        !line.trim().is_empty() && line.starts_with([' ', '\t', '}', '"', ']'])
    });
    at + first + rest.map(str::len).sum::<usize>()
}

/// Returns the name that a row in another format gives.
pub(super) fn name(row: &str) -> Option<&str> {
    let is_end = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    row.match_indices("name").find_map(|(at, word)| {
        let is_whole = !row[..at].ends_with(|c| !is_end(c));
        let value = row[at + word.len()..].trim_start_matches(['"', ' ']).strip_prefix(':')?;
        let value = value.trim_start_matches([' ', '"', '\'']);
        let name = &value[..value.find(is_end).unwrap_or(value.len())];
        (is_whole && !name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_how_they_start() {
        for (line, expected) in [
            ("- number: 404\n", Some(ForeignLine::Row("YAML"))),
            ("  - name: \"One\"", Some(ForeignLine::Row("YAML"))),
            ("{\"number\": 404},", Some(ForeignLine::Row("JSON"))),
            ("  {\"number\": 404,", Some(ForeignLine::Row("JSON"))),
            ("+summary = \"S.\"", Some(ForeignLine::Patch)),
            ("-name = \"One\"", Some(ForeignLine::Patch)),
            ("+[[code]]", Some(ForeignLine::Patch)),
            ("+[catalog]", Some(ForeignLine::Patch)),
            ("@@ -1,4 +1,4 @@", Some(ForeignLine::Patch)),
            ("name = \"One\"", None),
            ("[[code]]", None),
            ("# code", None),
            ("code", None),
            ("- one", None),
            ("- \"https://example.com\"", None),
            ("- https://example.com", None),
            ("{}", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(ForeignLine::of(line), expected, "{line}");
        }
    }

    #[test]
    fn rows_end_and_have_names() {
        let text = "- number: 1\n  name: One\n\n[[code]]\n";
        assert_eq!(&text[..row_end(text, 0)], "- number: 1\n  name: One\n");
        assert_eq!(name("- number: 1\n  filename: x\n  name: \"One\"\n"), Some("One"));
        assert_eq!(name("{\"name\": \"One\", \"number\": 1}"), Some("One"));
        assert_eq!(name("{\"number\": 1}"), None);
    }
}
