//! Width, colors, and pipes that are closed.

use std::io::Read;
use std::process::{Command, Stdio};

use dps_codes::Code;

use crate::{Folder, command, finish, piped};

#[test]
fn lines_end_at_the_width_and_urls_stay_whole() {
    let all: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    for (columns, width) in [(None, 100), (Some("60"), 60), (Some("1000"), 100), (Some("0"), 100), (Some("x"), 100)] {
        let mut command = command(["explain"]);
        if let Some(columns) = columns {
            command.env("COLUMNS", columns);
        }
        let outcome = finish(command.args(&all));
        let longest = |line: &&str| !line.contains("https://");
        let longest = outcome.stdout.lines().filter(longest).map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest <= width && longest > width - 10), "{longest:?} of {width}");
        for source in Code::ALL.iter().flat_map(|code| code.sources()) {
            assert!(outcome.stdout.contains(source));
        }
    }
}

#[test]
fn colors_only_where_wanted() {
    let is_colored = |variables: &[(&str, &str)]| {
        let outcome = finish(command(["explain", "404201", "404299", "banana"]).envs(variables.iter().copied()));
        assert_eq!(outcome.stdout.contains('\u{1b}'), outcome.stderr.contains('\u{1b}'));
        outcome.stdout.contains('\u{1b}')
    };
    assert!(!is_colored(&[]));
    assert!(is_colored(&[("CLICOLOR_FORCE", "1")]));
    assert!(!is_colored(&[("NO_COLOR", "1")]));
    assert!(!is_colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    let outcome = finish(command(["explain", "--format=json", "404201"]).env("CLICOLOR_FORCE", "1"));
    assert!(!outcome.stdout.contains('\u{1b}'));
}

#[test]
fn a_closed_pipe_ends_the_command_quietly() {
    for format in ["text", "json"] {
        // More than a pipe holds, so that the command is still writing when the pipe is closed.
        let mut child = command(["explain", "--format", format])
            .args(std::iter::repeat_n("401002", 2000))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdout = child.stdout.take().expect("standard output is a pipe");
        stdout.read_exact(&mut [0; 10]).expect("there is output");
        drop(stdout);
        let output = child.wait_with_output().expect("the command ends");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let full = std::fs::File::create("/dev/full").expect("Linux has it");
    let output = command(["explain", "404201"]).stdout(full).output().expect("the command starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the output"));
}

#[test]
fn a_closed_pipe_ends_a_stream_quietly() {
    for format in ["text", "json"] {
        let mut child = command(["explain", "--format", format, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        // Endless, so that it ends only because its output is closed.
        while std::io::Write::write_all(&mut stdin, b"401002\n").is_ok() {}
        let output = child.wait_with_output().expect("the command ends");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

/// Asserts that the command ends without an error if its output is closed before it explains a line. The input stays open, so
/// that the stream does not end.
fn assert_ends_at_closed_output(command: &mut Command, line: &[u8]) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    std::io::Write::write_all(&mut stdin, line).expect("the command reads");
    let status = child.wait().expect("the command ends");
    drop(stdin);
    let mut stderr = String::new();
    child.stderr.take().expect("standard error is a pipe").read_to_string(&mut stderr).expect("it is text");
    assert_eq!((status.code(), stderr.as_str()), (Some(0), ""));
}

/// The command notices when it prints before it waits for the next line.
#[test]
fn a_closed_pipe_ends_an_idle_stream_quietly() {
    assert_ends_at_closed_output(&mut command(["explain", "-"]), b"401002\n");
}

/// An explanation with colors, and longer than what is kept back before it is written.
#[test]
fn a_closed_pipe_ends_a_stream_of_long_explanations_quietly() {
    let columns: Vec<_> = (0..30).map(|index| format!("column_{index}")).collect();
    let definitions = columns.iter().map(|name| format!("[column.{name}]\ntype = \"text\"\n"));
    let row = "[[code]]\nnumber = 7\nname = \"Dry\"\nsummary = \"It is dry.\"\n".to_owned();
    let values = columns.iter().map(|name| format!("{name} = \"{}end\"\n", "word ".repeat(100)));
    let table: String = definitions.chain([row]).chain(values).collect();
    let folder = Folder::new("explain-long", &[("long.toml", table.as_bytes())]);
    let mut explain = command(["explain", "--table", "long.toml", "-"]);
    assert_ends_at_closed_output(explain.current_dir(&folder.0).env("CLICOLOR_FORCE", "1"), b"error 7\n");
}

#[test]
fn explanations_of_a_stream_fit_the_terminal() {
    let long = format!("(404201) {}\n", "word ".repeat(100));
    let outcome = piped(&["-"], long.as_bytes());
    assert!(outcome.stdout.lines().filter(|line| !line.contains("https://")).all(|line| line.chars().count() <= 100));
}

#[test]
fn explanations_and_errors_are_in_the_order_of_the_inputs() {
    for (format, first) in [("text", "404201 "), ("json", "{")] {
        let folder = Folder::new(&format!("explain-order-{format}"), &[]);
        let both = std::fs::File::create(folder.0.join("both")).expect("the file can be made");
        let status = command(["explain", "--format", format, "404201", "banana", "401002"])
            .stdout(both.try_clone().expect("the file can be shared"))
            .stderr(both)
            .status()
            .expect("the command starts");
        assert_eq!(status.code(), Some(1));
        let said = std::fs::read_to_string(folder.0.join("both")).expect("the file can be read");
        let places = [first, "error: `banana`", "401002"].map(|part| said.find(part));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {said}");
    }
}
