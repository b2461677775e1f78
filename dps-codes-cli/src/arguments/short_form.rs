//! The short form: without a subcommand, the arguments are those of `explain`.

use std::ffi::OsString;
use std::path::Path;

use clap::CommandFactory;

use super::Arguments;
use crate::suggest::nearest;

/// Options of the command itself, and the subcommand that clap adds.
const OWN: [&str; 5] = ["-h", "--help", "-V", "--version", "help"];

/// Inserts `explain` before the arguments, unless they start with a subcommand or ask for help.
pub(super) fn expand(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let first = first_argument(&arguments);
    if arguments.get(first).is_some_and(|argument| !is_own(&argument.to_string_lossy())) {
        arguments.insert(first, "explain".into());
    }
    arguments
}

/// Returns the subcommand of expanded arguments.
pub(super) fn subcommand(arguments: &[OsString]) -> Option<&OsString> {
    arguments.get(first_argument(arguments))
}

/// Returns the index of the first argument behind the name of the program and `--color`.
fn first_argument(arguments: &[OsString]) -> usize {
    let mut index = 1;
    while let Some(argument) = arguments.get(index).map(|argument| argument.to_string_lossy()) {
        index += match &*argument {
            "--color" => 2,
            argument if argument.starts_with("--color=") => 1,
            _ => break,
        };
    }
    index
}

/// Returns `true` if the argument is not for `explain`. A misspelled subcommand is not either, so that clap reports it.
fn is_own(argument: &str) -> bool {
    let command = Arguments::command();
    let names = || command.get_subcommands().map(clap::Command::get_name);
    let is_misspelled = || nearest(argument, names()).is_some() && !Path::new(argument).exists();
    OWN.contains(&argument) || names().any(|name| name == argument) || is_misspelled()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dps_codes::{Code, arm, hub};

    fn expanded(line: &str) -> String {
        let arguments = expand(line.split(' ').map(OsString::from).collect());
        arguments.join(" ".as_ref()).into_string().unwrap()
    }

    #[test]
    fn explain_is_inserted_before_its_arguments() {
        for (line, expected) in [
            ("dps-codes 404201", "dps-codes explain 404201"),
            ("dps-codes -1 404201", "dps-codes explain -1 404201"),
            ("dps-codes -", "dps-codes explain -"),
            ("dps-codes banana", "dps-codes explain banana"),
            ("dps-codes --phase connect 404201", "dps-codes explain --phase connect 404201"),
            ("dps-codes --color never 404201", "dps-codes --color never explain 404201"),
            ("dps-codes --color=never --color=auto 1", "dps-codes --color=never --color=auto explain 1"),
            ("dps-codes -- scan", "dps-codes explain -- scan"),
            ("dps-codes 404201 scan", "dps-codes explain 404201 scan"),
        ] {
            assert_eq!(expanded(line), expected);
        }
    }

    #[test]
    fn subcommands_and_help_stay_as_they_are() {
        for line in [
            "dps-codes",
            "dps-codes scan",
            "dps-codes explain 404201",
            "dps-codes --color never list --search x",
            "dps-codes --color",
            "dps-codes --help",
            "dps-codes -V",
            "dps-codes help scan",
            "dps-codes expalin 404201",
            "dps-codes scna logs/",
        ] {
            assert_eq!(expanded(line), line);
        }
    }

    #[test]
    fn no_code_looks_like_a_misspelled_subcommand() {
        let dps = Code::ALL.iter().map(|code| code.name());
        let names = dps.chain(hub::Code::ALL.iter().map(|code| code.name()));
        for name in names.chain(arm::Code::ALL.iter().map(|code| code.name())) {
            assert!(!is_own(name), "{name}");
        }
    }
}
