//! The subcommand `completions`: prints the completions of a shell.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;
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

fn script(shell: Shell) -> String {
    // First into memory: clap_complete panics if writing fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dps-codes", &mut script);
    // In bash, it spells the states of a program with a hyphen in two ways (https://github.com/clap-rs/clap/issues/6421).
    String::from_utf8_lossy(&script).replace("dps__subcmd__codes__", "dps__codes__")
}
