//! Files in another format than TOML.

use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::rules;

/// The help for a row in another format.
pub(super) const ROW_IN_TOML: &str =
    "write a row as `[[code]]`, then `number = 404`, `name = \"NotFound\"`, `summary = \"…\"`";

/// A format that the lines do not tell.
const UNKNOWN: &str = "";

/// Reports a file in another format, as one error. Returns `None` if it may be a table with errors.
pub(super) fn diagnostic(text: &str) -> Option<Diagnostic> {
    cost::add(text.len());
    let (span, format, help) = format(text)?;
    let (message, label) = if format == UNKNOWN {
        ("the file is not TOML".to_owned(), "expected TOML".to_owned())
    } else {
        (format!("the file is {format}, not TOML"), format!("expected TOML, found {format}"))
    };
    Some(Diagnostic::at(rules::FOREIGN_FORMAT, span, message, label).help(help))
}

fn format(text: &str) -> Option<(Span, &'static str, &'static str)> {
    let (first, line) = lines(text).next()?;
    let span = first..first + line.len();
    let is_patch =
        |line: &str| ["diff --git ", "--- a/", "+++ b/", "@@ -", "Index: "].iter().any(|start| line.starts_with(start));
    if line.starts_with("version https://git-lfs") {
        return Some((span, "a pointer of Git LFS", "fetch the table with `git lfs pull`"));
    }
    let next = lines(text).nth(1).map_or("", |(_, line)| line);
    if is_patch(line) || (line.starts_with("--- ") && next.starts_with("+++ ")) {
        return Some((span, "a patch", "apply it to the table with `git apply`"));
    }
    let is_of_patch = |(_, line): (usize, &str)| line.starts_with(['+', '-']) || line.starts_with("@@");
    if line.starts_with('+') && next.starts_with('+') && lines(text).all(is_of_patch) {
        return Some((span, "a patch", "remove the `+` at the start of each line"));
    }
    if line.starts_with("<?xml") || line.starts_with("<!") || (line.starts_with('<') && line.ends_with('>')) {
        return Some((span, "XML", ROW_IN_TOML));
    }
    if has_statements(text) {
        return None;
    }
    let second = lines(text).nth(1).map_or("", |(_, line)| line);
    let is_json = |line: &str| line.starts_with(['{', '"']) || line == "}" || line == "]";
    if line.starts_with('{') || (line.starts_with('[') && (is_json(line[1..].trim_start()) || is_json(second))) {
        return Some((span, if starts_as_json(&text[first..]) { "JSON" } else { UNKNOWN }, ROW_IN_TOML));
    }
    let count = lines(text).count();
    let yaml = lines(text).filter(|(_, line)| is_pair(line)).count();
    if line == "---" || (yaml > 1 && yaml * 2 > count) {
        let is_yaml = line == "---" || lines(text).filter(|(_, line)| is_yaml(line)).count() * 2 > count;
        return Some((span, if is_yaml { "YAML" } else { UNKNOWN }, ROW_IN_TOML));
    }
    let columns = line.split([',', ';', '\t']).count();
    let same = lines(text).filter(|(_, line)| line.split([',', ';', '\t']).count() >= columns).count();
    let is_csv = !line.contains(['(', '{']) && !line.ends_with(';');
    (columns > 1 && count > 1 && same == count).then_some((span, if is_csv { "CSV" } else { UNKNOWN }, ROW_IN_TOML))
}

/// Returns `true` if the text starts with an object or an array of JSON.
fn starts_as_json(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    let object = inner.strip_prefix('{').map_or(inner, str::trim_start);
    object.starts_with(['"', '}', ']'])
}

/// Returns `true` for a line with a colon behind words, and for an item of a list.
fn is_pair(line: &str) -> bool {
    let key = line.strip_prefix("- ").unwrap_or(line).trim_matches('"').split(':').next().unwrap_or_default();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-\"' ".contains(c));
    (is_key && line.contains(':')) || line.starts_with("- ") || line == "-"
}

/// Returns `true` for such a line as only YAML has it.
fn is_yaml(line: &str) -> bool {
    let item = line.strip_prefix("- ").unwrap_or(line);
    let (key, value) = item.split_once(':').unwrap_or((item, " "));
    let is_key = item.len() < line.len() || !key.contains(' ') || key.starts_with(['"', '\'']);
    is_key && (value.is_empty() || value.starts_with(' ')) && !line.ends_with(';')
}

/// Returns the lines that are neither blank nor a comment, with their offsets, without the blanks around them.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let indent = line.len() - line.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).len();
        let at = start + indent;
        start += line.len();
        let line = line[indent..].trim_end();
        (!line.is_empty() && !line.starts_with('#')).then_some((at, line))
    })
}

/// Returns `true` if a line is a header of TOML or a key with `=`.
fn has_statements(text: &str) -> bool {
    lines(text).any(|(_, line)| {
        let is_name =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-. \"".contains(c));
        let header = line.trim_start_matches('[').trim_end_matches(']');
        let is_header = header.len() < line.len() && is_name(header) && !header.contains('"');
        is_header || line.split_once('=').is_some_and(|(key, _)| is_name(key.trim_end()) && !key.contains(": "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_lines() {
        for (text, expected) in [
            ("{\n  \"codes\": []\n}\n", Some("JSON")),
            ("[\n  {\"number\": 1}\n]", Some("JSON")),
            ("[{\"number\": 1}]", Some("JSON")),
            ("# x\n---\ncodes:\n", Some("YAML")),
            ("codes:\n  - number: 1\n    name: One\n", Some("YAML")),
            ("diff --git a/codes.toml b/codes.toml\n+[[code]]\n+number = 1\n", Some("a patch")),
            ("--- codes.toml\n+++ codes.toml\n@@ -1 +1,2 @@\n [catalog]\n", Some("a patch")),
            ("+# x\n+[[code]]\n+\n+number = 1\n", Some("a patch")),
            ("<?xml version=\"1.0\"?>\n<codes/>\n", Some("XML")),
            ("number,name,summary\n1,One,The first.\n", Some("CSV")),
            ("[[code]]\nnumber: 1\nname: One\n", None),
            ("number = 1\n", None),
            ("[[code\n", None),
            ("pub const NOT_FOUND: u16 = 404;\npub const GONE: u16 = 410;\n", Some(UNKNOWN)),
            ("use dps_codes::catalog;\nuse std::fmt;\n", Some(UNKNOWN)),
            ("2026-01-01 10:00 ERROR a: b\n2026-01-01 10:01 ERROR c: d\n", Some(UNKNOWN)),
            ("{:codes [{:number 404}]}\n", Some(UNKNOWN)),
            ("INSERT INTO codes VALUES (404, 'NotFound');\nINSERT INTO codes VALUES (410, 'Gone');\n", Some(UNKNOWN)),
            ("codes: [404, 410]\nnames: [A, B]\n", Some("YAML")),
            ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", Some("a pointer of Git LFS")),
            ("number: 1\n", None),
            ("hello\n", None),
            ("", None),
        ] {
            assert_eq!(format(text).map(|(_, format, _)| format), expected, "{text}");
        }
    }
}
