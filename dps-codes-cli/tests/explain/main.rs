//! Runs the command as people and programs do, and reads what it says.

mod contract;
mod facts;
mod false_positives;
mod files;
mod numbers;
mod origins;
mod people;
mod phases;
mod records;
mod reports;
mod spelling;
mod streams;
mod tables;
mod terminal;
mod usage;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dps_codes::{Action, Catalog, Classified, Code, Phase, Provenance, Retry, arm, hub};
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
    command.output().expect("the command starts").into()
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

fn run<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Outcome {
    finish(&mut command(arguments))
}

fn explain<S: AsRef<OsStr>>(inputs: impl IntoIterator<Item = S>) -> Outcome {
    finish(command(["explain"]).args(inputs))
}

fn explain_json<S: AsRef<OsStr>>(inputs: impl IntoIterator<Item = S>) -> Outcome {
    finish(command(["explain", "--format", "json"]).args(inputs))
}

/// Explains one input.
fn object_of(input: &str) -> Value {
    let outcome = explain_json([input]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{input}");
    let mut objects = outcome.objects();
    assert_eq!(objects.len(), 1, "{input}");
    assert_eq!(objects[0]["input"], dps_codes_log::redacted(input));
    objects.remove(0)
}

/// The keys of the outermost object, in the order in which they stand there.
fn keys_in_order(line: &str) -> Vec<String> {
    let (mut keys, mut depth, mut string) = (Vec::new(), 0, None::<String>);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, &mut string) {
            ('"', Some(text)) => {
                if depth == 1 && chars.peek() == Some(&':') {
                    keys.push(std::mem::take(text));
                }
                string = None;
            }
            ('\\', Some(_)) => drop(chars.next()),
            (c, Some(text)) => text.push(c),
            ('"', None) => string = Some(String::new()),
            ('{' | '[', None) => depth += 1,
            ('}' | ']', None) => depth -= 1,
            _ => {}
        }
    }
    keys
}

/// Runs the command with this on its standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = command(["explain"])
        .args(arguments)
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

/// A folder for the files of one test, in which the command runs.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).expect("the file can be written");
        }
        Self(folder)
    }

    fn explain(&self, inputs: &[&str]) -> Outcome {
        finish(command(["explain", "--format", "json"]).args(inputs).current_dir(&self.0))
    }
}

/// The least wait of an action that nothing was said about.
fn wait_of(action: Action) -> Value {
    match action.retry() {
        Retry::Backoff(backoff) if backoff.minimum().subsec_nanos() == 0 => backoff.minimum().as_secs().into(),
        Retry::Backoff(backoff) => backoff.minimum().as_secs_f64().into(),
        Retry::AtOnce => 0.into(),
        _ => Value::Null,
    }
}

/// The candidates for a number, if more than one table has it.
fn candidates_of_number(number: i64) -> Vec<Value> {
    candidates(Code::from_number(number), hub::Code::from_number(number), arm::Code::from_number(number))
}

/// The candidates for a name, if more than one table has it.
fn candidates_of_name(name: &str) -> Vec<Value> {
    candidates(Code::from_name(name), hub::Code::from_name(name), arm::Code::from_name(name))
}

fn candidates(of_dps: Option<Code>, of_hub: Option<hub::Code>, of_arm: Option<arm::Code>) -> Vec<Value> {
    fn object<C: Catalog<Key<'static>: Into<i128>>>(origin: &str, row: C) -> Value {
        let number: i128 = row.key().into();
        json!({"number": i64::try_from(number).unwrap(), "name": row.name(), "help": row.help(), "origin": origin})
    }
    let of_dps = of_dps.map(|row| object("dps", row));
    let of_hub = of_hub.map(|row| object("hub", row));
    let of_arm = of_arm.map(|row| object("control_plane", row));
    let rows: Vec<_> = [of_dps, of_hub, of_arm].into_iter().flatten().collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

/// The explanation that the contract demands for a number.
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
            Provenance::Documented => "Documented",
            Provenance::Observed => "Observed",
            Provenance::Sdk => "Sdk",
            _ => "of a new kind",
        }),
        "sources": code.map_or(&[][..], Code::sources),
        "action": classified.action().name(),
        "actor": classified.action().actor().name(),
        "actions": actions,
        "transport_status": null,
        "retry_after_s": null,
        "tracking_id": null,
        "message": null,
        "challenge": null,
        "phase": null,
        "wait_s": wait_of(classified.action()),
        "origin": null,
        "outcome": null,
        "next": null,
        "candidates": candidates_of_number(number),
        "failures": [],
        "count": 1,
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
