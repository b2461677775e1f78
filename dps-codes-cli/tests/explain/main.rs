//! Runs the command as people and programs do, and reads what it says.

use std::ffi::OsStr;
use std::io::Read;
use std::process::{Command, Stdio};

use dps_codes::{Classified, Code, Phase, Provenance};
use serde_json::{Value, json};

struct Outcome {
    exit: i32,
    stdout: String,
    stderr: String,
}

impl Outcome {
    fn objects(&self) -> Vec<Value> {
        self.stdout
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }
}

/// The command, untouched by settings of whoever runs the tests.
fn command<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

fn finish(command: &mut Command) -> Outcome {
    let output = command.output().expect("the command starts");
    let outcome = Outcome {
        exit: output.status.code().expect("no signal ends the command"),
        stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
    };
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    outcome
}

fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Outcome {
    finish(&mut command(arguments))
}

fn explain<S: AsRef<OsStr>>(inputs: impl IntoIterator<Item = S>) -> Outcome {
    finish(command(["explain"]).args(inputs))
}

fn explain_json<S: AsRef<OsStr>>(inputs: impl IntoIterator<Item = S>) -> Outcome {
    finish(command(["explain", "--format", "json"]).args(inputs))
}

/// What the contract demands for a number.
fn expected(input: &str, number: i64) -> Value {
    let classified = Code::classify(number);
    let code = classified.code();
    let actions: serde_json::Map<String, Value> = Phase::ALL
        .iter()
        .map(|&phase| (phase.name().to_lowercase(), classified.action_in(phase).name().into()))
        .collect();
    json!({
        "input": input,
        "number": number,
        "known": code.is_some(),
        "name": code.map(Code::name),
        "family": classified.family().map(dps_codes::Family::name),
        "http_status": classified.http_status(),
        "summary": code.map(Code::summary),
        "help": code.map(Code::help),
        "provenance": code.map(|code| match code.provenance() {
            Provenance::Documented => "documented",
            Provenance::Observed => "observed",
            _ => "of a new kind",
        }),
        "sources": code.map_or(&[][..], Code::sources),
        "action": classified.action().name(),
        "actor": classified.action().actor().name(),
        "actions": actions,
    })
}

/// The text without its line breaks, so that sentences can be found in it.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The line below the title; none if there is neither family nor status.
fn kind(classified: Classified) -> Option<String> {
    let family = classified.family().map(|family| format!("family {family}"));
    let status = classified.http_status().map(|status| format!("HTTP {status}"));
    let parts: Vec<_> = family.into_iter().chain(status).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

