//! Lines that are nothing but a code: they count with the same lines behind a time.

use crate::{rows, scanned};

#[test]
fn a_time_does_not_change_the_row() {
    for line in
        ["errorCode: 404201", "DPS-404201", "error 404201 EnrollmentNotFound", "errorCode: 404103", "errorCode: 404299"]
    {
        let log = format!("{line}\n2026-11-26T10:00:00Z {line}\n");
        for by in ["code", "origin"] {
            let counts: Vec<_> =
                rows(&scanned(&["--by", by], log.as_bytes())).into_iter().map(|(_, count)| count).collect();
            assert_eq!(counts, [2], "{by}: {line}");
        }
    }
}

#[test]
fn a_code_alone_is_from_dps_unless_only_another_table_has_it() {
    for (line, origin) in
        [("errorCode: 404201", "dps"), ("404201", "dps"), ("errorCode: 404103", "hub"), ("IH404002", "control_plane")]
    {
        assert_eq!(scanned(&[], format!("{line}\n").as_bytes())["rows"][0]["origin"], origin, "{line}");
    }
}
