//! Successes of Azure Monitor, which skipping counts without reading them.

use dps_codes_log::{Records, Skipped};

/// Returns what skipping passes over, behind a first line, and the number of records that are left to read.
fn skipped(log: &str) -> (Skipped, usize) {
    let log = format!("started (1.2)\n{log}");
    let mut records = Records::new(log.as_bytes());
    records.next_record().expect("the input can be read");
    let mut left = 0;
    loop {
        records.skip().expect("the input can be read");
        if records.next_record().expect("the input can be read").is_none() {
            return (records.skipped().clone(), left);
        }
        left += 1;
    }
}

/// Returns the numbers of successes and of other records.
fn counts(log: &str) -> (u64, usize) {
    let (skipped, left) = skipped(log);
    (skipped.successes(), left)
}

fn success(time: &str) -> String {
    format!("{{\"time\":\"{time}\",\"category\":\"DeviceOperations\",\"resultType\":\"Success\"}}\n")
}

const TIME: &str = "2026-11-26T10:00:00Z";

#[test]
fn successes_have_a_time_in_utc() {
    for (time, expected) in [
        (TIME, true),
        ("2026-11-26T10:0:00Z", true),
        ("2026-11-26T1:0:00Z", false),
        ("2026-11-26T10:00:00+", false),
        ("2026-11-26T10:00:00éZ", false),
        ("", false),
    ] {
        let expected = u64::from(expected);
        assert_eq!(counts(&success(time)).0, expected, "{time}");
        if time.len() == TIME.len() {
            assert_eq!(counts(&(success(TIME) + &success(time))).0, 1 + expected, "{time} behind another");
        }
    }
}

#[test]
fn times_of_another_length_cannot_be_compared() {
    let log = success(TIME) + &success("2026-11-26T10:00:01.5Z") + &success("2026-11-26T10:00:02Z");
    let (skipped, left) = skipped(&log);
    assert_eq!((skipped.successes(), left), (2, 1));
    assert_eq!(skipped.times(), Some((TIME, "2026-11-26T10:00:02Z")));
    assert_eq!(skipped.out_of_order(), 0);
}

#[test]
fn times_that_go_back_are_counted() {
    let times = ["10:00:01", "10:00:00", "10:00:00", "10:00:02", "10:00:01"];
    let log: Vec<_> = times.iter().map(|time| success(&format!("2026-11-26T{time}Z"))).collect();
    let (skipped, _) = skipped(&log.concat());
    assert_eq!((skipped.successes(), skipped.out_of_order()), (5, 2));
}

#[test]
fn only_certain_successes_are_passed_over() {
    for (members, expected) in [
        (r#""time":"T","category":"x","resultType":"Succeeded""#, true),
        (r#""time":"T","category":"x","resultType":"0""#, true),
        (r#""time":"T","resultType":"Success","properties":{"id":"a"}"#, true),
        (r#""time":"T","category":"x","resultType":"Failure""#, false),
        (r#""time":"T","category":"x","resultType":"""#, false),
        (r#""category":"x","resultType":"Success""#, false),
        (r#""time":"T","timeGenerated":"T","resultType":"Success""#, false),
        (r#""time":"T","resultType":"Success","resultType":"Failure""#, false),
        (r#""time":"T","level":"info","msg":"x""#, false),
    ] {
        let line = format!("{{{}}}\n", members.replace("\"T\"", &format!("\"{TIME}\"")));
        assert_eq!(counts(&line), (u64::from(expected), usize::from(!expected)), "{line}");
    }
}

/// Records of as many layouts, of which each differs from the one before in its names, their number or their order.
#[test]
fn layouts_are_told_apart() {
    let names = ["category", "time", "resultType", "location", "operationName"];
    let mut log = String::new();
    let mut count = 0;
    for turn in 0..names.len() {
        for length in 3..=names.len() {
            let members: Vec<_> = (0..length)
                .map(|at| match names[(turn + at) % names.len()] {
                    "time" => format!("\"time\":\"{TIME}\""),
                    "resultType" => "\"resultType\":\"Success\"".to_owned(),
                    name => format!("\"{name}\":\"x\""),
                })
                .collect();
            let line = format!("{{{}}}\n", members.join(","));
            if line.contains("time") && line.contains("resultType") {
                log += &line.repeat(2);
                count += 2;
            }
        }
    }
    assert_eq!(counts(&log), (count, 0));
}

#[test]
fn long_successes_are_counted_too() {
    for length in [8000, 9000] {
        let long = success(TIME).replace("DeviceOperations", &"x".repeat(length));
        assert_eq!(counts(&long.repeat(3)), (3, 0), "{length}");
    }
}

#[test]
fn a_line_below_those_passed_over_has_their_time() {
    for passed in ["", "sent (7)\n", "2026-11-26 10:00:01 sent (7)\n", "2026-11-26 10:00:01 sent (7)\nsent (8)\n"] {
        let log = format!("2026-11-26 10:00:00 started (1)\n{passed}errorCode: 404201\n");
        let mut records = Records::new(log.as_bytes());
        records.next_record().expect("the input can be read");
        records.skip().expect("the input can be read");
        let record = records.next_record().expect("the input can be read").expect("there is a record");
        let expected = if passed.contains(":01") { "2026-11-26 10:00:01" } else { "2026-11-26 10:00:00" };
        assert_eq!((record.text(), record.time()), ("errorCode: 404201", Some(expected)), "{log}");
    }
}

/// The successes before it differ from each other in the blanks outside of strings.
#[test]
fn a_result_within_another_object_is_not_that_of_the_record() {
    let line = |members: &str| {
        format!(
            "{{\"time\":\"{TIME}\",\"text\":\"x\\ny\",\"category\":\"y\",\"o\":{{\"k\":\"v\"{members}\"z\":\"1\"}}\n"
        )
    };
    let successes = [r#"},"resultType":"Success","#, r#"} ,"resultType":"Success" ,"#].map(line).concat();
    assert_eq!(counts(&successes.repeat(2)), (4, 0));
    assert_eq!(counts(&(successes + &line(r#","resultType":"Success"},"#))), (2, 1));
}
