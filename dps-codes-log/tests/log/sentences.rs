//! Sentences that state a failure, each kind beside one that has the same words and states none.

use dps_codes_log::read;

use crate::assert_numbers;

#[test]
fn errors_of_the_past_and_of_rules() {
    assert_numbers([
        ("INFO dps: no event (401002, 404201)", None),
        ("INFO dps: no event received, error 404201", Some(404_201)),
        ("INFO prov: press-11 no longer fails with 404201", None),
        ("INFO prov: press-11 no longer connects: DPS error 404201", Some(404_201)),
        ("last error (404201) was 3 days ago, connected since", None),
        ("last error (404201) was 3 days ago, not connected since", Some(404_201)),
        ("last error (404201) was 3 minutes ago", Some(404_201)),
        ("INFO dps: on error code 429001 the client retries", None),
        ("INFO provisioning gave up on error 429001, the agent retries", Some(429_001)),
        ("INFO prov: simulating DPS error 404201 for the drill", None),
        ("INFO docs: updated the page about error 404201", None),
    ]);
}

#[test]
fn unlisted_codes_of_dps() {
    assert_numbers([
        ("Provisioning of press-11 ended with code 409999", Some(409_999)),
        ("Packing of press-11 ended with code 409999", None),
        ("extended_error_code: 409999", Some(409_999)),
        ("extended_part_code: 409999", None),
    ]);
    for (line, status) in
        [("DPS returned 500", Some(500)), ("DPS returned 500 rows", None), ("tail returned 500", None)]
    {
        assert_eq!(read(line).transport_status(), status, "{line}");
    }
}

#[test]
fn counters_are_not_failures() {
    assert_numbers([
        (r#"dps_registrations_total{code="404201"} 7"#, None),
        (r#"dps_registrations_total{code="200"} 404201"#, None),
        (r#"{"msg":"DPS register failed","errors":404201}"#, None),
        (r#"dps_error{code="404201"} for press-11"#, Some(404_201)),
    ]);
}

#[test]
fn keys_of_codes_in_json_without_blanks() {
    for key in ["extendedErrorCode", "extended_error", "err_code", "reasonCode", "result"] {
        let line = |topic: &str| format!(r#"{{"level":"error","msg":"{topic} failed","{key}":404201}}"#);
        assert_numbers([(line("DPS register").as_str(), Some(404_201)), (line("payment").as_str(), None)]);
    }
    assert_numbers([
        (r#"{"level":"error","msg":"DPS register failed","zipCode":404201}"#, None),
        (r#"{"level":"error","msg":"register failed","dpsErrorCode":404201}"#, Some(404_201)),
    ]);
}

#[test]
fn listed_codes_in_prose() {
    assert_numbers([
        ("Provisioning error for press-11: [404202] Registration missing", Some(404_202)),
        ("INFO error counter for press-11 [404202] DPS heartbeat", None),
        ("The service returned 500001: Something broke", Some(500_001)),
        ("The service returned 500001 rows", None),
        ("The query returned 500001: rows", None),
        ("Provisioning of press-11 aborted (400208)", Some(400_208)),
    ]);
}

#[test]
fn unlisted_codes_need_dps_and_an_error_word() {
    assert_numbers([
        ("DPS rejected press-11: 409999 (odd)", Some(409_999)),
        ("Provisioning of press-11 aborted, reason 409999", Some(409_999)),
        ("Provisioning press-11... FAILED (409999)", Some(409_999)),
        ("Upload of press-11 aborted, reason 409999", None),
        ("DPS failed after 409999 ms", None),
        ("DPS error rate 409999", None),
    ]);
}

#[test]
fn the_first_column_is_an_id_if_the_row_states_a_code() {
    assert_numbers([
        ("401003\t2026-11-25T08:14:03Z\tpress-11\tError\tdps error 404201 Enrollment not found", Some(404_201)),
        ("401003|2026-11-25T08:14:03Z|press-11|dps error 404201", Some(404_201)),
        ("404201\tdps\tEnrollment not found", Some(404_201)),
    ]);
}

#[test]
fn failures_whatever_follows_or_precedes_the_code() {
    assert_numbers([
        ("device press-11 failed to register: 404201", Some(404_201)),
        ("registration failed again: 401002, no more retries", Some(401_002)),
        ("error registering: 404201", Some(404_201)),
        ("device press-11 could not register: 404201", Some(404_201)),
        ("could register: 404201", None),
        ("dps error 401002 despite a valid certificate", Some(401_002)),
        ("press-11: dps error 401002, the clock is OK", Some(401_002)),
        ("dps sent 401002 packets despite the rain", None),
        ("INFO test 5: dps error 401002", Some(401_002)),
        ("INFO the test of dps error 401002 runs", None),
    ]);
}

#[test]
fn explanations_tests_and_alerts_that_are_over() {
    assert_numbers([
        ("help: code 404201 means that no enrollment has this ID", None),
        ("register failed with code 404201, which means that no enrollment has this ID", Some(404_201)),
        ("ERROR dps: code 404201 means that registration of press-11 failed", Some(404_201)),
        ("Code 404201 is sent if no enrollment has this ID.", None),
        ("Code 404201 was sent for press-1", Some(404_201)),
        ("* Error 404201 (`EnrollmentNotFound`) is now explained on the page *Devices*.", None),
        ("INFO device=press-1 is no longer refused with 401002, assigned after 2 tries", None),
        ("INFO device=press-1 was refused with 401002", Some(401_002)),
        ("INFO device=press-1 would have failed with errorCode 409201 before 4.2, assigned now", None),
        ("INFO device=press-1 has failed with errorCode 409201", Some(409_201)),
        ("INFO config: ignore_errors=[404201, 409201]", None),
        ("INFO dps: errors=[404201, 409201]", Some(404_201)),
        ("<doc>Checks that error code 404201 is shown when the enrollment does not exist.</doc>", None),
        (r#"{"name":"error code 404201 is mapped","status":"passed"}"#, None),
        (r#"<UnitTestResult testName="Explains(code: 404201)" outcome="Passed" />"#, None),
        ("[RESOLVED] DPS registration failed with 404201", None),
        ("[FIRING] DPS registration failed with 404201", Some(404_201)),
        ("status changed from failed (404201) to assigned", None),
        ("status changed from assigning to failed (404201)", Some(404_201)),
        ("expected errorCode 404201, got errorCode 404201: PASS", None),
        ("it maps error 401002 ... ok", None),
        ("kubectl logs deploy/dps | grep errorCode=404201", None),
    ]);
}

#[test]
fn notes_alerts_and_explanations() {
    assert_numbers([
        ("TODO: handle errorCode 401002", None),
        ("TODO list: errorCode 401002 for dev-1", Some(401_002)),
        ("    case 404201: return \"EnrollmentNotFound\";", None),
        ("worst case: errorCode 404201", Some(404_201)),
        ("2026-11-25T08:14:04Z [RESOLVED] device=dev-1 registration failed with errorCode=401002", None),
        ("2026-11-25T08:14:04Z [FIRING] device=dev-1 registration failed with errorCode=401002", Some(401_002)),
        ("alert \"errorCode 404201\" for device=dev-1 resolved after 404 s", None),
        ("alert \"errorCode 404201\" for device=dev-1 is not resolved", Some(404_201)),
        ("alert rule \"errorCode 404201 > 5 in 10m\" is OK", None),
        ("2026-11-25T08:14:01Z INFO  help: code 404201 means that no enrollment has this ID", None),
        ("2026-11-25T08:14:01Z INFO  dev-1: code 404201", Some(404_201)),
        ("A device that got `errorCode 401002` is shown in red.", None),
        ("dev-1 got `errorCode 401002`, see the red page", Some(401_002)),
        ("registration of dev-1 failed: error 401002, the clock is OK", Some(401_002)),
        ("error 401002, registration is OK", None),
        ("dps: error 429001 ignored by the client", Some(429_001)),
        ("ignoring error 429001", None),
        ("BenchmarkDps-8   \t  404201\t      2911 ns/op", None),
    ]);
}

/// The words around the return code decide, not those of another sentence of the line.
#[test]
fn return_codes_that_are_denied() {
    for (line, code) in [
        ("MQTT connected again. Now no errors (rc=5)", None),
        ("MQTT connected again. Now an error (rc=5)", Some(5)),
        ("no errors so far. MQTT is closed (rc=5)", Some(5)),
    ] {
        assert_eq!(read(line).transport_status(), code, "{line}");
    }
}

#[test]
fn names_that_are_denied() {
    assert_numbers([
        ("dps: no errors (EnrollmentNotFound) today", None),
        ("no errors with EnrollmentNotFound, all devices are up", None),
        ("dps: no devices, errors (EnrollmentNotFound) today", Some(404_201)),
        ("dps: errors (EnrollmentNotFound) today", Some(404_201)),
    ]);
}
