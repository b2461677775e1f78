//! Counts the instructions of a program with valgrind's callgrind.

use std::path::Path;
use std::process::Command;

use crate::arguments::Failure;

/// Returns the instructions of a whole run.
///
/// # Errors
/// If valgrind or the program fails.
pub fn instructions(program: &Path, arguments: &[&str]) -> Result<f64, Failure> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).args(arguments);
    let output = valgrind.output().map_err(|error| format!("valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let total = text.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    total.filter(|_| output.status.success()).ok_or_else(|| format!("valgrind has counted nothing:\n{text}").into())
}
