//! The subcommand `man`: writes the manual pages.

mod page;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Command, CommandFactory};

use crate::arguments::Arguments;
use crate::message::print_error;
use crate::output;

/// Writes the manual pages
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Man {
    /// Folder for a page of the command and of each subcommand; without it, the page of the command is printed
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes man > dps-codes.1
  dps-codes man ~/.local/share/man/man1

Exit status: 0; 2 if a page cannot be written, or the command was called wrongly.";

impl Man {
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let mut command = Arguments::command().disable_help_subcommand(true);
        command.build();
        let Some(folder) = &self.folder else {
            return output::finish(
                io::stdout().write_all(page::render(&command, &command)?.as_bytes()),
                ExitCode::SUCCESS,
            );
        };
        match write_pages(&command, folder) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(message) => {
                print_error(&message);
                Ok(ExitCode::from(2))
            }
        }
    }
}

/// Writes the page of the command and of each subcommand into a folder, which is created if it is missing.
fn write_pages(command: &Command, folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot create `{}`: {error}", folder.display()))?;
    for page in std::iter::once(command).chain(command.get_subcommands()) {
        let path = folder.join(format!("{}.1", page::title(page)));
        let written = page::render(page, command).and_then(|page| fs::write(&path, page));
        written.map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    }
    Ok(())
}
