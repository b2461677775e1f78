//! Numbers that identify, measure or count something, each beside the same number as a code.

use dps_codes_log::Reading;

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn processes_threads_and_connections() {
    assert_numbers([
        ("dps[1]: 404201#409201: *409203 dps failed", None),
        ("DPS failed: *404201 x", None),
        ("DPS failed: *404201, x", CODE),
        ("thread 'main' (404201) panicked: dps failed", None),
        ("pool 'main' (404201) dps failed", CODE),
        ("[Nest] 404201  - 11/26/2026, 8:14:03 AM   ERROR dps register failed", None),
        ("404201 [main] dps register failed", None),
        ("404201 --- [main] dps register failed", None),
        ("E (404201) dps register failed", None),
        ("BE (404201) dps register failed", CODE),
    ]);
}

#[test]
fn lengths_of_responses() {
    assert_numbers([
        ("dps PUT /x 401 12 ms - 404201", None),
        ("dps returned\t404201\t200\tx", None),
        ("dps returned\t404201\t404\tx", CODE),
        ("dps returned\t404201\t2000\tx", CODE),
        ("dps returned\t404201\tabc\tx", CODE),
        ("dps returned 404201\t200\tx", CODE),
    ]);
}

#[test]
fn rows_whose_second_column_is_a_time() {
    assert_numbers([
        ("404201  12.401002  dps error", None),
        ("404201  12.  dps error", CODE),
        ("404201  .4 dps error", CODE),
        ("404201  a.4 dps error", CODE),
        ("404201 12.4x dps error", CODE),
    ]);
}

#[test]
fn rows_with_an_id_and_a_code() {
    assert_numbers([
        ("401003|10:00|press-11|dps failed with 404201", CODE),
        ("401003,10:00,press-11,dps failed: 404201", CODE),
        ("401003|10:00|press-11|dps failed", Some(401_003)),
    ]);
}

#[test]
fn elements_and_headers() {
    assert_numbers([
        ("dps failed <EventID>404201</EventID>", None),
        ("dps failed <errorCode>404201</errorCode>", CODE),
        ("CEF:0|x|dps|1|404201|register failed", None),
        ("LEEF:1|x|dps|1|404201|register failed", None),
        ("x|dps|1|404201|register failed", CODE),
    ]);
}

#[test]
fn arguments_and_fields() {
    assert_numbers([
        ("the error sleep(404201) says dps", None),
        ("the error sleep[404201] says dps", None),
        ("the DpsError(404201) says dps", CODE),
        ("the DpsError[404201] says dps", CODE),
        ("dps error pid=404201", None),
        ("error code=404201 dps", CODE),
        ("register failed #404201", CODE),
        ("error (#404201) in dps", CODE),
    ]);
}

#[test]
fn parts_of_longer_numbers_and_percentages() {
    assert_numbers([
        ("dps number 404201:错误", None),
        ("dps error 404201:错误", CODE),
        ("the error is 404201-x, says dps", None),
        ("the error 404201- x, says dps", CODE),
        ("dps error 404201%", None),
        ("the error 404201% says dps", None),
        ("the error 404201, says dps", CODE),
    ]);
}

#[test]
fn names_of_loggers() {
    assert_numbers([
        ("dps:404201: connected", None),
        ("INFO dps:404201: connected", None),
        ("INFO dps:404201 - connected", None),
        ("INFO dps:404201 | connected", None),
        ("INFO dps:404201 + connected", CODE),
        ("INFO dps:404201 - 12 connected", CODE),
        ("INFO got dps:404201 for press-1", CODE),
        ("INFO (dps:404201: connected", CODE),
        ("INFO error:404201: connected", CODE),
        ("DPS: (404201 for press-1)", CODE),
    ]);
}

#[test]
fn what_a_number_counts() {
    assert_numbers([
        ("DPS number 404201=0", None),
        ("DPS number 404201 = 0", None),
        ("DPS number 404201=0.5", CODE),
        ("DPS number 404201=0x1", CODE),
        ("dps error 404201 of 409201 lines", None),
        ("dps error 404201 of press-1", CODE),
        ("dps error 404201 ignored", None),
        ("dps error 404201 ignored by x", CODE),
        ("dps error 404201 level 3", None),
        ("dps error 404201 level=3", CODE),
        ("dps error 404201 McGib lost", None),
        ("dps error 404201 Invalid", None),
        ("dps error 404201 Invalid certificate", CODE),
    ]);
}

/// A candidate is a number that a person may ask about.
#[test]
fn identifiers_are_not_even_candidates() {
    for line in [
        "fan at 404201%",
        "ThreadId(404201) started",
        "seq 401002:401502",
        "E (404201) wifi: error",
        "<bytes>404201</bytes>",
        "409201-01-01 room booked",
        "Build=401002",
    ] {
        assert_eq!(Reading::of(line).candidates().count(), 0, "{line}");
    }
    let numbers = |line: &'static str| Reading::of(line).candidates().map(dps_codes::Code::number).collect::<Vec<_>>();
    assert_eq!(numbers("409201 .frames dropped"), [409_201]);
    assert_eq!(numbers("rooms 404201, 404202, 404203, 404204, 404205, 404206"), [404_201, 404_202, 404_203, 404_204]);
}
