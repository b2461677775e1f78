//! Labeled paragraphs: a label in a column of its own, and its lines beside it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();

/// Writes lines with a label before the first. Writes nothing without lines.
pub(crate) fn write_labeled(
    out: &mut dyn Write,
    label: &str,
    label_width: usize,
    lines: impl IntoIterator<Item = String>,
) -> io::Result<()> {
    let padding = label_width.saturating_sub(label.chars().count());
    let mut start = format!("{LABEL}{label}{LABEL:#}{:padding$}", "");
    for line in lines {
        writeln!(out, "{start}{line}")?;
        start = " ".repeat(label_width);
    }
    Ok(())
}
