//! Runs `dps-codes list`, and `--table` of `explain` and `scan`, as people and programs do.

mod csv;
mod explain;
mod explanations;
mod exports;
mod filters;
mod formats;
mod kql;
mod messages;
mod numbers;
mod scan;
mod sql;
mod strings;
mod text;
mod tokens;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

struct Outcome {
    exit: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// The rows of a listing in JSON.
    fn rows(&self) -> Vec<Value> {
        assert_eq!((self.exit, self.stderr.as_str()), (0, ""));
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// The values of one column of a listing in JSON.
    fn column(&self, name: &str) -> Vec<Value> {
        self.rows().iter().map(|row| row[name].clone()).collect()
    }
}

fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

fn finish(command: &mut Command, input: &str) -> Outcome {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The command may end without reading.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let outcome =
        Outcome { exit: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) };
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    outcome
}

fn list(arguments: &[&str]) -> Outcome {
    finish(command(["list"]).args(arguments), "")
}

fn list_json(arguments: &[&str]) -> Outcome {
    finish(command(["list", "--format", "json"]).args(arguments), "")
}

/// The table of a coffee machine.
fn coffee() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/coffee.toml").to_str().unwrap().to_owned()
}

/// Writes a table to a file of this name, and returns the path.
fn table(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}
