//! Runs what all subcommands share: help, colors, closed pipes, completions, manual pages.
#![allow(missing_docs)]

mod color;
mod completions;
mod examples;
mod formats;
mod manual;
mod pipes;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The command, unaffected by settings of whoever runs the tests.
fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

/// Returns the standard output of a command that succeeds.
fn stdout_of<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> String {
    let output = command(arguments).output().expect("the command starts");
    assert_eq!((output.status.code(), &output.stderr[..]), (Some(0), &b""[..]));
    String::from_utf8(output.stdout).expect("standard output is UTF-8")
}

/// Returns the names of the subcommands, as the help lists them.
fn subcommands() -> Vec<String> {
    let help = stdout_of(["--help"]);
    let list = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a list");
    let names = list.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned);
    names.filter(|name| name != "help").collect()
}

/// Returns an empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
