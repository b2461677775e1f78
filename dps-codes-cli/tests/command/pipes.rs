//! Readers that stop early: every subcommand ends quietly, with the exit code that it would have had.

use std::io::Write;
use std::process::{ChildStdin, Stdio};

use crate::command;

/// Returns a pipe without a reader.
fn closed_pipe() -> ChildStdin {
    let mut reader =
        command(["--version"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the command starts");
    let pipe = reader.stdin.take().expect("standard input is a pipe");
    reader.wait().expect("the command ends");
    pipe
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    for (arguments, input, exit) in [
        (&["404201"][..], "", 0),
        (&["404201", "99999999999999999999"], "", 0),
        (&["explain", "--format", "json", "-"], "404201\n", 0),
        (&["list"], "", 0),
        (&["list", "--format", "html"], "", 0),
        (&["scan"], "errorCode: 404201\n", 0),
        (&["scan", "--fail-on", "any"], "errorCode: 404201\n", 1),
        (&["scan", "--format", "json"], "all is well\n", 1),
        (&["scan", "--format", "csv", "missing.log", "-"], "errorCode: 404201\n", 2),
        (&["check", "--format", "json", "-"], "[[code]]\n", 1),
        (&["check", "--format", "sarif", "-"], "[[code]]\n", 1),
        (&["check", "--explain", "T0029"], "", 0),
        (&["completions", "bash"], "", 0),
        (&["man"], "", 0),
        (&["--help"], "", 0),
        (&["--version"], "", 0),
    ] {
        let mut child = command(arguments)
            .stdin(Stdio::piped())
            .stdout(closed_pipe())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        // The command need not read it.
        let _ = child.stdin.take().expect("standard input is a pipe").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the command ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{arguments:?}: {stderr}");
        assert!(!stderr.contains("panicked") && !stderr.contains("ipe"), "{arguments:?}: {stderr}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    for arguments in [&["404201"][..], &["list"], &["completions", "zsh"], &["man"], &["check", "--explain", "T0029"]] {
        let full = std::fs::File::create("/dev/full").expect("Linux has it");
        let output = command(arguments).stdout(full).output().expect("the command starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write the output: "));
    }
}
