//! `--since` and `--until`, times without a zone, and records out of order.

use crate::generated::Log;
use crate::{piped, scanned};

#[test]
fn a_range_includes_its_start_and_excludes_its_end() {
    let log = Log::new(8, 300);
    let range = ["--since", "2026-11-26T10:01:00.123Z", "--until", "2026-11-26 10:03:00.123"];
    let object = scanned(&range, &log.lines());
    assert_eq!(object["records"], 300);
    assert_eq!(object["skipped"]["out_of_range"], 180);
    let counted = object["failures"].as_u64().unwrap() + object["successes"].as_u64().unwrap();
    assert_eq!(counted, 120);
    assert!(object["first"].as_str().unwrap() >= "2026-11-26T10:01:00.123Z");
    assert!(object["last"].as_str().unwrap() < "2026-11-26T10:03:00.123Z");
}

#[test]
fn relative_times() {
    let now = jiff::Timestamp::now();
    let at = |seconds: i64| {
        let time = now - jiff::SignedDuration::from_secs(seconds);
        format!("{time} errorCode: 404201\n")
    };
    let log = [at(10), at(2 * 3600), at(4 * 3600), at(50 * 3600)].concat();
    for (since, failures) in
        [("-3h", 2), ("-1m", 1), ("-1d", 3), ("3 hours ago", 2), ("now", 0), ("-1w", 4), ("tomorrow", 0), ("+1h", 0)]
    {
        assert_eq!(scanned(&["--since", since], log.as_bytes())["failures"], failures, "{since}");
        assert_eq!(scanned(&["--until", since], log.as_bytes())["failures"], 4 - failures, "{since}");
    }
    let since_yesterday = scanned(&["--since", "yesterday"], log.as_bytes())["failures"].as_u64().unwrap();
    assert!((1..=3).contains(&since_yesterday));
}

#[test]
fn records_without_a_time_are_skipped_in_a_range_only() {
    let log = b"errorCode: 404201\nsometime errorCode: 404201\n2026-11-26T10:00:00Z errorCode: 404201\n";
    let object = scanned(&[], log);
    assert_eq!((&object["failures"], &object["skipped"]["without_time"]), (&3.into(), &0.into()));
    let object = scanned(&["--since", "2026-01-01"], log);
    assert_eq!((&object["failures"], &object["skipped"]["without_time"]), (&1.into(), &2.into()));
}

#[test]
fn times_without_a_zone_are_utc_and_counted() {
    let log = b"2026-11-26 10:00:00 errorCode: 404201\n2026-11-26T12:00:00+02:00 errorCode: 404201\n";
    let object = scanned(&[], log);
    assert_eq!(object["without_zone"], 1);
    assert_eq!((&object["first"], &object["last"]), (&"2026-11-26T10:00:00Z".into(), &"2026-11-26T10:00:00Z".into()));
    let outcome = piped(&[], log);
    assert!(outcome.stdout.contains("1 time without a zone, read as UTC"), "{}", outcome.stdout);
}

#[test]
fn records_out_of_order_are_counted_and_times_still_hold() {
    let mut log = Log::new(9, 100);
    let sorted = scanned(&[], &log.lines());
    assert_eq!(sorted["out_of_order"], 0);
    log.records.swap(0, 99);
    log.records.swap(40, 41);
    let object = scanned(&[], &log.lines());
    // Each swap puts an older record behind a younger one; the first swap does so at both ends.
    assert_eq!(object["out_of_order"], 3);
    assert_eq!(object["rows"], sorted["rows"]);
}

/// The times of plain lines matter only where something failed; the fields of a journal are read in any case.
#[test]
fn times_of_lines_without_a_failure_are_not_noted() {
    let well = "2026-11-26 10:00:02 all is well\n2026-11-26 10:00:01 all is well\n";
    let failed = format!("{well}2026-11-26T10:00:00Z errorCode: 404201\n");
    let entry = |seconds: u64, message: &str| {
        format!("{{\"__REALTIME_TIMESTAMP\":\"{seconds}000000\",\"MESSAGE\":\"{message}\"}}\n")
    };
    let journal = [
        entry(1_764_151_220, "pump error code 101"),
        entry(1_764_151_210, "all is well"),
        entry(1_764_151_215, "error 404201"),
    ]
    .concat();
    for (log, notes) in [(well, [0, 0]), (&failed, [0, 0]), (&journal, [0, 1])] {
        let object = scanned(&[], log.as_bytes());
        assert_eq!(["without_zone", "out_of_order"].map(|key| object[key].clone()), notes, "{log}");
    }
}

/// Seconds and milliseconds since 1970 have digits only, and seconds a fraction of digits.
#[test]
fn numbers_with_other_characters_are_not_times() {
    for (time, first) in [
        ("1795687200", "2026-11-26T10:00:00Z".into()),
        ("1795687200.25", "2026-11-26T10:00:00.25Z".into()),
        ("1795687200000.x", serde_json::Value::Null),
        ("-170000000", serde_json::Value::Null),
        ("+170000000", serde_json::Value::Null),
    ] {
        let object = scanned(&[], format!("{{\"time\":\"{time}\",\"errorCode\":404201}}").as_bytes());
        assert_eq!((&object["failures"], &object["first"]), (&1.into(), &first), "{time}");
    }
}
