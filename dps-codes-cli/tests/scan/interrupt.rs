//! Ctrl-C: prints what was found so far.
#![cfg(unix)]

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::{Outcome, command};

#[test]
fn ctrl_c_prints_the_results_so_far() {
    let mut child = command(["--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(b"errorCode: 404201\nerrorCode: 404201\nall is well\n").unwrap();
    stdin.flush().unwrap();
    // The command waits for more; it has to be in the middle of the input.
    thread::sleep(Duration::from_secs(1));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
    let outcome = Outcome::from(child.wait_with_output().expect("the command ends"));
    drop(stdin);
    assert_eq!(outcome.exit, 130);
    let object = outcome.object();
    assert_eq!((&object["failures"], &object["interrupted"]), (&2.into(), &true.into()));
    assert!(outcome.stderr.contains("interrupted"), "{}", outcome.stderr);
}
