//! The prefilter lets a superset through: whatever has something to explain passes it, and so do its mutations.

use dps_codes::Code;
use dps_codes_log::{Reading, may_be_evident};

/// Mutations of each text, beside itself.
const MUTATIONS: u64 = 12;

/// Panics if the prefilter holds back a text that has something to explain.
#[track_caller]
pub(crate) fn assert_passes(text: &[u8]) {
    assert!(may_be_evident(text) || !Reading::of(text).is_evident(), "held back: {}", text.escape_ascii());
}

/// Panics if the prefilter holds back a text or one of its mutations.
#[track_caller]
pub(crate) fn assert_mutations_pass(text: &str) {
    assert_passes(text.as_bytes());
    assert_passes(text.to_ascii_uppercase().as_bytes());
    assert_passes(text.to_ascii_lowercase().as_bytes());
    // As a JSON string, which escapes quotes and line breaks.
    assert_passes(format!("{text:?}").as_bytes());
    let mut random = text.len() as u64;
    for _ in 0..MUTATIONS {
        assert_passes(&mutated(text.as_bytes(), &mut random));
    }
}

/// Removes, replaces, inserts or truncates something.
fn mutated(text: &[u8], random: &mut u64) -> Vec<u8> {
    const INSERTED: [&[u8]; 12] =
        [b" ", b"\\", b"\\n", b"\\\"", b"\\u0065", b"\x1b[31m", b"\xff", b"\n", b"0", b"_", b"-", b", "];
    let mut next = |below: usize| {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*random >> 33).unwrap_or_default() % below.max(1)
    };
    let mut text = text.to_vec();
    for _ in 0..=next(3) {
        let at = next(text.len());
        let end = (at + next(4)).min(text.len());
        match next(4) {
            0 => drop(text.drain(at..end)),
            1 => drop(text.splice(at..end, INSERTED[next(INSERTED.len())].iter().copied())),
            2 => drop(text.splice(at..at, INSERTED[next(INSERTED.len())].iter().copied())),
            _ if next(2) == 0 => text.truncate(at),
            _ => drop(text.drain(..at)),
        }
    }
    text
}

#[test]
fn names_and_numbers_of_any_length_pass() {
    for code in Code::ALL {
        assert_mutations_pass(&format!("({}) anything", code.name()));
    }
    for text in ["error: 7 (unlisted)", "31 (unlisted): anything"] {
        assert!(Reading::of(text).is_evident(), "{text}");
        assert_mutations_pass(text);
    }
}

#[test]
fn lines_without_an_error_are_held_back() {
    let lines = [
        "2026-11-26T10:00:00.123456Z INFO  [telemetry] sent message 18823 to hub in 34 ms, queue 0",
        "Nov 26 10:00:01 pump-7 aziot-edged[812]: 2026-11-26T10:00:01Z [INFO] - Checking edge runtime status",
        "2026-11-26 10:00:02,512 DEBUG azure.iot.device.common.mqtt_transport payload published for 7281",
        "Nov 26 10:00:04 pump-7 kernel: [12345.678901] usb 1-1: new high-speed USB device number 5 using xhci_hcd",
        r#"{"level":"info","time":"2026-11-26T10:00:00.412345Z","msg":"message 7281 sent","device":"pump-7"}"#,
        "GET /twins/pump-7 HTTP/1.1 200 17",
        "room 40420 booked, 4042011 seats",
        "2026-11-26T10:00:00Z pump-7 dps[1]: INFO telemetry sent, 404777 messages in the queue",
        "2026-11-26T10:00:00Z pump-7 app[1]: INFO seq=404201 frame 409123, offset: 500001",
    ];
    let passed: Vec<_> = lines.iter().filter(|line| may_be_evident(line.as_bytes())).collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

/// A counter is told by the words around it: each word that leads to a code has to pass.
#[test]
fn numbers_pass_behind_and_before_any_words() {
    const BEFORE: [&str; 24] = [
        "",
        "seq",
        "error",
        "Error code",
        "DPS",
        "dps got",
        "status",
        "why",
        "not found",
        "conflict",
        "refused with",
        "error is",
        "reason of",
        "failed: no",
        "critical",
        "msg",
        "\\nerror",
        "\x1b[31merror",
        "\"message\"",
        "room",
        "[dps:x] sent",
        "DPS gets",
        "401 unauthorized",
        "lastError",
    ];
    const SEPARATORS: [&str; 9] = ["", " ", ": ", "=", ":", " (", "\n", "\\n", "=\""];
    const BEHIND: [&str; 13] = [
        "",
        " points",
        " for dev-1",
        ": Device not found",
        " DeviceNotFound",
        ") Enrollment not found",
        " unauthorized",
        " trackingId: x",
        " - EnrollmentNotFound",
        ". enrollment not found",
        " enrollment not found",
        " (unlisted)",
        ", x",
    ];
    for number in ["404201", "404777", "409203", "500001", "599999"] {
        for (before, separator) in BEFORE.iter().flat_map(|before| SEPARATORS.map(|separator| (before, separator))) {
            for behind in BEHIND {
                assert_passes(format!("{before}{separator}{number}{behind}").as_bytes());
            }
        }
    }
}

#[test]
fn numbers_that_are_not_a_status_are_held_back() {
    for line in ["status a401", "status 401x", "status 200.401", "status at 10:00:02,512", "status 401/2"] {
        assert!(!may_be_evident(line.as_bytes()), "{line}");
    }
    assert!(may_be_evident(b"status 401"));
}

#[test]
fn return_codes_pass_wherever_they_are() {
    for at in 0..40 {
        let line = format!("{}mqtt closed, rc=5 (client)", "x. ".repeat(at));
        assert!(Reading::of(&line).is_evident() && may_be_evident(line.as_bytes()), "{line}");
    }
}
