//! A failure that a log line states, and that the stack trace or the chain of exceptions below it states once more.

use crate::{Failure, assert_failures};

/// A failure without a device.
const fn failure(number: Option<i64>, status: Option<u16>) -> Failure {
    (number, status, None)
}

#[test]
fn a_trace_repeats_the_failure_of_the_line_above() {
    for (form, log) in [
        (
            "Python",
            "2026-11-26 10:00:00,123 ERROR main: registration failed: errorCode=401002 Unauthorized\nTraceback (most recent call last):\n  File \"x.py\", line 401, in register\n    raise ServiceError(code)\nx.ServiceError: errorCode=401002 Unauthorized\n",
        ),
        (
            "journal",
            "2026-11-26T10:00:00+0000 gw-1 app[7]: ERROR failed: errorCode=401002 Unauthorized\n2026-11-26T10:00:00+0000 gw-1 app[7]: Traceback (most recent call last):\n2026-11-26T10:00:00+0000 gw-1 app[7]:   File \"x.py\", line 401, in register\n2026-11-26T10:00:00+0000 gw-1 app[7]:     raise ServiceError(code)\n2026-11-26T10:00:00+0000 gw-1 app[7]: x.ServiceError: errorCode=401002 Unauthorized\n",
        ),
        (
            "Java",
            "2026-11-26 10:00:00.123 ERROR [main] x - Registration failed: errorCode=401002, message=Unauthorized\ncom.plant.DpsException: errorCode=401002, message=Unauthorized\n\tat x.Y.z(Y.java:404)\nCaused by: java.io.IOException: Server returned HTTP response code: 401 for URL: https://global.azure-devices-provisioning.net/x\n\t... 5 more\n",
        ),
        (
            ".NET",
            "2026-11-26 10:00:00.123 +00:00 [ERR] Registration failed: errorCode=401002, Unauthorized\nFleet.DpsException: errorCode=401002, Unauthorized\n ---> System.Net.Http.HttpRequestException: Response status code does not indicate success: 401.\n   at X.Y() in /src/X.cs:line 401\n",
        ),
        (
            "Android",
            "11-25 08:14:03.217 14042 14101 E Dps: x.DpsException: errorCode=401002, message=Unauthorized\n11-25 08:14:03.217 14042 14101 E Dps: \tat x.Y.z(Y.java:404)\n11-25 08:14:03.217 14042 14101 E Dps: Caused by: java.io.IOException: Server returned HTTP response code: 401 for URL: https://global.azure-devices-provisioning.net/x\n",
        ),
        ("anyhow", "Error: register\n\nCaused by:\n    0: DPS error 401002: Unauthorized\n    1: HTTP status 401\n"),
        (
            "OpenTelemetry",
            "LogRecord.Timestamp:               2026-11-25T08:14:03.2174010Z\nLogRecord.FormattedMessage:        Registration failed with 401002\nLogRecord.Attributes (Key:Value):\n    ErrorCode: 401002\nLogRecord.EventId:                 404201\n\nResource associated with LogRecord:\nservice.name: fleet\n",
        ),
        (
            "Node",
            "2026-11-26T10:00:00.123Z error: register failed\nError: errorCode=401002 Unauthorized\n    at register (/app/dps.js:404:11) {\n  [cause]: Error: HTTP 401 Unauthorized\n      at fetchDps (/app/http.js:409:9)\n}\n",
        ),
    ] {
        assert_failures(form, log.as_bytes(), &[failure(Some(401_002), None)]);
    }
}

#[test]
fn the_code_of_a_chain_counts_rather_than_its_status() {
    for (form, log) in [
        (
            "Java",
            "2026-11-26 10:00:00.123 ERROR [main] x - gave up\nx.ExecutionException: x.HttpException: HTTP 401\n\tat x.Y.z(Y.java:1)\nCaused by: x.HttpException: HTTP 401\n\tat x.Y.z(Y.java:2)\nCaused by: x.DpsException: DPS error 401002: Unauthorized\n\t... 2 more\n",
        ),
        (
            "Python",
            "2026-11-26 10:00:00,123 ERROR main: provisioning failed\nTraceback (most recent call last):\n  File \"x.py\", line 1\n    raise err\nx.ServiceError: register request returned a service error status code 401\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File \"y.py\", line 1\nx.ClientError: DPS error 401002: Unauthorized\n",
        ),
    ] {
        assert_failures(form, log.as_bytes(), &[failure(Some(401_002), None)]);
    }
}

#[test]
fn other_failures_are_not_repetitions() {
    let both = [failure(Some(401_002), None), failure(Some(401_002), None)];
    for (form, log) in [
        ("lines of their own", "Error: errorCode=401002 Unauthorized\nError: errorCode=401002 Unauthorized\n"),
        (
            "other moments",
            "2026-11-26T10:00:00+0000 gw-1 app[7]: failed: errorCode=401002\n2026-11-26T10:00:05+0000 gw-1 app[7]: Error: errorCode=401002\n",
        ),
        (
            "a line behind the trace",
            "2026-11-26 10:00:00 ERROR failed: errorCode=401002\nTraceback (most recent call last):\n  File \"x.py\", line 1\nx.E: y\n2026-11-26 10:00:01 ERROR failed: errorCode=401002\n",
        ),
    ] {
        assert_failures(form, log.as_bytes(), &both);
    }
    let log = "2026-11-26 10:00:00 ERROR failed: errorCode=401002\nx.DpsException: errorCode=404201\n";
    assert_failures("another code", log.as_bytes(), &[failure(Some(401_002), None), failure(Some(404_201), None)]);
    let log = "x.HttpException: HTTP 401\n\tat x.Y\nCaused by: x.DpsException: DPS error 404201: y\n";
    assert_failures("another class", log.as_bytes(), &[failure(None, Some(401)), failure(Some(404_201), None)]);
}

#[test]
fn headers_belong_to_the_response_above() {
    for (form, log) in [
        (
            ".NET",
            "[Warning] Azure-Core: Error response [4f1c] 401 Unauthorized (00.3s)\nDate:Wed, 25 Nov 2026 08:14:03 GMT\nx-ms-error-code:401002\n",
        ),
        (
            "Go",
            "   RESPONSE Status: 401 Unauthorized\n   Date: Wed, 25 Nov 2026 08:14:03 GMT\n   X-Ms-Error-Code: 401002\n",
        ),
    ] {
        assert_failures(form, log.as_bytes(), &[failure(Some(401_002), Some(401))]);
    }
}

/// The loggers of the Azure SDK for JavaScript and of the Azure CLI.
#[test]
fn a_debug_log_states_a_response_once() {
    let script = |status: u16, headers: &str| {
        let logger = "2026-11-25T08:14:03.217Z azure:core-rest-pipeline:info";
        format!(
            "{logger} Request: {{\n  \"url\": \"https://x.azure-devices-provisioning.net/enrollments/x\",\n  \"timeout\": 404201\n}}\n\
             {logger} Response status code: {status}\n{logger} Headers: {{\n  \"content-length\": \"401002\"{headers}\n}}\n"
        )
    };
    let code = ",\n  \"x-ms-error-code\": \"404201\"";
    let log = script(200, "") + &script(404, code) + &script(200, "") + &script(401, "");
    let expected = [failure(Some(404_201), Some(404)), failure(None, Some(401))];
    assert_failures("JavaScript", log.as_bytes(), &expected);
    let unprefixed = log.replace("Z azure:core-rest-pipeline:info Headers", "Z Headers");
    assert_failures("another logger", unprefixed.as_bytes(), &expected);

    let cli = |status: u16, body: &str| {
        let logger = "cli.azure.cli.core.sdk.policies:";
        format!(
            "urllib3.connectionpool: https://x.azure-devices-provisioning.net:443 \"GET /enrollments/x HTTP/1.1\" {status} 404201\n\
             {logger} Response status: {status}\n{logger} Response headers:\n{logger}     'Content-Length': '401002'\n\
             {logger} Response content:\n{logger} {body}\n"
        )
    };
    let body = |code: &str| format!("{{{code}\"message\":\"x\",\"trackingId\":\"4f1c\"}}");
    let log = cli(404, &body("\"errorCode\":404201,")) + &cli(200, "{\"etag\": \"404201\"}") + &cli(401, &body(""));
    assert_failures("the Azure CLI", log.as_bytes(), &expected);
    let others = log.replace("Response status: 401", "Response status: 500");
    let expected = [failure(Some(404_201), Some(404)), failure(None, Some(401)), failure(None, Some(500))];
    assert_failures("two responses", others.as_bytes(), &expected);
}

#[test]
fn the_line_above_a_trace_names_the_device() {
    let python = ["Traceback (most recent call last):", "  File \"x.py\", line 401, in register", "    raise x"];
    let python: Vec<_> = python.into_iter().chain(["x.ServiceError: errorCode=401002 Unauthorized"]).collect();
    let java = vec!["x.DpsException: errorCode=401002, message=Unauthorized", "\tat x.Y.z(Y.java:404)"];
    let quote = |line: &str| line.replace('"', "\\\"").replace('\t', "\\t");
    for trace in [python, java] {
        for prefix in [
            "Nov 25 08:14:03 gw-4 fleet[404201]: ",
            "2026-11-25T08:14:03.217Z stderr F ",
            "<11>1 2026-11-25T08:14:03.217Z gw-4 fleet 404201 - - ",
            "11-25 08:14:03.217 14042 14101 E Dps: ",
            "{\"time\":\"2026-11-25T08:14:03.217Z\",\"stream\":\"stderr\",\"log\":\"",
        ] {
            let is_json = prefix.starts_with('{');
            let entry = |lines: &[&str]| -> String {
                let line = |line: &&str| {
                    if is_json { format!("{prefix}{}\\n\"}}\n", quote(line)) } else { format!("{prefix}{line}\n") }
                };
                lines.iter().map(line).collect()
            };
            let head = |device| format!("ERROR registration of device {device} failed");
            let (first, second) = (head("rail-871"), head("rail-873"));
            let log = [
                entry(&[&first]) + &entry(&trace),
                entry(&["device rail-03 assigned after 404 us", "ERROR x: DPS error 404201"]),
                entry(&[&second]) + &entry(&trace),
            ];
            let of = |number, device: Option<&str>| (Some(number), None, device.map(str::to_owned));
            let expected = [of(401_002, Some("rail-871")), of(404_201, None), of(401_002, Some("rail-873"))];
            assert_failures(prefix, log.concat().as_bytes(), &expected);
        }
    }
    let log = "2026-11-25T08:14:03Z [ERR!] - Failed to provision device part-131\n2026-11-25T08:14:03Z [ERR!] - caused by: errorCode 401002: x\n";
    let device = |name: &str| (Some(401_002), None, Some(name.to_owned()));
    let second = log.replace("part-131", "part-133");
    assert_failures("a daemon", [log, &second].concat().as_bytes(), &[device("part-131"), device("part-133")]);
}

#[test]
fn frames_that_could_be_something_else_do_not_end_a_trace() {
    let with_prefix = |line: &&str| format!("2026-11-26T10:00:00Z edge app[7]: {line}\n");
    for frame in [
        r#"  File "x.py", line 1, in y"#,
        "File &quot;x.py&quot;, line 1, in y",
        "  File &quot;x.py&quot;, line 1, in y",
        r#"raise Error(f"{x}")"#,
        "raise Error(f&quot;{x}&quot;)",
        "raise errors[code]",
        "[snip]",
        "<frozen runpy>",
    ] {
        let lines =
            ["ERROR DPS error 401002", "Traceback (most recent call last):", frame, "x.Error: DPS error 401002"];
        let log: String = lines.iter().map(with_prefix).collect();
        assert_failures(frame, log.as_bytes(), &[failure(Some(401_002), None)]);
    }
    // The exception repeats the failure that is stated last.
    let lines = ["Traceback (most recent call last):", "ERROR {} DPS error 404201", "x.Error: DPS error 404201"];
    let log: String = lines.iter().map(with_prefix).collect();
    assert_failures("another", log.as_bytes(), &[failure(Some(404_201), None)]);
}
