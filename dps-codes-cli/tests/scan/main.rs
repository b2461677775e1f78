//! Runs `dps-codes scan` on generated logs whose failures are known.

mod bad_input;
mod bare_codes;
mod containers;
mod exit_codes;
mod folders;
mod formats;
mod generated;
mod interrupt;
#[cfg(target_os = "linux")]
mod lengths;
mod options;
mod times;
mod totals;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

struct Outcome {
    exit: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    fn object(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {} {}", self.stdout, self.stderr))
    }
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        let outcome = Self {
            exit: output.status.code().expect("no signal ends the command"),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        };
        assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
        outcome
    }
}

/// The command, unaffected by settings of whoever runs the tests.
fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.arg("scan").args(arguments);
    command
}

/// Runs `scan` with this on its standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // Beside the reading, or both sides wait for the other once the pipes are full.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().expect("the command ends")
    });
    output.into()
}

/// Returns the object of `--format json` for this on standard input.
fn scanned(arguments: &[&str], input: &[u8]) -> Value {
    piped(&[&["--format", "json"], arguments].concat(), input).object()
}

/// Returns the keys and counts of the rows.
fn rows(object: &Value) -> Vec<(String, u64)> {
    let rows = object["rows"].as_array().expect("rows").iter();
    rows.map(|row| (row["key"].as_str().unwrap_or("-").to_owned(), row["count"].as_u64().expect("a count"))).collect()
}

/// A folder for the files of one test, in which the command runs.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scan").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(path, bytes).expect("the file can be written");
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        command(arguments).current_dir(&self.0).stdin(Stdio::null()).output().expect("the command starts").into()
    }

    fn scan(&self, inputs: &[&str]) -> Outcome {
        self.run(&[&["--format", "json"], inputs].concat())
    }
}
