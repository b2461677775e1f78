//! The subcommand `completions`: prints the completions of a shell.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use dps_codes::{Action, Family, Phase};

use crate::arguments::Arguments;
use crate::catalog::{Catalog, columns};
use crate::output;

/// Prints the completions of a shell
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes completions bash > ~/.local/share/bash-completion/completions/dps-codes
  dps-codes completions zsh > ~/.zfunc/_dps-codes
  dps-codes completions fish > ~/.config/fish/completions/dps-codes.fish
  dps-codes completions powershell >> profile.ps1
  dps-codes completions elvish >> rc.elv

zsh reads completions from the folders of fpath, so ~/.zshrc needs `fpath+=~/.zfunc` before `compinit`. In PowerShell, \
the path of the profile is $PROFILE.

Exit status: 0; 2 if the output cannot be written, or the command was called wrongly.";

impl Completions {
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        output::finish(io::stdout().write_all(script(self.shell).as_bytes()), ExitCode::SUCCESS)
    }
}

/// Returns the command with the values of the built-in tables, for options that also take those of a table of one's own.
fn with_values(command: Command) -> Command {
    let catalog = Catalog::built_in();
    let columns = columns(&catalog);
    let actions = || Action::ALL.iter().map(|action| action.name());
    let values: [(&str, &str, Vec<&str>); 8] = [
        ("explain", "phase", phases()),
        ("scan", "phase", phases()),
        ("scan", "fail_on", actions().chain(["any"]).collect()),
        ("list", "phase", phases()),
        ("list", "family", Family::ALL.iter().map(|family| family.name()).collect()),
        ("list", "action", actions().collect()),
        ("list", "origin", catalog.tables.iter().map(|table| table.origin.as_str()).collect()),
        ("list", "columns", columns.iter().map(|column| column.name.as_str()).collect()),
    ];
    values.into_iter().fold(command, |command, (subcommand, option, values)| {
        let values = PossibleValuesParser::new(values.into_iter().map(str::to_owned));
        command.mut_subcommand(subcommand, |command| command.mut_arg(option, |arg| arg.value_parser(values)))
    })
}

fn phases() -> Vec<&'static str> {
    Phase::ALL.iter().map(|phase| phase.name()).collect()
}

fn script(shell: Shell) -> String {
    // First into memory: clap_complete panics if writing fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut with_values(Arguments::command()), "dps-codes", &mut script);
    // In bash, it spells the states of a program with a hyphen in two ways (https://github.com/clap-rs/clap/issues/6421).
    String::from_utf8_lossy(&script).replace("dps__subcmd__codes__", "dps__codes__")
}
