//! Diagnostics as one SARIF 2.1.0 log, for code scanning and editors.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use dps_codes_table::{Diagnostic, Label, Rule, Severity, Source};
use serde_json::{Value, json};

use super::{Checked, message_and_label};

/// Bypasses anstream, which drops control characters: JSON has escaped them.
pub(super) fn print(tables: &[Checked]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &log(tables))?;
    writeln!(out)?;
    out.flush()
}

fn log(tables: &[Checked]) -> Value {
    let rules = used_rules(tables);
    let results: Vec<Value> = tables
        .iter()
        .flat_map(|table| table.found.iter().map(|(severity, found)| result(table, *severity, found, &rules)))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "dps-codes",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": tables.iter().all(|table| table.is_read) }],
            "results": results,
        }],
    })
}

/// Returns the rules of all diagnostics, each once, sorted by code.
fn used_rules(tables: &[Checked]) -> Vec<&'static Rule> {
    let mut rules: Vec<_> = tables.iter().flat_map(|table| &table.found).map(|(_, found)| found.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup();
    rules
}

fn descriptor(rule: &Rule) -> Value {
    let page = rule.to_markdown();
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.explanation.lines().map(str::trim).collect::<Vec<_>>().join(" ") },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": rule.severity.name() },
    })
}

fn result(table: &Checked, severity: Severity, diagnostic: &Diagnostic, rules: &[&Rule]) -> Value {
    let Diagnostic { rule, primary, hidden, secondary, help, .. } = diagnostic;
    let mut lines = vec![message_and_label(diagnostic)];
    lines.extend(help.as_ref().map(|help| format!("help: {help}")));
    let place = primary.as_ref().map(|label| region(&table.source, label)).or_else(|| {
        let (line, column) = (*hidden)?;
        Some(json!({ "startLine": line, "startColumn": column }))
    });
    let mut result = json!({
        "ruleId": rule.code,
        "ruleIndex": rules.iter().position(|other| other == rule),
        "level": severity.name(),
        "message": { "text": lines.join("\n") },
        "locations": [{ "physicalLocation": location(&table.path, place) }],
    });
    if let Some(label) = secondary {
        result["relatedLocations"] = json!([{
            "id": 0,
            "physicalLocation": location(&table.path, Some(region(&table.source, label))),
            "message": { "text": label.text },
        }]);
    }
    result
}

fn location(path: &Path, region: Option<Value>) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(region) = region {
        location["region"] = region;
    }
    location
}

/// Lines and columns count from 1; the end is exclusive.
fn region(source: &Source, label: &Label) -> Value {
    let (line, column) = source.line_and_column(label.span.start);
    let (end_line, end_column) = source.line_and_column(label.span.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// Returns a path as a URI reference. A byte that is not valid in one is percent-encoded, so any file name is kept.
fn uri(path: &Path) -> String {
    let separator = if cfg!(windows) { b'\\' } else { b'/' };
    let mut uri = String::from(if path.is_absolute() { "file://" } else { "" });
    if path.is_absolute() && cfg!(windows) {
        uri.push('/');
    }
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            _ if byte == separator => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uri_references() {
        for (path, expected) in [
            ("tables/codes.toml", "tables/codes.toml"),
            ("./a b%:ä\n.toml", "./a%20b%25%3A%C3%A4%0A.toml"),
            ("<stdin>", "%3Cstdin%3E"),
        ] {
            assert_eq!(uri(Path::new(path)), expected);
        }
        if cfg!(unix) {
            assert_eq!(uri(Path::new("/t.toml")), "file:///t.toml");
        }
    }
}
