//! Standard input: a line each, as it comes.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::{Folder, Outcome, command, explain_json, finish, piped};

/// Reading stops here, as the help says.
const LONGEST: usize = 1 << 20;

fn explained(input: &[u8]) -> Outcome {
    piped(&["--format", "json", "-"], input)
}

fn numbers(outcome: &Outcome) -> Vec<Value> {
    outcome.objects().into_iter().map(|object| object["number"].clone()).collect()
}

#[test]
fn each_line_is_explained() {
    let input = "404201\n\nenrollment-not-found\r\nnothing here\n{\"errorCode\":401002}\n \t\n\
                 $dps/registrations/res/429/?$rid=1\nError code: 400207\nError: (409203) conflict";
    let outcome = explained(input.as_bytes());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    let inputs: Vec<_> = outcome.objects().into_iter().map(|object| object["input"].clone()).collect();
    // The name has the explanation of its number.
    let is_first = |line: &&str| !line.trim().is_empty() && !["nothing here", "enrollment-not-found"].contains(line);
    assert_eq!(inputs, input.lines().filter(is_first).collect::<Vec<_>>());
    assert_eq!(numbers(&outcome), [json!(404_201), json!(401_002), Value::Null, json!(400_207), json!(409_203)]);
    assert_eq!(outcome.objects()[0]["count"], 2);
}

#[test]
fn equal_explanations_are_printed_once_with_their_count() {
    let line = |id: usize| format!("errorCode: 404201, trackingId: \"{id}\"\n");
    let input = (0..1000).map(line).collect::<String>() + "errorCode: 401002\n" + &line(7);
    // A file, since standard input is explained anew after each pause of whoever writes it.
    let folder = Folder::new("explain-equal", &[("log", input.as_bytes())]);
    let objects = folder.explain(&["log"]).objects();
    let counts: Vec<_> = objects.iter().map(|object| (object["number"].clone(), object["count"].clone())).collect();
    assert_eq!(counts, [(json!(404_201), json!(1001)), (json!(401_002), json!(1))]);
    assert_eq!(objects[0]["tracking_id"], "0");

    let text = finish(command(["explain", "log"]).current_dir(&folder.0)).stdout;
    assert_eq!(text.matches("404201 EnrollmentNotFound").count(), 1, "{text}");
    assert!(text.contains("1001 records, of which this is the first"), "{text}");
    assert!(text.contains("log:1\n") && text.contains("log:1001\n"), "{text}");
}

#[test]
fn a_line_is_explained_before_the_next_one_arrives() {
    for format in ["json", "text"] {
        let mut child = command(["explain", "--format", format, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdin = child.stdin.take().expect("standard input is a pipe");
        let stdout = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
        let (sender, explanations) = mpsc::channel();
        let reader = std::thread::spawn(move || {
            for line in stdout.lines() {
                let _ = sender.send(line.expect("standard output is UTF-8"));
            }
        });
        for number in ["404201", "401002", "429001"] {
            writeln!(stdin, "nothing\nError: ({number}) text").expect("the command reads");
            let is_explanation =
                |line: &String| line.contains(&format!("{number} ")) || line.contains(&format!(":{number},"));
            let deadline = Duration::from_secs(30);
            while !is_explanation(
                &explanations.recv_timeout(deadline).expect("an explanation comes while the pipe is open"),
            ) {}
        }
        drop(stdin);
        reader.join().expect("the explanations end");
        assert!(child.wait().expect("the command ends").success());
    }
}

#[test]
fn an_object_of_several_lines_is_one_input() {
    let pretty = "{\n  \"errorCode\": 401002,\n\n  \"info\": { \"a\": [ \"}\" ] },\n  \"message\": \"x\"\n}";
    for (input, expected) in [
        (pretty.to_owned(), vec![pretty]),
        (format!("\u{feff}{pretty}\n"), vec![pretty]),
        (format!("log\n{pretty}\n{pretty}\n404201\n"), vec![pretty, "404201"]),
        (format!("[\n{pretty},\n{pretty}\n]\n"), vec![pretty]),
        (pretty.replace('\n', "\r\n"), vec![pretty]),
    ] {
        let outcome = explained(input.as_bytes());
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{input}");
        let objects = outcome.objects();
        assert_eq!(objects.iter().map(|object| object["input"].as_str().unwrap()).collect::<Vec<_>>(), expected);
        assert_eq!(objects[0]["message"], "x");
    }
}

#[test]
fn an_object_that_is_not_closed_hides_nothing() {
    for (input, expected) in [
        ("{\"errorCode\":401002,\n\"message\":\"x\"", vec![401_002]),
        ("{\"errorCode\":401002,\"message\":\"cut\n404201\n", vec![401_002, 404_201]),
        ("{\"errorCode\":401002,\n2024-01-01 [ERR] (404201) x\n", vec![401_002, 404_201]),
        ("{ not JSON\n404201\n{\n409203 RegistrationStatusConflict\n", vec![404_201, 409_203]),
    ] {
        assert_eq!(numbers(&explained(input.as_bytes())), expected, "{input}");
    }
}

#[test]
fn an_http_response_is_one_input() {
    let head = "HTTP/1.1 429 Too Many Requests\r\nDate: x\r\nRetry-After: 9\r\nx-ms-request-id: ab\r\n";
    let body = "{\r\n\"errorCode\": 429001\r\n}";
    let marked = head.lines().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "< {line}\r");
        text
    });
    for (input, expected) in [
        (format!("{head}\r\n{body}"), vec![json!([429_001, 429, 9])]),
        (format!("{marked}< \r\n{body}"), vec![json!([429_001, 429, 9])]),
        (format!("{head}\r\n<html>\n<p>404201</p>\n404203"), vec![json!([null, 429, 9]), json!([404_203, null, null])]),
        (
            format!("{head}Content-Length: 0\r\n\r\n{{\"errorCode\":1}}"),
            vec![json!([null, 429, 9]), json!([1, null, null])],
        ),
        (format!("{head}error: 404201\n"), vec![json!([null, 429, 9]), json!([404_201, null, null])]),
        (format!("{head}\r\n"), vec![json!([null, 429, 9])]),
        (head.to_owned(), vec![json!([null, 429, 9])]),
    ] {
        let outcome = explained(input.as_bytes());
        let keys = ["number", "transport_status", "retry_after_s"];
        let found: Vec<_> = outcome.objects().iter().map(|object| json!(keys.map(|key| object[key].clone()))).collect();
        assert_eq!(found, expected, "{input}");
    }
}

#[test]
fn the_lines_of_a_response_are_one_input() {
    let body = r#"{"errorCode":404203,"trackingId":"5f3c","message":"Operation not found."}"#;
    for (head, status) in [
        ("I (19100) app: $dps/registrations/res/404/?$rid=2", json!(404)),
        (r#"pool: "GET /0ne00/registrations/a/operations/5 HTTP/1.1" 404 92"#, json!(404)),
        ("<-- 404 Not Found", json!(404)),
        ("HTTP/1.1 404 Not Found", json!(404)),
        ("HTTP Status: 404\n\nx-ms-request-id: 5f3c\n", json!(404)),
    ] {
        for prefix in ["", "I (19101) app: "] {
            if head.starts_with("HTTP") && !prefix.is_empty() {
                continue;
            }
            let outcome = explained(format!("nothing\n{head}\n{prefix}{body}\nnothing\n404201\n").as_bytes());
            let objects = outcome.objects();
            assert_eq!(numbers(&outcome), [json!(404_203), json!(404_201)], "{head}");
            assert_eq!(
                (&objects[0]["transport_status"], &objects[0]["tracking_id"]),
                (&status, &json!("5f3c")),
                "{head}"
            );
        }
    }
    // A line without a body behind the head is an input of its own.
    let outcome = explained(b"$dps/registrations/res/401/?$rid=1\nError: (409203) conflict\n");
    assert_eq!(numbers(&outcome), [Value::Null, json!(409_203)]);
}

#[test]
fn causes_fields_and_dumps_are_one_input() {
    let causes = "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error\n\
                  [ERR!] - caused by: DPS client error\n\
                  [ERR!] - caused by: {\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\"}\n";
    let outcome = explained(causes.as_bytes());
    let objects = outcome.objects();
    assert_eq!((objects.len(), &objects[0]["origin"]), (1, &json!("hub_behind_dps")));
    let fields = "Error code: 400209\nError message: no hub\nError tracking ID: 5f3c\n";
    let dump = "{\n  errorCode: 400209,\n  trackingId: '5f3c',\n  message: 'no hub'\n}\n";
    for input in [fields, dump] {
        let outcome = explained(input.as_bytes());
        let objects = outcome.objects();
        assert_eq!((objects.len(), &objects[0]["number"]), (1, &json!(400_209)), "{input}");
        assert_eq!((&objects[0]["tracking_id"], &objects[0]["message"]), (&json!("5f3c"), &json!("no hub")), "{input}");
    }
}

#[test]
fn long_lines_are_read_up_to_a_bound() {
    let blanks = " ".repeat(LONGEST - 20);
    let late = " ".repeat(LONGEST);
    let endless = "x".repeat(5 * LONGEST);
    let input = format!("(401002) {blanks}\n(401001) {late} (404201)\n{late} (404202)\n{endless}\n404203\n");
    let outcome = explained(input.as_bytes());
    assert_eq!(outcome.exit, 0);
    assert_eq!(numbers(&outcome), [401_002, 401_001, 404_203]);
    assert!(
        outcome.objects().iter().all(|object| object["input"].as_str().is_some_and(|input| input.len() <= LONGEST))
    );
}

#[test]
fn long_objects_are_read_up_to_a_bound() {
    let mut input = "{\"errorCode\":401002,\n\"info\":[\n".to_owned();
    while input.len() < 3 * LONGEST {
        input.push_str("  \"nothing but a long list of nothing\",\n");
    }
    input.push_str("null]}\n404201\n");
    let outcome = explained(input.as_bytes());
    assert_eq!(numbers(&outcome), [401_002, 404_201]);
    assert!(outcome.objects()[0]["input"].as_str().is_some_and(|input| input.len() <= LONGEST));
}

#[test]
fn any_bytes_will_do() {
    let outcome = explained(b"\xff\xfd\x00\n(404201) \xff\xc3\n\xf0\x9f\n\x1b[31m (401002) \x07\r\n");
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, "warning: 3 records are not valid UTF-8 or UTF-16\n"));
    assert_eq!(numbers(&outcome), [404_201, 401_002]);
    assert_eq!(outcome.objects()[0]["input"], "(404201) \u{fffd}\u{fffd}");
    assert_eq!(outcome.objects()[1]["input"], "\u{1b}[31m (401002) \u{7}");
}

#[test]
fn a_stream_without_anything_is_an_error() {
    for input in ["", "\n\n", "nothing\nat all\n"] {
        let outcome = piped(&["-"], input.as_bytes());
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
        assert_eq!(outcome.stderr, "error: `-` is an input without anything to explain\n");
        let error = "an input without anything to explain";
        assert_eq!(explained(input.as_bytes()).objects(), [json!({"input": "-", "error": error, "suggestion": null})]);
    }
}

#[test]
fn streams_and_arguments_are_explained_in_order() {
    let outcome = piped(&["--format", "json", "1", "-", "2"], b"3\n4");
    assert_eq!(numbers(&outcome), [1, 3, 4, 2]);
    // Nobody has connected standard input here.
    assert_eq!(explain_json(["1", "-"]).exit, 1);
    let outcome = piped(&["1", "-", "banana"], b"3\n");
    assert_eq!(outcome.exit, 1);
    assert_eq!(outcome.stdout.lines().filter(|line| line.ends_with("not in the table")).count(), 2);
}
