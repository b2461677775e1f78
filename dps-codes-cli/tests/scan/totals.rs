//! The whole output of a scan as text, and its totals, with several inputs.

use crate::{Folder, command, piped, scanned};

const LOG: &[u8] = b"\
2026-11-26T09:59:59Z errorCode: 404201
2026-11-26T10:00:00Z {\"errorCode\":404201,\"registrationId\":\"a\"}
2026-11-26 10:00:01 errorCode: 404277
2026-11-26T10:00:00Z deviceId=b errorCode: 429001
2026-11-26T11:00:00Z errorCode: 404201
2026-11-26T10:30:00Z all is well
2026-11-26T10:30:00Z $dps/registrations/res/503/?$rid=1
";

fn at_width(columns: &str, arguments: &[&str]) -> String {
    let folder = Folder::new(&format!("totals-{columns}{}", arguments.concat()), &[("log", LOG)]);
    let output = command(arguments).arg("log").env("COLUMNS", columns).current_dir(&folder.0).output();
    let output = output.expect("the command starts");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    String::from_utf8(output.stdout).expect("standard output is UTF-8")
}

#[test]
fn a_row_says_what_failed_and_what_to_do() {
    let expected = "\
Count  Devices  First seen (UTC)     Last seen (UTC)      Code
    3        1  2026-11-26 09:59:59  2026-11-26 11:00:00  404201 EnrollmentNotFound
    From DPS. No enrollment has this ID.
    Operator: CheckAndRetry: Check the ID or the record that the request names, repair it, then try
    again.
    1        -  2026-11-26 10:00:01  2026-11-26 10:00:01  404277 not in the table
    From DPS. DPS does not find something that the request names by its ID.
    Operator: CheckAndRetry: see above.
    1        1  2026-11-26 10:00:00  2026-11-26 10:00:00  429001 ThrottlingException
    From DPS. The service throttles the operations of this tenant.
    Program: Backoff: Wait, longer after each failure, with random jitter and never less than
    retry-after; then send the same again.
    1        -  2026-11-26 10:30:00  2026-11-26 10:30:00  status 503
    From DPS. The service itself failed.
    Program: UseCachedCredentials: Connect again with the cached credentials, or ask the Device
    Registration Status Lookup for the assigned hub.

Records   7 in 1 input: 0 successful, 1 without a failure
Failures  6 of 2 devices: 1 without a number, 1 with an unlisted number
Skipped   0 records
Noted     2 records out of order, 1 time without a zone, read as UTC
";
    assert_eq!(at_width("100", &[]), expected);
}

#[test]
fn lines_are_wrapped_to_the_terminal() {
    let text = at_width("40", &["--top", "1"]);
    let expected = "\
Count  Devices  First seen (UTC)     Last seen (UTC)      Code
    3        1  2026-11-26 09:59:59  2026-11-26 11:00:00  404201 EnrollmentNotFound
    From DPS. No enrollment has this ID.
    Operator: CheckAndRetry: Check the
    ID or the record that the request
    names, repair it, then try again.

Records   7 in 1 input: 0 successful, 1
          without a failure
Failures  6 of 2 devices: 1 without a
          number, 1 with an unlisted
          number
Skipped   0 records
Left out  3 failures in 3 rows
Noted     2 records out of order, 1 time
          without a zone, read as UTC
";
    assert_eq!(text, expected);
}

/// The actions of the failures of one device, with their shares.
#[test]
fn several_actions_of_a_row_have_their_counts() {
    let text = at_width("100", &["--by", "origin"]);
    let expected = "\
Count  Devices  First seen (UTC)     Last seen (UTC)      Origin
    6        2  2026-11-26 09:59:59  2026-11-26 11:00:00  dps
    From DPS.
    Operator: CheckAndRetry (4 of 6): Check the ID or the record that the request names, repair it,
    then try again.
    Program: Backoff (1 of 6): Wait, longer after each failure, with random jitter and never less
    than retry-after; then send the same again.
    Program: UseCachedCredentials (1 of 6): Connect again with the cached credentials, or ask the
    Device Registration Status Lookup for the assigned hub.

";
    assert!(text.starts_with(expected), "{text}");
    let text = at_width("100", &["--by", "device"]);
    assert!(text.contains("\n    4        -  2026-11-26 09:59:59  2026-11-26 11:00:00  unknown\n"), "{text}");
    assert!(text.contains("\n    1        1  2026-11-26 10:00:00  2026-11-26 10:00:00  a\n"), "{text}");
}

/// Returns the totals below the table.
fn totals(text: &str) -> &str {
    text.rsplit_once("\n\n").map_or(text, |(_, totals)| totals)
}

#[test]
fn a_range_counts_what_it_leaves_out() {
    let range = ["--since", "2026-11-26T10:00:00Z", "--until", "2026-11-26T11:00:00Z"];
    let log = [b"sometime errorCode: 404201\n", LOG].concat();
    let expected = "\
Records   8 in 1 input: 0 successful, 1 without a failure
Failures  4 of 2 devices: 1 without a number, 1 with an unlisted number
Skipped   3 records: 2 outside of the time range, 1 without a time
Noted     2 records out of order, 1 time without a zone, read as UTC
";
    assert_eq!(totals(&piped(&range, &log).stdout), expected);
    let none = "\
Records   1 in 1 input: 0 successful, 0 without a failure
Failures  0: 0 without a number, 0 with an unlisted number
Skipped   1 record: 1 without a time
";
    assert_eq!(piped(&range, b"sometime errorCode: 404201\n").stdout, none);
}

/// Each total is the sum of those of all inputs, whichever worker has read them.
#[test]
fn the_totals_are_those_of_all_inputs() {
    let long = [b"x".repeat((1 << 20) + 1), b"\n".to_vec()].concat();
    let azure = br#"{"time":"2026-11-26T10:00:00Z","category":"DeviceOperations","resultType":"Success"}"#;
    let parts: [&[u8]; 5] =
        [LOG, b"\0 errorCode: 404201 \xff\n", &long, azure, br#"{"errorCode":404201,"message":"tr"#];
    for inputs in [1, 2] {
        let names: Vec<_> =
            (0..inputs).flat_map(|input| (0..parts.len()).map(move |part| format!("{input}/{part}"))).collect();
        let files: Vec<_> = names.iter().zip(parts.iter().cycle()).map(|(name, &part)| (name.as_str(), part)).collect();
        let folder = Folder::new(&format!("totals-inputs-{inputs}"), &[&files[..], &[(".hidden", LOG)]].concat());
        let outcome = folder.scan(&[".", "missing"]);
        let object = outcome.object();
        let expected = serde_json::json!({
            "records": 11 * inputs, "successes": inputs, "without_failure": 2 * inputs, "failures": 8 * inputs,
            "without_number": inputs, "unlisted": inputs, "out_of_order": 2 * inputs, "without_zone": inputs,
            "inputs": 5 * inputs, "unreadable": 1, "binary": inputs, "too_long": inputs, "invalid_utf8": inputs,
            "truncated": inputs, "devices": 2,
        });
        for (key, value) in expected.as_object().expect("an object") {
            assert_eq!(&object[key], value, "{key} of {inputs}: {object}");
        }
        assert_eq!((&object["skipped_files"]["hidden"], outcome.exit), (&1.into(), 2));
        assert_eq!(object["warnings"].as_array().map(Vec::len), Some(inputs));
    }
}

#[test]
fn one_and_many_are_told_apart() {
    let one = Folder::new("totals-one", &[("a", b"errorCode: 404201 deviceId=x\n")]).run(&["a", "a", "missing"]).stdout;
    let expected = "\
Records   1 in 1 input: 0 successful, 0 without a failure
Failures  1 of 1 device: 0 without a number, 0 with an unlisted number
Skipped   0 records; 1 file named twice
Noted     1 input not read to its end
";
    assert_eq!(totals(&one), expected);
    let left_out = piped(&["--top", "0"], b"errorCode: 404201\n").stdout;
    assert!(left_out.contains("Left out  1 failure in 1 row\n"), "{left_out}");
    let left_out = piped(&["--top", "0"], b"errorCode: 404201\nerrorCode: 404277\n").stdout;
    assert!(left_out.contains("Left out  2 failures in 2 rows\n"), "{left_out}");
    let nothing = piped(&["--top", "2"], b"errorCode: 404201\nerrorCode: 404277\n").stdout;
    assert!(!nothing.contains("Left out"), "{nothing}");
}

/// Records with names of any length take bounded memory, and no failure is lost.
#[test]
fn failures_of_rows_that_are_dropped_are_counted_together() {
    let record = |number: usize| {
        let name = format!("{number}{}", "h".repeat(100_000));
        let id = format!("/SUBSCRIPTIONS/0/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/{name}");
        format!(
            "{{\"resourceId\":\"{id}\",\"category\":\"C\",\"resultType\":\"ClientError\",\"resultSignature\":\"404\"}}\n"
        )
    };
    let object = scanned(&["--by", "hub"], (0..180).map(record).collect::<String>().as_bytes());
    let rows = object["rows"].as_array().expect("rows");
    let names: usize = rows.iter().filter_map(|row| row["key"].as_str()).map(str::len).sum();
    assert!(!rows.is_empty() && names <= 16 << 20, "{names}");
    let counted: u64 = rows.iter().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!(Some(180 - counted), object["rest"]["failures"].as_u64());
    assert!(counted < 180 && rows.iter().any(|row| row["count_exact"] == false));
    let warning = "there are too many different rows for the memory: the rarest are counted together";
    assert_eq!(object["warnings"], serde_json::json!([warning]));
}
