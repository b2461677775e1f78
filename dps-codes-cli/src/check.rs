//! The subcommand `check`: reports the errors and warnings of a table without a build, and explains their codes.

mod levels;
mod render_github;
mod render_json;
mod render_sarif;
mod render_text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dps_codes_table::{Diagnostic, Location, Rule, Severity, Source, analyze};

use crate::message;
use crate::output;
use levels::{Deny, Levels};

/// The argument that stands for standard input.
const STDIN: &str = "-";

/// Checks tables of codes: errors of the compiler, and style lints
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  dps-codes check codes.toml
  dps-codes check --deny warnings --allow T0045 tables/*.toml
  dps-codes check --format github codes.toml
  git show :codes.toml | dps-codes check - --stdin-path codes.toml
  dps-codes check --explain T0029

Exit status: 0 if no table has an error, 1 if one has, 2 if one cannot be read or the command was called wrongly.")]
pub(crate) struct Check {
    /// Output format
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    format: Format,

    /// Leave out warnings with this code; errors cannot be allowed
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = levels::parse_allow)]
    allow: Vec<&'static Rule>,

    /// Treat warnings with this code as errors, or all of them: `warnings`
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = levels::parse_deny)]
    deny: Vec<Deny>,

    /// The path of the table that is read from standard input, for messages and for tables that it uses
    #[arg(long, value_name = "PATH", allow_hyphen_values = true)]
    stdin_path: Option<PathBuf>,

    /// Explain a code, such as T0029, with an example
    #[arg(long, value_name = "CODE", value_parser = levels::parse_rule, exclusive = true)]
    explain: Option<&'static Rule>,

    /// The tables, as TOML files; `-` reads one from standard input
    #[arg(value_name = "TABLE", required_unless_present = "explain")]
    tables: Vec<PathBuf>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Plain text, as rustc prints errors
    #[default]
    Text,
    /// One JSON object a line
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// One SARIF 2.1.0 log
    Sarif,
}

/// Writes the errors of a table to standard error, as `check` reports them.
pub(crate) fn print_errors(source: &Source, errors: &[Diagnostic]) {
    let mut err = anstream::stderr().lock();
    for error in errors.iter().filter(|diagnostic| diagnostic.is_error()) {
        // If standard error is closed, the exit status is all that is left.
        let _ = render_text::write(&mut err, source, Severity::Error, error);
    }
}

/// The diagnostics of one table.
struct Checked {
    source: Source,
    path: PathBuf,
    found: Vec<(Severity, Diagnostic)>,
    is_read: bool,
}

impl Check {
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        if let Some(rule) = self.explain {
            return output::finish(write!(anstream::stdout(), "{}", rule.to_markdown()), ExitCode::SUCCESS);
        }
        let levels = match self.levels() {
            Ok(levels) => levels,
            Err(error) => {
                message::print_error(&error);
                return Ok(ExitCode::from(2));
            }
        };
        let checked: Vec<Checked> = self.tables.iter().map(|path| self.table(path, &levels)).collect();
        let written = match self.format {
            Format::Text => render_text::print(&checked),
            Format::Json => render_json::print(&checked),
            Format::Github => render_github::print(&checked),
            Format::Sarif => render_sarif::print(&checked),
        };
        let exit = if checked.iter().any(|table| !table.is_read) {
            ExitCode::from(2)
        } else if checked.iter().any(|table| table.count(Severity::Error) > 0) {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        };
        output::finish(written, exit)
    }

    /// Returns the levels of diagnostics, or the reason why the arguments contradict each other.
    fn levels(&self) -> Result<Levels<'_>, String> {
        let from_stdin = self.tables.iter().filter(|path| path.as_os_str() == STDIN).count();
        if from_stdin > 1 {
            return Err("standard input can be read only once: `-` is among the tables several times".to_owned());
        }
        if from_stdin == 0 && self.stdin_path.is_some() {
            return Err("`--stdin-path` names the table on standard input: add `-` to the tables".to_owned());
        }
        Levels::new(&self.allow, &self.deny)
    }

    fn table(&self, path: &Path, levels: &Levels<'_>) -> Checked {
        let is_stdin = path.as_os_str() == STDIN;
        let path = match &self.stdin_path {
            Some(named) if is_stdin => named,
            _ if is_stdin => Path::new("<stdin>"),
            _ => path,
        };
        let location = Location::of_file(path);
        let read = if is_stdin { location.read_from(io::stdin().lock()) } else { location.read() };
        let path = path.to_owned();
        match read {
            Ok(source) => {
                let found = levels.apply(analyze(&source));
                Checked { source, path, found, is_read: true }
            }
            Err(diagnostic) => {
                let source = Source::new(path.display().to_string(), "");
                Checked { source, path, found: vec![(Severity::Error, *diagnostic)], is_read: false }
            }
        }
    }
}

/// Returns the message and the label of a diagnostic, for formats that do not show the source.
fn message_and_label(diagnostic: &Diagnostic) -> String {
    let label = diagnostic.primary.as_ref().map_or("", |label| &label.text);
    if label.is_empty() { diagnostic.message.clone() } else { format!("{}: {label}", diagnostic.message) }
}

impl Checked {
    fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|(of, _)| *of == severity).count()
    }
}
