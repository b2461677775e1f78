//! Text that makes a number a code, and the nearest text that does not: a sign, a letter or a word more or less.

use dps_codes::Origin;
use dps_codes_log::{Reading, may_be_evident, read};

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn numbers_that_display_calls_unlisted() {
    assert_numbers([
        ("error: 7 (unlisted)", Some(7)),
        ("error: -7 (unlisted)", Some(-7)),
        ("error: --7 (unlisted)", None),
        ("edge-7 (unlisted)", None),
        ("release v7 (unlisted)", None),
        ("4042011 (unlisted)", None),
    ]);
}

#[test]
fn codes_of_the_control_plane() {
    const JOB: Option<i64> = Some(404_002);
    assert_numbers([
        ("could not find it: IH404002", JOB),
        ("could not find it, IH404002.", JOB),
        ("could not find it, IH404002a", None),
        ("could not find it, IH404002%", None),
        ("could not find it, IH404002.5", None),
    ]);
}

#[test]
fn codes_in_hexadecimal() {
    assert_numbers([
        ("DPS error 0x62AE9", CODE),
        ("DPS error 0x62AE9, retrying", CODE),
        ("DPS error 0x62AE9 for press-1", CODE),
        ("DPS error 0x62AE9g", None),
        ("DPS error 0x62AE9_1", None),
        // 401 is a status.
        ("DPS error 0x191", None),
        ("DPS: (timeout) code 0x62AE9", CODE),
        ("DPS: timeout code 0x62AE9", None),
    ]);
    for line in ["read 0x3f402a10 from flash", "DPS error 0x191", "DPS error 0x62AE9g"] {
        assert!(!may_be_evident(line.as_bytes()), "{line}");
    }
}

#[test]
fn codes_behind_a_status_and_a_slash() {
    assert_numbers([
        ("DPS returned 401/401002", Some(401_002)),
        ("DPS returned 1401/401002", None),
        ("doors/401/401002", None),
        ("service error 401 / 401002", Some(401_002)),
        ("service error 401 in room 401002", Some(401)),
        ("DPS returned 404/404201 enrollment unknown", CODE),
        ("DPS returned 401/404201 enrollment unknown", None),
    ]);
}

#[test]
fn codes_in_a_line_with_a_status() {
    for (line, number, status) in [
        ("status 404, got 404201", CODE, Some(404)),
        ("status 401, got 404201", None, Some(401)),
        ("401 Unauthorized", None, Some(401)),
        ("404 NotFound", None, Some(404)),
        ("404 NotFound: x", Some(404), Some(404)),
    ] {
        let report = read(line);
        assert_eq!((report.number(), report.transport_status()), (number, status), "{line}");
    }
}

#[test]
fn codes_before_their_name_or_their_message() {
    assert_numbers([
        ("gate 404201 NewYorkCity", CODE),
        ("gate 404201 NewYork", None),
        ("gate 404201 Departures", None),
        ("gate 409203 Precondition", None),
        ("gate 404201 PreconditionFailed", None),
        ("gate 412001 PreconditionFailed", Some(412_001)),
        ("failed to register: 401002 Expired", Some(401_002)),
        ("failed to register: 401002 expired", None),
        ("failed to register 401002 Expired", None),
    ]);
}

#[test]
fn messages_behind_a_code_in_parentheses() {
    for (line, message) in [
        ("errorCode: 404201 (404201) Enrollment not found.", Some("Enrollment not found.")),
        ("errorCode: 404201 (409201) Enrollment exists.", None),
    ] {
        let report = read(line);
        let text = report.message().map(ToString::to_string);
        assert_eq!((report.number(), text.as_deref()), (CODE, message), "{line}");
    }
}

#[test]
fn devices_between_an_error_word_and_the_code() {
    assert_numbers([
        ("could not provision device 11 (404201)", CODE),
        ("could not provision device 11111 (404201)", CODE),
        ("could not provision device 111111 (404201)", None),
        ("could not provision device eleven (404201)", None),
        ("could not provision pallet 11 (404201)", None),
        ("zip\tcode: 404201", None),
        ("error\tcode: 404201", CODE),
    ]);
}

#[test]
fn codes_of_the_control_plane_name_it() {
    for (line, origin) in [
        ("it was lost: IH404002", Some(Origin::ControlPlane)),
        ("it was lost: ih500002, x", Some(Origin::ControlPlane)),
        ("it was lost: IH404002a", None),
        ("it was lost: IH4040021", None),
        ("it was lost: IH40400", None),
        ("it was lost: IH304002", None),
        ("it was lost: xIH404002", None),
        ("it was lost: _IH404002", None),
    ] {
        assert_eq!(Reading::of(line).named_origin(), origin, "{line}");
    }
}
