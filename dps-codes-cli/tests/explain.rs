//! Runs the command as people and programs do, and reads what it says.

use std::ffi::OsStr;
use std::io::Read;
use std::process::{Command, Stdio};

use dps_codes::{Classified, Code, Phase, Provenance};
use serde_json::{Value, json};

/// Numbers that are no codes, but come up: from other tables, other classes, and from the edges.
const WITHOUT_ROW: &[i64] = &[
    0,
    1,
    13,
    200,
    999,
    1_000_000,
    4_294_967_295,
    404_299,
    409_204,
    401_003,
    403_101,
    503_001,
    -1,
    i64::MIN,
    i64::MAX,
];

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

/// The inside of the object `actions`, in the order of the phases.
fn actions_in_order(classified: Classified) -> String {
    let action = |&phase: &Phase| {
        let (key, action) = (phase.name().to_lowercase(), classified.action_in(phase));
        format!(r#""{key}":"{action}""#)
    };
    Phase::ALL.iter().map(action).collect::<Vec<_>>().join(",")
}

/// The line below the title; none if there is neither family nor status.
fn kind(classified: Classified) -> Option<String> {
    let family = classified.family().map(|family| format!("family {family}"));
    let status = classified.http_status().map(|status| format!("HTTP {status}"));
    let parts: Vec<_> = family.into_iter().chain(status).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The text without its line breaks, so that sentences can be found in it.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

// The contract of --format json.

#[test]
fn a_json_line_has_these_keys_in_this_order() {
    let line = concat!(
        r#"{"input":"dps 404201","number":404201,"known":true,"name":"EnrollmentNotFound","family":"NotFound","#,
        r#""http_status":404,"summary":"SUMMARY","help":"HELP","provenance":"documented","sources":["SOURCES"],"#,
        r#""action":"CheckAndRetry","actor":"operator","actions":{ACTIONS}}"#,
        "\n"
    );
    let code = Code::EnrollmentNotFound;
    let line = line
        .replace("SUMMARY", code.summary())
        .replace("HELP", code.help())
        .replace("SOURCES", &code.sources().join("\",\""))
        .replace("ACTIONS", &actions_in_order(code.into()));
    let outcome = explain_json(["dps 404201"]);
    assert_eq!(outcome.stdout, line);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
}

#[test]
fn a_json_line_without_a_row_has_the_same_keys() {
    let number =
        (404_200..404_300).rev().find(|&number| !Code::classify(number).is_listed()).expect("some number is free");
    let line = concat!(
        r#"{"input":"DPS-NUMBER","number":NUMBER,"known":false,"name":null,"family":"NotFound","http_status":404,"#,
        r#""summary":null,"help":null,"provenance":null,"sources":[],"action":"CheckAndRetry","actor":"operator","#,
        r#""actions":{ACTIONS}}"#,
        "\n"
    );
    let line =
        line.replace("NUMBER", &number.to_string()).replace("ACTIONS", &actions_in_order(Code::classify(number)));
    let outcome = explain_json([format!("DPS-{number}")]);
    assert_eq!(outcome.stdout, line);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
}

#[test]
fn actions_are_those_of_the_phases() {
    let object = explain_json(["404201"]).objects().remove(0);
    let actions = ["register", "connect", "manage"].map(|phase| object["actions"][phase].clone());
    assert_eq!(actions, ["CheckAndRetry", "Reregister", "CheckAndRetry"]);
}

#[test]
fn a_json_line_for_an_unknown_word_has_an_error_instead() {
    let outcome = explain_json(["EnrolmentNotFound", "banana"]);
    assert_eq!(
        outcome.stdout,
        concat!(
            r#"{"input":"EnrolmentNotFound","error":"neither a number nor the name of a code","#,
            r#""suggestion":"EnrollmentNotFound"}"#,
            "\n",
            r#"{"input":"banana","error":"neither a number nor the name of a code","suggestion":null}"#,
            "\n"
        )
    );
    assert_eq!(outcome.exit, 1);
    assert_eq!(outcome.stderr.lines().count(), 2);
    assert!(outcome.stderr.contains("did you mean EnrollmentNotFound?"));
}

#[test]
fn every_row_is_found_by_number_and_by_name() {
    for code in Code::ALL {
        assert_eq!(Code::classify(code.number()), Classified::Listed(*code));
    }
    let numbers: Vec<String> = Code::ALL.iter().map(|code| code.number().to_string()).collect();
    let names: Vec<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    for inputs in [numbers, names, lower] {
        let outcome = explain_json(&inputs);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let objects = outcome.objects();
        assert_eq!(objects.len(), Code::ALL.len());
        for ((object, input), code) in objects.iter().zip(&inputs).zip(Code::ALL) {
            assert_eq!(*object, expected(input, code.number()));
        }
    }
}

#[test]
fn every_row_is_told_to_people_in_full() {
    for code in Code::ALL {
        let outcome = explain([code.name()]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let mut lines = outcome.stdout.lines();
        assert_eq!(lines.next(), Some(format!("{} {}", code.number(), code.name()).as_str()));
        let text = flat(&outcome.stdout);
        assert!(text.contains(code.summary()) && text.contains(code.help()), "{text}");
        assert!(text.contains(&format!("Action {}: {}", code.action(), code.action().text())), "{text}");
        assert!(text.contains(&format!("Who {}", code.action().actor())), "{text}");
        assert_eq!(
            text.contains("observed, not in Microsoft's published tables"),
            code.provenance() == Provenance::Observed
        );
        if let Some(kind) = kind(Classified::Listed(*code)) {
            assert_eq!(lines.next(), Some(kind.as_str()));
        }
        for &phase in Phase::ALL {
            let action = code.action_in(phase);
            let line = format!("In {phase} {action}: {}", action.text());
            assert_eq!(text.contains(&line), action != code.action(), "{text}");
            let actor = format!("in {phase}: {}", action.actor());
            assert_eq!(text.contains(&actor), action.actor() != code.action().actor(), "{text}");
        }
        for source in code.sources() {
            let mut lines = outcome.stdout.lines();
            assert!(lines.any(|line| line.ends_with(&format!(" {source}"))), "{}", outcome.stdout);
        }
    }
}

// Numbers without a row.

#[test]
fn numbers_without_a_row_are_explained() {
    for &number in WITHOUT_ROW {
        let given = number.to_string();
        let outcome = explain_json([&given]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        assert_eq!(outcome.objects(), [expected(&given, number)]);

        let classified = Code::classify(number);
        let Classified::Unlisted(unlisted) = classified else {
            // Somebody has given it a row: then it is tested with the others.
            continue;
        };
        assert_eq!(outcome.objects()[0]["known"], false);
        let outcome = explain([&given]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let action = format!("Action {}: {}", unlisted.action(), unlisted.action().text());
        let wanted: Vec<_> = [Some(format!("{number} not in the table")), kind(classified)]
            .into_iter()
            .flatten()
            .chain([unlisted.summary(), &action].map(str::to_owned))
            .filter(|part| !part.is_empty())
            .collect();
        let text = flat(&outcome.stdout);
        assert!(text.starts_with(&wanted.join(" ")), "{text}");
    }
}

#[test]
fn the_facts_of_some_numbers_without_a_row() {
    for (number, facts) in [
        (0, json!([null, null, "Investigate", "operator"])),
        (200, json!([null, 200, "Investigate", "operator"])),
        (999, json!([null, null, "Investigate", "operator"])),
        (404_299, json!(["NotFound", 404, "CheckAndRetry", "operator"])),
        (409_204, json!(["Conflict", 409, "CheckAndRetry", "operator"])),
        (401_003, json!([null, 401, "Reregister", "program"])),
        (503_001, json!([null, 503, "UseCachedCredentials", "program"])),
        (-1, json!([null, null, "Investigate", "operator"])),
    ] {
        let object = explain_json([i64::to_string(&number)]).objects().remove(0);
        if object["known"] == false {
            let found = ["family", "http_status", "action", "actor"].map(|key| object[key].clone());
            assert_eq!(json!(found), facts, "{number}");
        }
    }
}

#[test]
fn numbers_above_i64_keep_their_number() {
    for number in [1_u64 << 63, u64::MAX] {
        let mut wanted = expected("", i64::MAX);
        for (key, value) in [
            ("input", json!(number.to_string())),
            ("number", json!(number)),
            ("family", Value::Null),
            ("http_status", Value::Null),
        ] {
            wanted[key] = value;
        }
        let outcome = explain_json([number.to_string()]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        assert_eq!(outcome.objects(), [wanted]);
        assert_eq!(outcome.objects()[0]["action"], "Investigate");

        let outcome = explain([format!("{number:#x}")]);
        assert_eq!(outcome.exit, 0);
        assert!(outcome.stdout.starts_with(&format!("{number} not in the table\n")));
    }
}

#[test]
fn numbers_beyond_64_bits_are_errors() {
    for given in ["18446744073709551616", "-9223372036854775809", "-0xFFFFFFFFFFFFFFFF", &"9".repeat(1000)] {
        let outcome = explain([given]);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
        assert!(outcome.stderr.contains("a number beyond 64 bits"), "{}", outcome.stderr);
        let outcome = explain_json([given]);
        assert_eq!(outcome.exit, 1);
        assert_eq!(
            outcome.objects(),
            [json!({"input": given, "error": "a number beyond 64 bits", "suggestion": null})]
        );
    }
}

// Ways to write an input.

#[test]
fn negative_numbers_are_no_options() {
    for (given, number) in
        [("-1", -1), ("-0x1", -1), ("-0X62ae9", -404_201), (" -1", -1), ("-0", 0), ("-9223372036854775808", i64::MIN)]
    {
        for arguments in [
            vec!["explain", "--format", "json", given],
            vec!["explain", given, "--format", "json"],
            vec!["explain", given, "--format=json"],
            vec!["explain", "--format=json", "--", given],
        ] {
            let outcome = run(&arguments);
            assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
            assert_eq!(outcome.objects(), [expected(given, number)], "{arguments:?}");
        }
    }
    assert!(explain(["-1"]).stdout.starts_with("-1 "));
}

#[test]
fn a_code_is_found_however_it_is_written() {
    let inputs = [
        "404201",
        "+404201",
        "0x62AE9",
        "0X62ae9",
        "DPS-404201",
        "dps 404201",
        "DPS_404201",
        "error:404201",
        "#404201",
        "E404201",
        "DPS-0x62AE9",
        "\t404201 ",
        "EnrollmentNotFound",
        "enrollmentnotfound",
        "enrollment-not-found",
        "ENROLLMENT_NOT_FOUND",
        "Enrollment not found",
        "DPS-EnrollmentNotFound",
        "dps-enrollment-not-found",
    ];
    let outcome = explain_json(inputs);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    assert_eq!(outcome.objects(), inputs.map(|input| expected(input, 404_201)));
}

#[test]
fn odd_inputs_are_unknown_words() {
    let long = "x".repeat(100_000);
    let inputs = [
        "",
        " ",
        "\t\n",
        "-",
        "+",
        "0x",
        "-1x",
        "🦀",
        "e\u{301}",
        "404,201",
        "\u{1b}[31mred",
        "\u{7f}\u{9b}31m",
        "quote\"back\\slash",
        &long,
    ];
    let outcome = explain_json(inputs);
    assert_eq!(outcome.exit, 1);
    let objects = outcome.objects();
    assert_eq!(objects.len(), inputs.len());
    for (object, input) in objects.iter().zip(inputs) {
        assert_eq!(object["input"], input);
        assert_eq!(object["error"], "neither a number nor the name of a code", "{input:?}");
    }
    assert_eq!(outcome.stderr.lines().count(), inputs.len());
    assert!(outcome.stderr.len() < 10_000, "a long input floods the terminal");
    assert!(!outcome.stderr.contains(['\u{1b}', '\u{7f}', '\u{9b}']), "an input steers the terminal");
    let outcome = explain(inputs);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
}

#[cfg(unix)]
#[test]
fn invalid_utf_8_is_an_unknown_word() {
    use std::os::unix::ffi::OsStrExt;

    for bytes in [b"\xff".as_slice(), b"404201\xff", b"-1\xff"] {
        let outcome = explain_json([OsStr::from_bytes(bytes)]);
        assert_eq!(outcome.exit, 1);
        assert_eq!(outcome.objects()[0]["input"], String::from_utf8_lossy(bytes).as_ref());
        assert_eq!(explain([OsStr::from_bytes(bytes)]).exit, 1);
    }
}

// Several inputs.

#[test]
fn an_unknown_word_in_the_middle_hides_no_answer() {
    let outcome = explain(["409203", "EnrolmentNotFound", "-1"]);
    assert_eq!(outcome.exit, 1);
    assert_eq!(
        outcome.stderr,
        "error: 'EnrolmentNotFound' is neither a number nor the name of a code; did you mean EnrollmentNotFound?\n"
    );
    let answers: Vec<_> = outcome.stdout.split("\n\n").collect();
    assert_eq!(answers.len(), 2);
    assert!(answers[0].starts_with("409203 RegistrationStatusConflict\n"));
    assert!(answers[1].starts_with("-1 "));

    let outcome = explain_json(["409203", "banana", "-1"]);
    assert_eq!(outcome.exit, 1);
    let inputs: Vec<_> = outcome.objects().iter().map(|object| object["input"].clone()).collect();
    assert_eq!(inputs, ["409203", "banana", "-1"]);
}

#[test]
fn an_unknown_word_at_the_start_leaves_no_blank_line() {
    assert!(explain(["banana", "1"]).stdout.starts_with("1 "));
    assert!(!explain(["1", "banana"]).stdout.contains("\n\n"));
}

// The terminal.

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
fn colours_only_where_wanted() {
    let is_coloured = |variables: &[(&str, &str)]| {
        let outcome = finish(command(["explain", "404201", "404299", "banana"]).envs(variables.iter().copied()));
        assert_eq!(outcome.stdout.contains('\u{1b}'), outcome.stderr.contains('\u{1b}'));
        outcome.stdout.contains('\u{1b}')
    };
    assert!(!is_coloured(&[]));
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured(&[("NO_COLOR", "1")]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
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
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write"));
}

// The command itself.

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &[][..],
        &["explain"],
        &["explain", "--format", "yaml", "1"],
        &["explain", "--format"],
        &["explain", "--nonsense", "1"],
        &["explain", "-x"],
        &["expalin", "1"],
        &["-1"],
    ] {
        let outcome = run(arguments);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn help_and_version() {
    for (arguments, said) in [
        (&["--version"][..], concat!("dps-codes ", env!("CARGO_PKG_VERSION"), "\n")),
        (&["--help"], "explain"),
        (&["-h"], "explain"),
        (&["explain", "--help"], "--format <FORMAT>"),
        (&["explain", "-h"], "<INPUT>..."),
    ] {
        let outcome = run(arguments);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(outcome.stdout.contains(said), "{}", outcome.stdout);
        assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 100), "{}", outcome.stdout);
    }
}

/// Not in every run: whoever edits the table need not edit the README at once.
#[test]
#[ignore = "for releases"]
fn the_examples_of_the_readme_are_real() {
    let readme = include_str!("../README.md");
    let examples: Vec<_> = readme.split("```console\n$ dps-codes ").skip(1).collect();
    assert_eq!(examples.len(), 4);
    for example in examples {
        let example = example.split("```").next().unwrap_or_default();
        let (arguments, shown) = example.split_once('\n').expect("a command and its output");
        let outcome = run(arguments.split(' '));
        assert_eq!(format!("{}{}", outcome.stdout, outcome.stderr), shown, "{arguments}");
    }
}
