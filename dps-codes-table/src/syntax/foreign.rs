//! Files in another format than TOML.

use crate::cost;
use crate::diagnostic::{Diagnostic, Span};
use crate::rules;

/// The help for a row in another format.
pub(super) const ROW_IN_TOML: &str =
    "write a row as `[[code]]`, then `number = 404`, `name = \"NotFound\"`, `summary = \"…\"`";

/// Reports a file in another format, as one error. Returns `None` if it may be a table with errors.
pub(super) fn diagnostic(text: &str) -> Option<Diagnostic> {
    cost::add(text.len());
    let (span, format, help) = format(text)?;
    let label = format!("expected TOML, found {format}");
    Some(Diagnostic::at(rules::FOREIGN_FORMAT, span, format!("the file is {format}, not TOML"), label).help(help))
}

fn format(text: &str) -> Option<(Span, &'static str, &'static str)> {
    let (first, line) = lines(text).next()?;
    let span = first..first + line.len();
    let is_patch =
        |line: &str| ["diff --git ", "--- a/", "+++ b/", "@@ -", "Index: "].iter().any(|start| line.starts_with(start));
    if is_patch(line) {
        return Some((span, "a patch", "apply it to the table with `git apply`"));
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
        return Some((span, "JSON", ROW_IN_TOML));
    }
    let is_yaml = |line: &str| {
        let key = line.strip_prefix("- ").unwrap_or(line).trim_matches('"').split(':').next().unwrap_or_default();
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-\"' ".contains(c));
        (is_key && line.len() > key.len() && line.contains(':')) || line.starts_with("- ") || line == "-"
    };
    let count = lines(text).count();
    let yaml = lines(text).filter(|(_, line)| is_yaml(line)).count();
    if line == "---" || (yaml > 1 && yaml * 2 > count) {
        return Some((span, "YAML", ROW_IN_TOML));
    }
    let columns = line.split([',', ';', '\t']).count();
    let same = lines(text).filter(|(_, line)| line.split([',', ';', '\t']).count() >= columns).count();
    (columns > 1 && count > 1 && same == count).then_some((span, "CSV", ROW_IN_TOML))
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
            ("<?xml version=\"1.0\"?>\n<codes/>\n", Some("XML")),
            ("number,name,summary\n1,One,The first.\n", Some("CSV")),
            ("[[code]]\nnumber: 1\nname: One\n", None),
            ("number = 1\n", None),
            ("[[code\n", None),
            ("number: 1\n", None),
            ("hello\n", None),
            ("", None),
        ] {
            assert_eq!(format(text).map(|(_, format, _)| format), expected, "{text}");
        }
    }
}
