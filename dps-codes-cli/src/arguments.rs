//! `Arguments`: the arguments of the command, with the short form of `explain`.

mod short_form;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::completions::Completions;
use crate::man::Man;
use crate::{check, explain, list, negative, scan, wrap};

/// Explains error codes of the Azure Device Provisioning Service (DPS), and says what to do next
#[derive(Parser)]
#[command(
    name = "dps-codes",
    bin_name = "dps-codes",
    version,
    max_term_width = wrap::WIDEST,
    override_usage = "dps-codes [OPTIONS] <COMMAND>\n       dps-codes [OPTIONS] <INPUT>...",
    after_help = AFTER_HELP
)]
pub(crate) struct Arguments {
    /// When to color the output; auto: on a terminal, unless `NO_COLOR` or `CLICOLOR_FORCE` is set
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    color: ColorChoice,

    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes 404201
  dps-codes --phase register 0x62AE9 DPS-409203 enrollment-not-found
  dps-codes scan device.log
  dps-codes list --search certificate
  dps-codes check my-codes.toml

Without a subcommand, the arguments are those of `explain`: `dps-codes 404201` is short for `dps-codes explain 404201`. \
The name of a subcommand is always the subcommand; text that equals it is explained after `--`.

Exit status: 0 if something was found; 1 if nothing was found, `--fail-on` is met, or a table has an error; 2 if an \
input cannot be read, the output cannot be written, or the command was called wrongly. The help of each subcommand has \
the details. A reader that stops early, as in `| head -1`, is not an error.";

#[derive(Subcommand)]
enum Command {
    Explain(explain::Explain),
    Scan(scan::Scan),
    List(list::List),
    Check(check::Check),
    Completions(Completions),
    Man(Man),
}

impl Arguments {
    /// Parses the arguments of the process. Ends it after help or an error of usage.
    pub(crate) fn from_process() -> Self {
        let arguments: Vec<OsString> = std::env::args_os().collect();
        let mut command = Self::command();
        if let Some(color) = color_of(&arguments) {
            // For help and errors of usage, which clap prints before it returns.
            command = command.color(color);
        }
        let arguments = short_form::expand(arguments);
        let matches = if short_form::subcommand(&arguments).is_some_and(|name| name == "explain" || name == "list") {
            command.get_matches_from(negative::shield(arguments))
        } else {
            // The arguments of all other subcommands are paths.
            command.get_matches_from(arguments)
        };
        let arguments = Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
        match arguments.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        arguments
    }

    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        match &self.command {
            Command::Explain(explain) => explain.run(),
            Command::Scan(scan) => scan.run(),
            Command::List(list) => list.run(),
            Command::Check(check) => check.run(),
            Command::Completions(completions) => completions.run(),
            Command::Man(man) => man.run(),
        }
    }
}

/// Returns the value of `--color`, if it is valid.
fn color_of(arguments: &[OsString]) -> Option<ColorChoice> {
    let mut arguments =
        arguments.iter().map(|argument| argument.to_string_lossy()).take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        if argument == "--color" {
            return ColorChoice::from_str(&arguments.next()?, false).ok();
        }
        if let Some(value) = argument.strip_prefix("--color=") {
            return ColorChoice::from_str(value, false).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_accepts_the_definitions() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn color_is_found_before_the_arguments_are_parsed() {
        let color = |line: &str| color_of(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(color("dps-codes --color always --help"), Some(ColorChoice::Always));
        assert_eq!(color("dps-codes scan --color=never"), Some(ColorChoice::Never));
        for line in ["dps-codes", "dps-codes --color", "dps-codes --color red", "dps-codes -- --color always"] {
            assert_eq!(color(line), None, "{line}");
        }
    }
}
