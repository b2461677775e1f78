//! The command `dps-codes`: explains error codes of the Azure Device Provisioning Service.

mod catalog;
mod check;
mod explain;
mod explanation;
mod format;
mod list;
mod message;
mod negative;
mod notation;
mod sanitize;
mod scan;
mod spreadsheet;
mod suggest;
mod tables;
mod wrap;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Explains error codes of the Azure Device Provisioning Service (DPS), and says what to do next.
#[derive(Parser)]
#[command(name = "dps-codes", version, max_term_width = wrap::WIDEST)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Explain(explain::Explain),
    Scan(scan::Scan),
    Check(check::Check),
    List(list::List),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse_from(negative::shield(std::env::args_os()));
    let outcome = match arguments.command {
        Command::Explain(explain) => explain.run(),
        Command::Scan(scan) => scan.run(),
        Command::Check(check) => check.run(),
        Command::List(list) => list.run(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            message::print_error(&format!("cannot write: {error}"));
            ExitCode::FAILURE
        }
    }
}
