//! Errors that a line only mentions, each form beside the nearest one that states an error.

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn parts_of_addresses() {
    assert_numbers([
        ("a?errorCode=404201", None),
        ("x&errorCode=404201", None),
        ("?errorCode=404201", CODE),
        ("~/a#errorCode=404201", None),
        ("./a#errorCode=404201", None),
        ("../a#errorCode=404201", None),
        ("/a#errorCode=404201", None),
        ("mqtts://a#errorCode=404201", None),
        ("mqtts://a;errorCode=404201", CODE),
        ("mqtts://a errorCode=404201", CODE),
        ("a#errorCode=404201", CODE),
    ]);
}

#[test]
fn sides_of_a_comparison() {
    for (sign, number) in [("==", None), ("!=", None), (">=", None), ("<=", None), ("=>", CODE), ("->", CODE)] {
        let left = format!("dps failed: EnrollmentNotFound {sign} x");
        let right = format!("dps error {sign} 404201");
        assert_numbers([(left.as_str(), number), (right.as_str(), number)]);
    }
    assert_numbers([("dps error 404201: x == 5", CODE)]);
}

#[test]
fn a_level_of_an_error_counts_before_the_sentence() {
    for level in ["ERROR", "ERR", "FATAL", "CRIT", "CRITICAL", "SEVERE", "FAIL"] {
        assert_numbers([(format!("{level} no dps error 404201").as_str(), CODE)]);
    }
    for field in ["level=error", "level=\"error\"", "\"level\":\"error\"", "\"level\": \"error\""] {
        assert_numbers([(format!("{field} no dps error 404201").as_str(), CODE)]);
    }
    let late = format!("{} ERROR no dps error 404201", "x".repeat(256));
    let early = format!("{} ERROR no dps error 404201", "x".repeat(240));
    assert_numbers([
        (late.as_str(), None),
        (early.as_str(), CODE),
        ("WARN no dps error 404201", None),
        ("TERROR no dps error 404201", None),
        ("level=errors: no dps error 404201", CODE),
        ("levels=error: no dps error 404201", None),
    ]);
}

#[test]
fn verdicts_of_tests() {
    assert_numbers([
        ("✓ dps error 404201", None),
        ("PASS dps error 404201", None),
        ("[PASSED] dps error 404201", None),
        ("2026-11-27T10:00:00Z PASS dps error 404201", None),
        ("OK: dps error 404201", None),
        ("a PASS dps error 404201", CODE),
        ("ok 3 - dps error 404201", None),
        ("ok x - dps error 404201", CODE),
        ("ok 3 dps error 404201", CODE),
        ("not ok 3 - dps error 404201", CODE),
        ("run dps error 404201 ... ok", None),
        ("run dps error 404201 ... ok ", None),
        ("run dps error 404201 ... no", CODE),
        ("dps error 404201: pass", None),
        ("dps error 404201: passage", CODE),
        (r#"dps error 404201 outcome="passed""#, None),
        (r#"dps error 404201 outcome="failed""#, CODE),
    ]);
}

#[test]
fn alerts_that_are_over() {
    assert_numbers([
        ("alert dps error 404201 resolved", None),
        ("alert dps error 404201: unresolved", CODE),
        ("alert dps error 404201 not yet resolved", CODE),
        ("alert dps error 404201 is ok", None),
        ("alert dps error 404201 is on", CODE),
        ("alerts: dps error 404201 for dev-1 is ok", CODE),
    ]);
}

#[test]
fn searches_commits_and_notes() {
    for before in ["log | grep ", "grep -r ", "4c1 fix: ", "4c1 docs: ", "todo: ", "TODO(me) ", "FIXME: ", "select "] {
        assert_numbers([(format!("{before}dps error 404201").as_str(), None)]);
    }
    for before in ["log | less ", "grep ", "prefix: ", "todos ", "selected ", "lower case 7: "] {
        assert_numbers([(format!("{before}dps error 404201").as_str(), CODE)]);
    }
    assert_numbers([
        ("  case 404: return dps error 404201", None),
        ("case 404 return dps error 404201", CODE),
        ("dps error 404201 # todo: report", CODE),
    ]);
}

#[test]
fn denied_and_overcome_errors() {
    assert_numbers([
        ("dps never saw error 404201", None),
        ("dps never sent error 404201", CODE),
        ("dps error 404201 has not occurred", None),
        ("dps error 404201 has not ended", CODE),
        ("no dps error for a, 404201", None),
        ("no dps error, device a sent error 404201", CODE),
        ("no problem, dps register failed: error 404201", CODE),
        ("no error text: error 404201", CODE),
        ("no dev: error 404201", CODE),
        ("no errorcode 404201 error message", CODE),
        ("no errorcode 404201 error logged", None),
        ("dps error 404201, means nothing", CODE),
        ("dps error 404201, 404202 was resolved", None),
        ("recovered from dps error 404201", None),
        ("dps connected after error 404201", None),
        ("dps ended after error 404201", CODE),
        ("dps connected, failed after error 404201", CODE),
        ("resolved dps error 404201", None),
        ("dps error 404201 was resolved", None),
        ("dps error 404201 was resolved, then failed", CODE),
        ("dps error 404201 was repeated", CODE),
    ]);
}

#[test]
fn explained_and_conditional_errors() {
    assert_numbers([
        ("dps error code 404201 means that it is new", None),
        ("device a: dps error code 404201 means that it is new", CODE),
        ("dps error 404201 is sent if it is new", None),
        ("dps error 404201 is sent to it", CODE),
        ("dps error 404201 is sent when it is new", None),
        ("checks that dps error 404201 is raised", None),
        ("sees that dps error 404201 is raised", CODE),
        ("explains dps error 404201", None),
        ("dps error 404201 is now explained", None),
        ("dps error 404201 a b c d e f explained", CODE),
        ("dps will return error 404201", None),
        ("dps did return error 404201", CODE),
        ("would have failed with dps error 404201", None),
        ("did have failed: dps error 404201", CODE),
        ("dps changed from failed (404201) to assigned", None),
        ("dps changed from failed (404201) to disabled", CODE),
        ("if dps error 404201 occurs", None),
        ("rule for dps error 404201", None),
        ("rule: dps error 404201", CODE),
        ("last error (404201) connected 3 days ago", CODE),
        ("info on error code 404201 the client retries", None),
        ("what does dps error 404201 mean", None),
        ("what is dps error 404201, we mean", CODE),
        ("does dps error 404201 mean trouble", CODE),
    ]);
}

#[test]
fn ends_of_retries() {
    assert_numbers([
        ("retries after dps error 404201 were successful", None),
        ("dps error 404201, registration succeeded", None),
        ("dps error 404201, upload succeeded", CODE),
        ("dps error 404201, registration ok", None),
        ("dps error 404201, registration ok for a", CODE),
        ("dps error 404201, but registration succeeded", CODE),
        ("dps error 404201, registration succeeded, attestation failed", CODE),
        ("registration failed: dps error 404201, the clock is ok", CODE),
        ("registration failed: dps error 404201, registration ok", None),
    ]);
}

#[test]
fn ends_of_sentences() {
    for sign in ["\"", "{", "}", ";", "|", "\t", ". ", "! ", "? "] {
        assert_numbers([(format!("no error{sign}dps error 404201").as_str(), CODE)]);
        assert_numbers([(format!("dps error 404201{sign} registration succeeded").as_str(), CODE)]);
    }
    assert_numbers([
        ("no error 'dps error 404201'", CODE),
        ("no dps's error 404201", None),
        ("no dps.x error 404201", None),
    ]);
}
