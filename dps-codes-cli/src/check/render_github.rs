//! Diagnostics as workflow commands of GitHub Actions, which annotate the lines of a pull request.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use dps_codes_table::{Diagnostic, Severity, Source};

use super::{Checked, message_and_label};

/// Bypasses anstream, which drops control characters: they have been escaped.
pub(super) fn print(tables: &[Checked]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for table in tables {
        for (severity, diagnostic) in &table.found {
            writeln!(out, "{}", command(&table.source, *severity, diagnostic))?;
        }
    }
    out.flush()
}

fn command(source: &Source, severity: Severity, diagnostic: &Diagnostic) -> String {
    let Diagnostic { rule, primary, hidden, secondary, help, .. } = diagnostic;
    let mut properties = vec![format!("file={}", property(source.name()))];
    let start = primary.as_ref().map(|label| source.line_and_column(label.span.start)).or(*hidden);
    if let Some((line, column)) = start {
        let end = primary.as_ref().map(|label| source.line_and_column(label.span.end));
        let (end_line, end_column) = end.unwrap_or((line, column));
        properties.push(format!("line={line},endLine={end_line},col={column},endColumn={end_column}"));
    }
    properties.push(format!("title={}", rule.code));
    let mut lines = vec![message_and_label(diagnostic)];
    if let Some(label) = secondary {
        let (line, column) = source.line_and_column(label.span.start);
        lines.push(format!("line {line}, column {column}: {}", label.text));
    }
    lines.extend(help.as_ref().map(|help| format!("help: {help}")));
    format!("::{} {}::{}", severity.name(), properties.join(","), data(&lines.join("\n")))
}

/// Escapes the message of a command: GitHub decodes these three, and ends the message at a line break.
fn data(text: &str) -> String {
    escaped(text, "%\r\n")
}

/// Escapes a property of a command, which also ends at a comma or colon.
fn property(text: &str) -> String {
    escaped(text, "%\r\n:,")
}

fn escaped(text: &str, reserved: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if reserved.contains(c) {
            let _ = write!(escaped, "%{:02X}", u32::from(c));
        } else if c.is_control() && c != '\t' {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_are_escaped() {
        assert_eq!(data("100%: a,b\r\nc\u{1b}"), "100%25: a,b%0D%0Ac\\u{1b}");
        assert_eq!(property("100%: a,b\r\nc\u{1b}"), "100%25%3A a%2Cb%0D%0Ac\\u{1b}");
    }
}
