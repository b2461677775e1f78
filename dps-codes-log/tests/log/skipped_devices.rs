//! The device of a failure is the same whether the lines above it are skipped or read.

use dps_codes_log::Records;

/// Returns the devices of the failures of a log.
fn devices(log: &str, is_skipping: bool) -> Vec<Option<String>> {
    let mut records = Records::new(log.as_bytes());
    let mut devices = Vec::new();
    loop {
        if is_skipping {
            records.skip().expect("the input can be read");
        }
        let Some(record) = records.next_record().expect("the input can be read") else { return devices };
        if record.reading().is_evident() {
            devices.push(record.device().map(str::to_owned));
        }
    }
}

#[test]
fn lines_of_another_source_name_no_device() {
    const FIRST: &str = "starting up (1.2)";
    const OK: &str = "Nov 26 10:00:01 edge-1 app[7]: device press-11 connected (ok).";
    const INNER: &str = "Nov 26 10:00:02 edge-1 app[7]:   subscribed (ok).";
    const OTHER: &str = "Nov 26 10:00:03 edge-2 app[8]:   retrying (ok).";
    const REQUEST: &str = "PUT /registrations/press-12/register (1)";
    const FAILURE: &str = "errorCode: 404201";
    for (lines, device) in [
        (&[OK, FAILURE][..], Some("press-11")),
        (&[OK, INNER, FAILURE], Some("press-11")),
        (&[OK, OTHER, FAILURE], None),
        (&[OK, INNER, OTHER, FAILURE], None),
        (&[OK, OTHER, INNER, FAILURE], None),
        (&[OK, REQUEST, FAILURE], Some("press-12")),
        (&[REQUEST, OK, FAILURE], Some("press-11")),
        (&[REQUEST, OTHER, FAILURE], None),
        (&[REQUEST, FAILURE], Some("press-12")),
        (&[OK, FAILURE, OTHER, FAILURE], None),
    ] {
        let log = format!("{FIRST}\n{}\n", lines.join("\n"));
        for is_skipping in [false, true] {
            let found = devices(&log, is_skipping);
            assert_eq!(found.last().map(Option::as_deref), Some(device), "{is_skipping}: {log}");
        }
    }
}
