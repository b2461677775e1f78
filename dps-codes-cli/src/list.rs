//! The subcommand `list`: prints the codes of all tables, or of some, in any format.

mod class_range;
mod filter;
mod listing;
mod render_csv;
mod render_html;
mod render_json;
mod render_kql;
mod render_sql;
mod render_text;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crate::catalog::TableOption;
use crate::message::print_error;
use crate::output;
use crate::wrap;
use filter::Filter;
use listing::Listing;

/// Lists codes: all of them, or those that match every filter
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct List {
    /// Output format
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    format: Format,

    #[command(flatten)]
    tables: TableOption,

    #[command(flatten)]
    filter: Filter,

    /// Print these columns, in this order; by default, all that the format has room for
    #[arg(long, value_delimiter = ',')]
    columns: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table that fits the terminal
    #[default]
    Text,
    /// An array of objects, one a line
    Json,
    /// RFC 4180, with a header
    Csv,
    /// Tables and a view for databases
    Sql,
    /// A datatable and a query for Azure Monitor and Azure Data Explorer
    Kql,
    /// A page to search, in one file
    Html,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes list --search certificate
  dps-codes list --phase connect --action Reregister
  dps-codes list --origin hub --columns number,name,summary
  dps-codes list --format csv > codes.csv
  dps-codes list --format sql | duckdb logs.duckdb
  dps-codes list --table my-codes.toml --format json

--search finds the rows that contain all words, in any case and in any column; a number is found in decimal and \
hexadecimal digits. --family, --action and --origin take several names, with commas between them. With --phase, \
action, instruction, actor and retry are those of this phase, and --action looks for it.

In CSV, a string that a spreadsheet would take for a formula gets an apostrophe before it: that is a string that \
starts with =, +, -, @, a tab or a line break, behind any apostrophes. To read it back, remove one apostrophe from each \
string that starts like this. Numbers stay as they are.

Exit status: 0 if a code was found; 1 if none was; 2 if a table cannot be read or has errors, the format cannot hold the \
codes, or the command was called wrongly.";

impl List {
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let Some(catalog) = self.tables.load() else { return Ok(ExitCode::from(2)) };
        let listing = match Listing::new(&catalog, &self.filter, &self.columns) {
            Ok(listing) => listing,
            Err(message) => {
                print_error(&message);
                return Ok(ExitCode::from(2));
            }
        };
        if let Some(message) = self.unsupported(&listing) {
            print_error(&message);
            return Ok(ExitCode::from(2));
        }
        output::finish(self.print(&listing), ExitCode::SUCCESS)?;
        if listing.entries.is_empty() {
            print_error(&self.filter.unmatched(&catalog));
            return Ok(ExitCode::FAILURE);
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Returns the message for a listing that cannot be written in this format.
    fn unsupported(&self, listing: &Listing<'_>) -> Option<String> {
        match self.format {
            Format::Sql => class_range::out_of_range(listing),
            Format::Kql => class_range::out_of_range(listing).or_else(|| render_kql::unsupported(listing)),
            _ => None,
        }
    }

    fn print(&self, listing: &Listing<'_>) -> io::Result<()> {
        let mut out = BufWriter::new(match self.format {
            Format::Text => Box::new(anstream::stdout().lock()) as Box<dyn Write>,
            // Past anstream, which drops control characters: strings have to come back as they were.
            _ => Box::new(io::stdout().lock()),
        });
        match self.format {
            Format::Text => render_text::write(&mut out, listing, wrap::width())?,
            Format::Json => render_json::write(&mut out, listing)?,
            Format::Csv => render_csv::write(&mut out, listing)?,
            Format::Sql => render_sql::write(&mut out, listing)?,
            Format::Kql => render_kql::write(&mut out, listing)?,
            Format::Html => render_html::write(&mut out, listing)?,
        }
        out.flush()
    }
}
