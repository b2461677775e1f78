//! The first line of an explanation: the code, or what is known instead, and the origin.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use dps_codes::Phase;

use crate::explanation::Explanation;
use crate::explanation::origin;
use crate::explanation::title::Title;

const TITLE: Style = Style::new().bold();
const MISSING: Style = AnsiColor::Yellow.on_default();

pub(super) fn write(out: &mut dyn Write, explanation: &Explanation<'_>, phase: Option<Phase>) -> io::Result<()> {
    match explanation.title() {
        Title::Known(title) => write!(out, "{TITLE}{title}{TITLE:#}")?,
        Title::Unlisted(title) => write!(out, "{TITLE}{title}{TITLE:#} {MISSING}not in the table{MISSING:#}")?,
        Title::Missing(title) => write!(out, "{MISSING}{title}{MISSING:#}")?,
    }
    match explanation.origin(phase).map(origin::phrase) {
        Some(origin) => writeln!(out, ", {origin}"),
        None => writeln!(out),
    }
}
