//! Lines below the head of an exception: those of its trace state its failure once more, and name no device.

use dps_codes_log::Records;

use crate::{Failure, failures};

const FAILED: &str = "2026-11-26 10:00:00 ERROR failed: errorCode=401002 Unauthorized";
const FAILURE: Failure = (Some(401_002), None, None);

/// Returns the number of failures of lines below one that has stated the failure.
fn count(below: &str) -> usize {
    let found = failures(format!("{FAILED}\n{below}\n").as_bytes());
    assert!(found.iter().all(|failure| *failure == FAILURE), "{below}: {found:?}");
    found.len()
}

#[test]
fn lines_of_a_trace_repeat_the_failure() {
    for below in [
        "Error: errorCode=401002",
        "x.PlantFault: errorCode=401002",
        "Caused by: errorCode=401002",
        " ---> x: errorCode=401002",
        "   --- End of errorCode=401002",
        "\tat errorCode=401002",
        "  Suppressed: errorCode=401002",
        "  [cause]: errorCode=401002",
        "#011at errorCode=401002",
        "  ... errorCode=401002 more",
        "Traceback (most recent call last):\n  File \"x.py\"\nx.E: y\nx.Error: errorCode=401002",
    ] {
        assert_eq!(count(below), 1, "{below}");
    }
}

#[test]
fn other_lines_are_failures_of_their_own() {
    for below in [
        "\nError: errorCode=401002",
        "my-Error: errorCode=401002",
        "2Error: errorCode=401002",
        "Error errorCode=401002",
        "Errors: errorCode=401002",
        "at errorCode=401002",
        "caused by: errorCode=401002",
        "Suppressed: errorCode=401002",
        "  ... errorCode=401002",
        "  errorCode=401002 more",
        "... errorCode=401002 more",
    ] {
        assert_eq!(count(below), 2, "{below}");
    }
}

#[test]
fn numbered_causes_are_indented() {
    let count = |cause: &str| {
        let log = format!("Error: register\n\nCaused by:\n    0: DPS error 401002: Unauthorized\n{cause}\n");
        failures(log.as_bytes()).len()
    };
    assert_eq!(count("    1: DPS error 401002: Unauthorized"), 1);
    for cause in [
        "1: DPS error 401002: Unauthorized",
        "    : DPS error 401002: Unauthorized",
        "    1 DPS error 401002: Unauthorized",
        "    DPS error 401002: Unauthorized",
        "\n    1: DPS error 401002: Unauthorized",
    ] {
        assert_eq!(count(cause), 2, "{cause}");
    }
}

/// Returns the device of the last line of a container, behind one that names a device.
fn device_below(line: &str) -> Option<String> {
    let quoted = line.replace('"', "\\\"").replace('\t', "\\t");
    let entry =
        |text: &str| format!("{{\"log\":\"{text}\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-26T10:00:00Z\"}}\n");
    let log = entry("ERROR device press-11 failed (1)") + &entry(&quoted);
    let mut records = Records::new(log.as_bytes());
    let mut device = None;
    while let Some(record) = records.next_record().expect("the input can be read") {
        device = record.device().map(str::to_owned);
    }
    device
}

#[test]
fn lines_of_a_trace_are_about_the_device_above() {
    for line in [
        "x.DpsException: errorCode=401002",
        "Traceback (most recent call last):",
        "Caused by: errorCode=401002",
        "caused by: errorCode=401002",
        "The above exception was the direct cause of the following exception:",
        "During handling of the above exception, another exception occurred:",
        "  errorCode=401002",
        "\terrorCode=401002",
    ] {
        assert_eq!(device_below(line).as_deref(), Some("press-11"), "{line}");
    }
    for line in ["gave up: errorCode=401002", "cause: errorCode=401002", "errorCode=401002", "Errors: 401002"] {
        assert_eq!(device_below(line), None, "{line}");
    }
    assert_eq!(device_below("Caused by: deviceId=press-12").as_deref(), Some("press-12"));
}
