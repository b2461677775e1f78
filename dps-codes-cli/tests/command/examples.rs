//! Runs the examples of each `--help` in a shell.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{folder, stdout_of, subcommands};

const LOG: &str = "2026-11-26T10:00:02Z identityd: DPS response status 404, errorCode 404201\n";

/// Makes a folder with the files that examples name, and programs that print a log and a table.
fn workplace() -> std::path::PathBuf {
    let home = folder("examples");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let valve = fs::read(root.join("tests/sessions/check.in/valve.toml")).expect("a table");
    let records = fs::read(root.join("tests/scan/PT1H.json")).expect("a log");
    let programs = [("journalctl", "cat device.log"), ("git", "cat codes.toml"), ("duckdb", "cat > /dev/null")];
    for (path, bytes) in [
        ("device.log", LOG.as_bytes()),
        ("PT1H.json", &records),
        ("insights-logs-deviceoperations/PT1H.json", &records),
        ("logs/valve.json.gz", b"valve: error 101\n"),
        ("pump.log", b"pump: error 101\n"),
        ("my-codes.toml", &valve),
        ("codes.toml", &valve),
        ("tables/valve.toml", &valve),
        (".zfunc/_other", b""),
        (".config/fish/completions/other.fish", b""),
        (".local/share/bash-completion/completions/other", b""),
    ] {
        let path = home.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }
    fs::create_dir(home.join("bin")).expect("the folder can be made");
    for (program, script) in programs {
        let path = home.join("bin").join(program);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("the program can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("the program can be run");
    }
    home
}

/// Returns the examples at the end of a help.
fn examples(help: &str) -> Vec<String> {
    let examples = help.split("Examples:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("examples");
    examples
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or_else(|| panic!("an example is wrapped: {line}")).to_owned())
        .collect()
}

#[test]
fn the_examples_of_every_help_work() {
    let home = workplace();
    let program = Path::new(env!("CARGO_BIN_EXE_dps-codes")).parent().expect("a folder");
    let path = std::env::var("PATH").expect("a search path");
    let path = format!("{}:{}:{path}", home.join("bin").display(), program.display());
    for subcommand in subcommands().into_iter().map(Some).chain([None]) {
        let help = stdout_of(subcommand.iter().map(String::as_str).chain(["--help"]));
        assert!(help.contains("\nExit status: 0"), "{subcommand:?}");
        for example in examples(&help) {
            assert!(example.contains("dps-codes "), "{example}");
            let output = Command::new("sh")
                .args(["-c", &example])
                .current_dir(&home)
                .env("HOME", &home)
                .env("PATH", &path)
                .stdin(Stdio::null())
                .output()
                .expect("a shell starts");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code().is_some_and(|code| code < 2), "{example}: {stderr}");
            assert!(!stderr.contains("error:"), "{example}: {stderr}");
        }
    }
}
