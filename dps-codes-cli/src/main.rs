//! The command `dps-codes`: explains error codes of the Azure Device Provisioning Service.

mod arguments;
mod catalog;
mod check;
mod completions;
mod explain;
mod explanation;
mod input;
mod labeled;
mod list;
mod losses;
mod man;
mod message;
mod negative;
mod notation;
mod output;
mod sanitize;
mod scan;
mod spreadsheet;
mod suggest;
mod tables;
mod wrap;

use std::process::ExitCode;

fn main() -> ExitCode {
    arguments::Arguments::from_process().run().unwrap_or_else(|error| {
        message::print_error(&format!("cannot write the output: {error}"));
        ExitCode::from(2)
    })
}
