//! The subcommand `check`: reports the errors of a table, and style lints, without a build.

mod render_json;
mod render_text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dps_codes_table::{Diagnostic, Location, Source, lint};

use crate::format::Format;

/// Checks tables of codes: errors of the compiler, and style lints
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dps-codes check codes.toml
  dps-codes check --deny lints tables/*.toml
  dps-codes check --format json codes.toml

Exit status: 0 if no table has an error, 1 if one has, 2 if one cannot be read or the command was called wrongly.")]
pub(crate) struct Check {
    /// Output format: plain text, or one JSON object a line
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Treat these diagnostics as errors
    #[arg(long, value_enum)]
    deny: Option<Deny>,

    /// The tables, as TOML files
    #[arg(value_name = "TABLE", required = true)]
    tables: Vec<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    /// Style lints, such as a summary without a final period
    Lints,
}

/// Writes the errors of a table to standard error, as `check` reports them.
pub(crate) fn print_errors(source: &Source, errors: Vec<Diagnostic>) {
    let errors: Vec<_> = errors.into_iter().map(|error| (Level::Error, error)).collect();
    // If standard error is closed, the exit status is all that is left.
    let _ = render_text::write(&mut anstream::stderr().lock(), source, &errors);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The diagnostics of one table.
struct Checked {
    source: Source,
    found: Vec<(Level, Diagnostic)>,
    is_read: bool,
}

impl Check {
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let (mut errors, mut warnings, mut unread) = (0, 0, false);
        let written = self.tables.iter().try_for_each(|path| {
            let checked = self.table(path);
            unread |= !checked.is_read;
            errors += checked.count(Level::Error);
            warnings += checked.count(Level::Warning);
            match self.format {
                Format::Text => render_text::print(&checked.source, &checked.found),
                Format::Json => render_json::print(&checked.source, &checked.found),
            }
        });
        let written =
            written.and_then(|()| if self.format == Format::Text { self.sum_up(errors, warnings) } else { Ok(()) });
        match written {
            // The reader has seen enough, as with `| head -1`.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written?,
        }
        Ok(match (unread, errors) {
            (true, _) => ExitCode::from(2),
            (false, 0) => ExitCode::SUCCESS,
            (false, _) => ExitCode::FAILURE,
        })
    }

    fn table(&self, path: &Path) -> Checked {
        let source = match Location::of_file(path).read() {
            Ok(source) => source,
            Err(diagnostic) => {
                let source = Source::new(path.display().to_string(), "");
                return Checked { source, found: vec![(Level::Error, *diagnostic)], is_read: false };
            }
        };
        let mut found: Vec<_> =
            dps_codes_table::diagnose(&source).into_iter().map(|error| (Level::Error, error)).collect();
        let lints = if self.deny == Some(Deny::Lints) { Level::Error } else { Level::Warning };
        found.extend(lint(&source).into_iter().map(|lint| (lints, lint)));
        Checked { source, found, is_read: true }
    }

    fn sum_up(&self, errors: usize, warnings: usize) -> io::Result<()> {
        let mut out = anstream::stderr().lock();
        let tables = counted(self.tables.len(), "table");
        match (errors, warnings) {
            (0, 0) => writeln!(out, "{tables} checked, no errors"),
            (0, _) => writeln!(out, "{tables} checked: {}", counted(warnings, "warning")),
            (_, 0) => writeln!(out, "{tables} checked: {}", counted(errors, "error")),
            _ => writeln!(out, "{tables} checked: {}, {}", counted(errors, "error"), counted(warnings, "warning")),
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

impl Checked {
    fn count(&self, level: Level) -> usize {
        self.found.iter().filter(|(of, _)| *of == level).count()
    }
}
